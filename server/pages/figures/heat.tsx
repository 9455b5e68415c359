import { useState } from 'preact/hooks';
import type { Framework, Indicator } from '../../../pipeline/catalogue/types.ts';
import type { FrameworkResult, IndicatorResult, SchoolValue } from '../../../pipeline/indicators/results.ts';
import { Tick } from '../parts/field.tsx';
import { factText, fractionText, labelOf, targetText, valueText } from './shown.ts';

interface HeatProps {
  readonly framework: Framework;
  readonly result: FrameworkResult;
  readonly schools: readonly { readonly code: string; readonly name: string }[];
  readonly onOpen: (indicator: Indicator) => void;
  /** Where a school's page is; nobody but the ИМЦ has one. */
  readonly schoolLink: (code: string, indicator?: string) => string;
}

interface Column {
  readonly indicator: Indicator;
  readonly result: IndicatorResult;
  readonly bySchool: ReadonlyMap<string, SchoolValue>;
}

/** Fewer people than this say little: their share gets no colour. */
const FEW = 5;

/** Five steps over the range a column really has, so that schools differ where the indicator does. */
function stepOf({ bySchool }: Column, one: SchoolValue): string {
  if (typeof one.value !== 'number' || (one.denominator ?? FEW) < FEW) return '';
  const values = [...bySchool.values()].flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? '' : `heat-${Math.min(4, Math.floor(((one.value - low) / (high - low)) * 5))}`;
}

/** All schools against all indicators, in the order of the registry; with colours on demand. */
export function Heat({ framework, result, schools, onOpen, schoolLink }: HeatProps) {
  const [coloured, setColoured] = useState(true);
  const byId = new Map(result.indicators.map((one) => [one.id, one]));
  const columns = framework.indicators.flatMap((indicator): Column[] => {
    const found = byId.get(indicator.id);
    if (found?.bySchool === undefined || found.bySchool.length === 0) return [];
    return [{ indicator, result: found, bySchool: new Map(found.bySchool.map((one) => [one.school, one])) }];
  });
  if (columns.length === 0) return <p>Ни у одного показателя пока нет значений по школам.</p>;
  return (
    <section>
      <h2>Школы и показатели</h2>
      <div class="row">
        <Tick label="Раскрасить" checked={coloured} onTick={setColoured} />
        {coloured ? (
          <span class="hint row">
            <span class="badge heat-0">ниже всех</span>
            <span class="badge heat-2">посередине</span>
            <span class="badge heat-4">выше всех</span>
            внутри своего столбца; меньше {FEW} человек – без цвета
          </span>
        ) : null}
      </div>
      <div class="scroll tall heat" role="region" aria-label="Школы и показатели" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Организация</th>
              {columns.map(({ indicator }) => (
                <th key={indicator.id} scope="col">
                  <button type="button" class="link" title={indicator.text} onClick={() => onOpen(indicator)}>
                    {labelOf(indicator)}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr class="group">
              <th scope="row">Муниципалитет</th>
              {columns.map(({ indicator, result: one }) => (
                <td key={indicator.id} title={`${factText(one)}; порог: ${targetText(one) || 'нет'}`}>
                  {typeof one.value === 'boolean' ? (one.value ? 'да' : 'нет') : factText(one).replace(/ .*$/, '')}
                </td>
              ))}
            </tr>
            {schools.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">
                  <a href={schoolLink(code)}>{name}</a>
                </th>
                {columns.map((column) => {
                  const one = column.bySchool.get(code);
                  if (one === undefined) return <td key={column.indicator.id}>–</td>;
                  return (
                    <td key={column.indicator.id} class={coloured ? stepOf(column, one) : ''} title={fractionText(one)}>
                      {valueText(one)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
