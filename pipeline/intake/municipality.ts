import { vocabularies } from '../catalogue/vocabularies.ts';
import { field, findField, partOf, type Field } from '../catalogue/fields.ts';
import type { Value, Values } from '../condition/predicate.ts';
import type { Finding } from '../finding.ts';
import type { MeasureReport } from '../indicators/results.ts';
import { readAnswers, type Answer } from './answers.ts';
import { readCsv, readPairs } from './csv.ts';
import { likeness, normalise, tidy } from './normalise.ts';
import { Notes } from './notes.ts';

/** The ИМЦ's own answers: values by code, and what it wrote about statuses. */
export interface Municipality {
  readonly values: Values;
  /** Text after the colon of a status, by code. */
  readonly comments: Readonly<Record<string, string>>;
  /** Upper age of the young, when the municipality set it. */
  readonly youngMaxAge?: number;
  readonly findings: readonly Finding[];
}

export const NO_MUNICIPALITY: Municipality = { values: {}, comments: {}, findings: [] };

const ageSetting: Field = {
  code: 'young_max_age',
  owner: 'municipality',
  group: 'Настройки',
  label: 'Предельный возраст молодого педагога',
  kind: 'integer',
  prompt: 'целое число лет, обычно 35',
  min: 18,
  max: 60,
};

/** Reads `municipality.csv`: `code;value` lines, statuses as «да», «нет», «частично» with a text after a colon. */
export function readMunicipality(file: string, bytes: Uint8Array): Municipality {
  const notes = new Notes(file);
  const comments: Record<string, string> = {};
  const statuses: Record<string, Value> = {};
  const answers: Answer[] = [];
  for (const { code, cell, line } of readPairs(readCsv(bytes))) {
    const spot = { sheet: file, column: 'B', row: line };
    const what = code === ageSetting.code ? ageSetting : findField(code);
    if (what === undefined || (what.owner !== 'municipality' && !code.startsWith('s_'))) {
      notes.add(
        'info',
        'T7',
        { sheet: file, cell: `A${line}` },
        `строка «${code}» незнакома и пропущена`,
        'Проверьте код.',
      );
    } else if (what.code === 'm_text_status') {
      const [, status = '', comment = ''] = /^([^:]*):?([\s\S]*)$/.exec(tidy(String(cell.value ?? ''))) ?? [];
      const { value, wrong } = normalise(
        { value: status.trim() === '' ? null : status },
        { ...what, kind: 'list', list: vocabularies.textStatus },
      );
      if (wrong !== undefined)
        notes.add(
          'error',
          'K2',
          { sheet: file, cell: `B${line}` },
          `${code}: ${wrong}`,
          'Допускается да, нет или частично; пояснение – после двоеточия.',
        );
      statuses[code] = value;
      if (comment.trim() !== '') comments[code] = comment.trim();
    } else answers.push({ field: what, code, cell, spot });
  }
  const { values, spots } = readAnswers(answers, notes);
  for (const [part, whole] of partOf) {
    const [a, b] = [values[part], values[whole]];
    if (typeof a !== 'number' || typeof b !== 'number' || a <= b || spots[part] === undefined) continue;
    notes.add(
      'error',
      'C1',
      { sheet: file, cell: `B${spots[part].row}` },
      `часть больше целого: «${field(part).label}» ${a} > «${field(whole).label}» ${b}`,
      'Исправьте; пока оба числа не учтены.',
    );
    delete values[part];
    delete values[whole];
  }
  for (const [code, value] of Object.entries(values))
    if (typeof value === 'number' && value < 0) {
      notes.add(
        'error',
        'N2',
        { sheet: file, cell: `B${spots[code]?.row}` },
        `${code}: отрицательное число ${value}`,
        'Исправьте; пока не учтено.',
      );
      delete values[code];
    }
  const age = values[ageSetting.code];
  return {
    values: { ...values, ...statuses },
    comments,
    ...(typeof age === 'number' ? { youngMaxAge: age } : {}),
    findings: notes.done(),
  };
}

/** Reads `measures.csv`: a line per quantified norm. Keys that no document has are told. */
export function readMeasures(
  file: string,
  bytes: Uint8Array,
  known: ReadonlySet<string>,
): { measures: MeasureReport[]; findings: Finding[] } {
  const notes = new Notes(file);
  const { rows, lines } = readCsv(bytes);
  const header = (rows[0] ?? []).map((text) => likeness(text));
  const at = (...names: string[]): number => header.findIndex((text) => names.some((name) => likeness(name) === text));
  const columns = {
    key: at('measure_key', 'код меры'),
    status: at('status', 'статус'),
    actual: at('actual_value', 'факт'),
    date: at('date', 'дата'),
    evidence: at('evidence', 'подтверждение'),
    comment: at('comment', 'комментарий'),
  };
  const measures = rows.slice(1).flatMap((row, index): MeasureReport[] => {
    const read = (column: number): string => tidy(row[column] ?? '');
    const place = { sheet: file, cell: `A${lines[index + 1]}` };
    const key = read(columns.key);
    if (!known.has(key)) {
      notes.add('query', 'M1', place, `меры «${key}» нет ни в одном документе`, 'Проверьте код меры.');
      return [];
    }
    const status = normalise(
      { value: read(columns.status) },
      { ...field('s_vsoko'), list: vocabularies.measureStatus },
    );
    if (status.wrong !== undefined)
      notes.add(
        'error',
        'K2',
        place,
        `${key}: статус ${status.wrong}`,
        `Допускается: ${vocabularies.measureStatus.values.join(', ')}.`,
      );
    const written = read(columns.actual);
    const actual = normalise(
      { value: written === '' ? null : written.replace(/\s*%$/, ''), plain: true },
      { ...field('positions_total'), label: 'факт' },
    );
    if (actual.wrong !== undefined) notes.add('error', 'N2', place, `${key}: факт ${actual.wrong}`, 'Впишите число.');
    if (status.value === 'выполнено' && actual.value === null && written === '' && read(columns.evidence) === '')
      notes.add(
        'query',
        'M2',
        place,
        `${key}: «выполнено» без факта и подтверждения`,
        'Впишите число или реквизиты документа.',
      );
    return [
      {
        key,
        status: typeof status.value === 'string' ? status.value : '',
        actual: typeof actual.value === 'number' ? actual.value : null,
        date: read(columns.date),
        evidence: read(columns.evidence),
        comment: read(columns.comment),
      },
    ];
  });
  return { measures, findings: notes.done() };
}
