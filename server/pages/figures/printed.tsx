import type { Framework, Indicator, PrintedTable, Section, Shows } from '../../../pipeline/catalogue/types.ts';
import type { FrameworkResult, IndicatorResult } from '../../../pipeline/indicators/results.ts';
import { targetOf } from '../../../pipeline/indicators/target.ts';
import { bareTarget, isOwn, coverageOf, changeText, factText, fractionText, sectionTitle, titleOf } from './shown.ts';

interface PrintedProps {
  readonly framework: Framework;
  readonly result: FrameworkResult;
  readonly table: PrintedTable;
  readonly year: number;
  /** Opens where the number comes from. */
  readonly onOpen: (indicator: Indicator) => void;
}

const WORDS: Readonly<Record<string, string>> = {
  printed: '№', section: 'Раздел', parent: 'Направление', text: 'Показатель', source: 'Источник', target: 'Порог', value: 'Факт',
}; // prettier-ignore

/** A table of the document as printed, filled, and beside it what «Свод» knows of each number. */
export function Printed({ framework, result, table, year, onOpen }: PrintedProps) {
  const byId = new Map(result.indicators.map((one) => [one.id, one]));
  const columns = table.columns.filter(({ shows }) => shows !== 'blank' && shows !== 'section' && shows !== 'parent');
  const numbered = columns.some(({ shows }) => shows === 'printed');
  const ownValue = !columns.some(({ shows }) => shows === 'value');
  const rows = table.indicators.flatMap((id) => framework.indicators.filter((one) => one.id === id));
  const width = columns.length + 4 + (ownValue ? 1 : 0);
  let section = '';
  return (
    <section>
      <h2>{table.title}</h2>
      <p class="hint">{table.clause}</p>
      <div class="scroll" role="region" aria-label={table.title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map(({ heading, shows }, at) => (
                <th key={at} scope="col">
                  {heading === '' ? WORDS[shows.split(':')[0]!] : heading}
                </th>
              ))}
              {ownValue ? <th scope="col">Факт</th> : null}
              <th scope="col">Из чего</th>
              <th scope="col">Порог достигнут</th>
              <th scope="col">Данные</th>
              <th scope="col">За год</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((indicator) => {
              const found = byId.get(indicator.id);
              if (found === undefined) return null;
              const heading = indicator.section === section ? null : sectionOf(framework, indicator.section);
              section = indicator.section;
              return (
                <>
                  {heading === null || heading === undefined || sectionTitle(heading) === table.title ? null : (
                    <tr class="group" key={`s-${indicator.section}`}>
                      <td colSpan={width}>{sectionTitle(heading)}</td>
                    </tr>
                  )}
                  <tr key={indicator.id} data-indicator={indicator.id}>
                    {columns.map(({ shows }, at) => (
                      <td key={at} class={shows === 'text' ? 'wide' : ''}>
                        {shows === 'value' ? (
                          <Fact indicator={indicator} result={found} onOpen={onOpen} />
                        ) : (
                          cell(indicator, shows, year, numbered)
                        )}
                      </td>
                    ))}
                    {ownValue ? (
                      <td>
                        <Fact indicator={indicator} result={found} onOpen={onOpen} />
                      </td>
                    ) : null}
                    <td class="nowrap">{fractionText(found)}</td>
                    <td>
                      <Met result={found} />
                    </td>
                    <td class="nowrap">{coverageOf(found)}</td>
                    <td class="nowrap">{changeText(found)}</td>
                  </tr>
                </>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const sectionOf = ({ sections }: Framework, id: string): Section | undefined => sections.find((one) => one.id === id);

/** @param numbered another column shows the number */
function cell(indicator: Indicator, shows: Shows, year: number, numbered: boolean): string {
  switch (shows) {
    case 'printed':
      return indicator.printed;
    case 'text':
      return numbered ? indicator.text : titleOf(indicator);
    case 'source':
      return indicator.source ?? '';
    case 'target':
      return targetOf(indicator.targets, year)?.raw ?? '';
    default:
      return shows.startsWith('target:') ? (targetOf(indicator.targets, Number(shows.slice(7)))?.raw ?? '') : '';
  }
}

interface FactProps {
  readonly indicator: Indicator;
  readonly result: IndicatorResult;
  readonly onOpen: (indicator: Indicator) => void;
}

/** The number; pressed, it tells where it comes from. */
export const Fact = ({ indicator, result, onOpen }: FactProps) => (
  <button type="button" class="link" onClick={() => onOpen(indicator)} title="Откуда число">
    {factText(result)}
  </button>
);

/** Whether the target is reached, in a word and a colour. */
export const Met = ({ result }: { readonly result: IndicatorResult }) => (
  <>
    <MetBadge {...result} />
    {isOwn(result) ? <span class="hint nowrap"> порог ИМЦ: {bareTarget(result)}</span> : null}
  </>
);

const MetBadge = ({ target, met }: Pick<IndicatorResult, 'target' | 'met'>) =>
  target === undefined ? (
    <span class="soft">порога нет</span>
  ) : met === undefined || met === null ? (
    <span class="soft">нет данных</span>
  ) : (
    <span class={`badge ${met ? 'good' : 'bad'}`}>{met ? 'да' : 'нет'}</span>
  );
