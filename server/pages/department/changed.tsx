import { findFramework } from '../../../pipeline/catalogue/index.ts';
import type { IndicatorResult } from '../../../pipeline/indicators/results.ts';
import { changeText, factText, labelOf, previousText } from '../figures/shown.ts';
import { Table } from '../parts/table.tsx';
import type { ReleaseView, Results } from '../wire.ts';
import { counted } from '../words.ts';

interface ChangedProps {
  readonly results: Results;
  readonly changes: ReleaseView['changes'];
}

/** What differs from the release before, and from the year before. */
export function Changed({ results, changes }: ChangedProps) {
  const all = results.frameworks.flatMap(({ id, indicators }) =>
    indicators.flatMap((result) => {
      const indicator = findFramework(id)?.indicators.find((one) => one.id === result.id);
      return indicator === undefined ? [] : [{ key: `${id}/${result.id}`, indicator, result }];
    }),
  );
  const find = (framework: string, id: string): (typeof all)[number] | undefined =>
    all.find(({ key }) => key === `${framework}/${id}`);
  const since = (changes?.indicators ?? []).flatMap((change) => {
    const found = find(change.framework, change.indicator);
    return found === undefined ? [] : [{ ...change, ...found }];
  });
  const byYear = all
    .filter(({ result }) => typeof result.change === 'number' && result.change !== 0)
    .sort((a, b) => Math.abs(b.result.change!) - Math.abs(a.result.change!));
  const was = (result: IndicatorResult, value: IndicatorResult['value']): string =>
    factText({ unit: result.unit, value });
  return (
    <section>
      <h2>Что изменилось</h2>
      {changes === null ? (
        <p>Это первый выпуск кампании.</p>
      ) : since.length === 0 ? (
        <p>С выпуска № {changes.since} ни один показатель не изменился.</p>
      ) : (
        <details open>
          <summary>
            С выпуска № {changes.since}: {counted(since.length, 'показатель', 'показателя', 'показателей')}
          </summary>
          <Table
            caption="Изменения с прошлого выпуска"
            rows={since}
            rowKey={({ key }) => key}
            columns={[
              { heading: '№', show: ({ indicator }) => <span class="nowrap">{labelOf(indicator)}</span> },
              { heading: 'Показатель', show: ({ indicator }) => indicator.text },
              { heading: 'Было', show: ({ result, was: before }) => was(result, before) },
              { heading: 'Стало', show: ({ result }) => factText(result) },
            ]}
          />
        </details>
      )}
      {byYear.length === 0 ? (
        <p>Сравнить с прошлым годом не с чем.</p>
      ) : (
        <details>
          <summary>С прошлого года: {counted(byYear.length, 'показатель', 'показателя', 'показателей')}</summary>
          <Table
            caption="Изменения за год"
            rows={byYear}
            rowKey={({ key }) => key}
            columns={[
              { heading: '№', show: ({ indicator }) => <span class="nowrap">{labelOf(indicator)}</span> },
              { heading: 'Показатель', show: ({ indicator }) => indicator.text },
              { heading: 'Год назад', show: ({ result }) => previousText(result) },
              { heading: 'Сейчас', show: ({ result }) => factText(result) },
              { heading: 'Изменение', number: true, show: ({ result }) => changeText(result) },
            ]}
          />
        </details>
      )}
    </section>
  );
}
