import { useMemo } from 'preact/hooks';
import { askedOf, fieldsAsked } from '../../../pipeline/catalogue/asked.ts';
import type { Field } from '../../../pipeline/catalogue/fields.ts';
import { findFramework } from '../../../pipeline/catalogue/index.ts';
import { SHEETS } from '../../../pipeline/form.ts';
import { parsePeriod } from '../../../pipeline/period.ts';
import type { Entry } from '../../../pipeline/submission.ts';
import { labelOf } from '../../../pipeline/summary/labels.ts';
import { written } from '../parts/changes.tsx';
import { Notice } from '../parts/notice.tsx';
import type { CampaignView, RegisteredSchool, Remark, StoredSubmission } from '../wire.ts';
import { counted as count } from '../words.ts';
import { countedRows, type CountedRows } from './counted.ts';

type Place = Omit<Remark, 'text'>;

interface SheetsProps {
  readonly campaign: CampaignView;
  readonly school: RegisteredSchool;
  readonly document: StoredSubmission;
  /** Rows that make this indicator are marked. */
  readonly indicator: string | undefined;
  /** A cell was chosen to be remarked. */
  readonly onRemark: (place: Place) => void;
}

/** The sheets of a report without names: people, courses, answers of the school. */
export function Sheets({ campaign, school, document, indicator, onRemark }: SheetsProps) {
  const { frameworks, period, settings } = campaign;
  const asked = useMemo(() => fieldsAsked(frameworks.flatMap((id) => findFramework(id) ?? [])), [frameworks]);
  const counted = useMemo(
    () =>
      indicator === undefined
        ? undefined
        : countedRows(indicator, frameworks, document, school, {
            period: parsePeriod(period)!,
            youngMaxAge: settings.youngMaxAge,
          }),
    [indicator, document],
  );
  const place = (code: string, line?: number): Place | null => {
    const spot = document.spots[code];
    if (spot === undefined) return null;
    const row = line ?? spot.row;
    return {
      sheet: spot.sheet,
      cell: row === undefined ? '' : `${spot.column}${row}`,
      code,
      ...(row === undefined ? {} : { line: row }),
    };
  };
  const rows = (owner: 'staff' | 'training', title: string) => (
    <Rows
      title={title}
      fields={askedOf(asked, owner).filter(({ local }) => !local)}
      entries={document[owner]}
      counted={owner === 'staff' ? counted : undefined}
      place={place}
      onRemark={onRemark}
    />
  );
  return (
    <>
      {counted === undefined ? null : (
        <Notice kind="plain" title={`Показатель ${labelOf(counted.indicator)}: ${counted.indicator.text}`}>
          {counted.whole.size + counted.part.size === 0
            ? 'Считается не по строкам «Кадров»: смотрите отмеченные ответы организации.'
            : `В знаменателе ${count(counted.whole.size || counted.part.size, 'строка', 'строки', 'строк')}, в числителе ${count(counted.part.size, 'строка', 'строки', 'строк')} «Кадров»: они отмечены ниже.`}
        </Notice>
      )}
      <section>
        <h2>{SHEETS.organisation}</h2>
        <div class="scroll tall" role="region" aria-label="Ответы организации" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Вопрос</th>
                <th scope="col">Ответ</th>
                <th scope="col">Документ</th>
              </tr>
            </thead>
            <tbody>
              {askedOf(asked, 'school')
                .filter(({ registry, code }) => !registry && code !== 'org_code')
                .map(({ code, label }) => {
                  const at = place(code);
                  return (
                    <tr key={code} class={counted?.fields.has(code) ? 'counted' : ''}>
                      <td>{label}</td>
                      <td
                        class="pick"
                        onClick={() => at !== null && at.cell !== '' && onRemark(at)}
                        title={at?.cell ?? ''}
                      >
                        {written(document.school[code] ?? null)}
                      </td>
                      <td>{document.evidence[code] ?? ''}</td>
                    </tr>
                  );
                })}
            </tbody>
          </table>
        </div>
      </section>
      {rows('staff', SHEETS.staff)}
      {rows('training', SHEETS.training)}
    </>
  );
}

interface RowsProps {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly entries: readonly Entry[];
  readonly counted: CountedRows | undefined;
  readonly place: (code: string, line: number) => Place | null;
  readonly onRemark: (place: Place) => void;
}

function Rows({ title, fields, entries, counted, place, onRemark }: RowsProps) {
  return (
    <section>
      <h2>
        {title} <span class="soft small">{count(entries.length, 'строка', 'строки', 'строк')}</span>
      </h2>
      <div class="scroll tall" role="region" aria-label={title} tabIndex={0}>
        <table class="dense">
          <thead>
            <tr>
              {fields.map(({ code, label }) => (
                <th key={code} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody
            onClick={({ target }) => {
              const { code, line } = (target as HTMLElement).closest('td')?.dataset ?? {};
              const at = code === undefined || line === undefined ? null : place(code, Number(line));
              if (at !== null) onRemark(at);
            }}
          >
            {entries.map(({ line, values }) => (
              <tr key={line} class={counted?.part.has(line) ? 'counted' : counted?.whole.has(line) ? 'whole' : ''}>
                {fields.map(({ code }) => (
                  <td key={code} class="pick" data-code={code} data-line={line}>
                    {values[code] === undefined || values[code] === null ? '' : written(values[code])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
