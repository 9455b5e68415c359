import type { Framework, Table } from '../../pipeline/catalogue/types.ts';
import type { Finding } from '../../pipeline/finding.ts';
import { boundsOf } from '../../pipeline/indicators/bounds.ts';
import { planOf, type PlannedIndicator } from '../../pipeline/indicators/plan.ts';
import type {
  FrameworkResult,
  IndicatorResult,
  MeasureReport,
  ProtocolLine,
  Results,
  SchoolValue,
  TableResult,
} from '../../pipeline/indicators/results.ts';
import { percent } from '../../pipeline/indicators/share.ts';
import { reaches, targetOf } from '../../pipeline/indicators/target.ts';
import { parsePeriod } from '../../pipeline/period.ts';
import type { School } from '../../pipeline/registry.ts';
import type { SummaryRequest } from '../../pipeline/summary/index.ts';
import { reconcile } from '../../pipeline/summary/reconciliation.ts';

/** A small generator: the same seed makes the same municipality. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

const TYPES = ['ДОО', 'ООО', 'ОДО'] as const;

export function schools(count: number): School[] {
  return Array.from({ length: count }, (_, at) => {
    const type = at === count - 1 ? 'ОДО' : at % 2 === 0 ? 'ООО' : 'ДОО';
    const number = at + 1;
    const name =
      type === 'ООО'
        ? `МБОУ «Средняя общеобразовательная школа № ${number} с углублённым изучением отдельных предметов»`
        : type === 'ДОО'
          ? `МБДОУ «Детский сад № ${number}»`
          : 'МБУ ДО «Дом детского творчества»';
    return { code: `${1000 + number}`, name, type, shnor: at % 7 === 2, shnsu: at % 9 === 4 };
  });
}

const yearly = (
  year: number,
  next: () => number,
  planned: PlannedIndicator,
  accepted: readonly School[],
  all: readonly School[],
) => {
  const { indicator, types, level } = planned;
  const { computation, id, unit } = indicator;
  const target = targetOf(indicator.targets, year);
  const shown = target === undefined ? {} : { target: { op: target.op, value: target.value } };
  const base = { id, kind: computation.kind, unit, ...shown };
  const applies = ({ type }: School): boolean => types === undefined || types.includes(type);
  const covered = accepted.filter((school) => applies(school) && next() > 0.04);
  const coverage = { schools: covered.length, of: all.filter(applies).length };
  if (computation.kind === 'text')
    return {
      ...base,
      value: next() > 0.4 ? 'да' : 'частично',
      comment: 'подтверждено справкой ИМЦ',
    } as IndicatorResult;
  if (computation.kind === 'presence') {
    if (level === 'municipality') {
      const value = next() > 0.2 ? next() > 0.3 : null;
      const met = value === null ? null : target === undefined ? undefined : reaches(target, { presence: value });
      return { ...base, value, ...(target === undefined ? {} : { met: met ?? null }) } as IndicatorResult;
    }
    const bySchool = covered.map(({ code }): SchoolValue => ({ school: code, value: next() > 0.4 }));
    const yes = bySchool.filter(({ value }) => value === true).length;
    return {
      ...base,
      numerator: yes,
      denominator: covered.length,
      value: yes > 0,
      coverage,
      bySchool,
    } as IndicatorResult;
  }
  if (computation.kind === 'count') {
    if (level === 'municipality')
      return { ...base, value: Math.floor(next() * 9), ...(target ? { met: next() > 0.5 } : {}) };
    const bySchool = covered.map(({ code }): SchoolValue => {
      const numerator = Math.floor(next() * 6);
      return { school: code, numerator, value: numerator };
    });
    return {
      ...base,
      value: bySchool.reduce((sum, one) => sum + (one.numerator ?? 0), 0),
      coverage,
      bySchool,
    } as IndicatorResult;
  }
  if (level === 'municipality') {
    const [numerator, denominator] = [Math.floor(next() * 10), 10];
    const met = target && reaches(target, { numerator, denominator });
    return {
      ...base,
      numerator,
      denominator,
      value: percent(numerator, denominator),
      ...(target ? { met } : {}),
    } as IndicatorResult;
  }
  const rate = next();
  const bySchool = covered.map(({ code, type }): SchoolValue => {
    const denominator = next() < 0.04 ? 0 : Math.floor((type === 'ООО' ? 40 : 14) * (0.3 + next()));
    const numerator = Math.min(denominator, Math.round(denominator * Math.min(1, rate * (0.4 + 1.2 * next()))));
    return { school: code, numerator, denominator, value: percent(numerator, denominator) };
  });
  const sum = (parts: readonly SchoolValue[], which: 'numerator' | 'denominator') =>
    parts.reduce((total, one) => total + (one[which] ?? 0), 0);
  const [numerator, denominator] = [sum(bySchool, 'numerator'), sum(bySchool, 'denominator')];
  const value = percent(numerator, denominator);
  const missing = coverage.of - coverage.schools;
  const bounds = boundsOf(numerator, denominator, missing, denominator / Math.max(1, covered.length));
  const byType = TYPES.flatMap((type) => {
    const own = bySchool.filter(({ school }) => accepted.find(({ code }) => code === school)?.type === type);
    if (own.length === 0) return [];
    const [n, d] = [sum(own, 'numerator'), sum(own, 'denominator')];
    return [{ type, numerator: n, denominator: d, value: percent(n, d) }];
  });
  const bySubject = ['математика', 'физика', 'русский язык', 'без предмета'].map((subject) => {
    const d = Math.ceil(next() * 20);
    const n = Math.floor(next() * d);
    return { subject, numerator: n, denominator: d, value: percent(n, d) };
  });
  return {
    ...base,
    numerator,
    denominator,
    value,
    ...(target && denominator > 0 ? { met: reaches(target, { numerator, denominator }) } : {}),
    coverage,
    ...(bounds === undefined ? {} : { bounds }),
    bySchool,
    byType,
    ...(indicator.bySubject ? { bySubject } : {}),
  } as IndicatorResult;
};

/** Categories of Алапаевск add up to their whole. */
const FACTS: Readonly<Record<string, number[]>> = {
  ВКК: [60, 330, 18.2],
  '1КК': [132, 330, 40],
  СЗД: [67, 330, 20.3],
  'без категории': [71, 330, 21.5],
};

function tableOf(table: Table, next: () => number, found: readonly TableResult[]): TableResult {
  const { id, columns } = table;
  const ratio = (): number[] => {
    const d = 20 + Math.floor(next() * 400);
    const n = Math.floor(next() * d);
    return [n, d, percent(n, d)!];
  };
  if (table.form === 'shares')
    return { id, columns, rows: table.rows.map(({ label }) => ({ label, values: FACTS[label] ?? ratio() })) };
  const types = TYPES.map((label) => ({ label, values: columns.map((): number | null => Math.floor(next() * 90)) }));
  if (table.form === 'percentOf') {
    const rows = found.find((one) => one.id === table.table)!.rows;
    return {
      id,
      columns,
      rows: rows.map(({ label, values }) => {
        const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
        return { label, values: values.map((value) => percent(value, sum)) };
      }),
    };
  }
  if (table.form === 'shareByType') {
    const parts = TYPES.map((label) => ({ label, values: ratio() }));
    const [n, d] = [0, 1].map((at) => parts.reduce((sum, { values }) => sum + values[at]!, 0)) as [number, number];
    return { id, columns, rows: [...parts, { label: 'Всего', values: [n, d, percent(n, d)] }] };
  }
  const total = columns.map((_, at) => types.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  return { id, columns, rows: [...types, { label: 'Всего', values: total }] };
}

export interface FixtureOptions {
  readonly schools?: number;
  readonly period?: string;
  readonly previous?: boolean;
  readonly tables?: readonly TableResult[];
  /** Text of the first school's explanation. */
  readonly explanation?: string;
}

/** A plausible municipality for any framework: some schools missing, some rejected, some cells unknown. */
export function request(framework: Framework, options: FixtureOptions = {}): SummaryRequest {
  const { schools: count = 16, period: name = '2025-2026', previous: withPrevious = true } = options;
  const period = parsePeriod(name)!;
  const settings = { period, youngMaxAge: 35 };
  const next = random(count * 31 + framework.id.length);
  const registry = schools(count);
  const missing = registry.filter((_, at) => at % 11 === 6).map(({ code }) => code);
  const rejected = registry.filter((_, at) => at % 13 === 3).map(({ code }) => code);
  const accepted = registry.filter(({ code }) => !missing.includes(code) && !rejected.includes(code));
  const planned = planOf([framework], settings).indicators;
  const indicators = planned.map((one): IndicatorResult => {
    const result = yearly(period.year, next, one, accepted, registry);
    if (!withPrevious || typeof result.value !== 'number') return result;
    const previous = Math.max(0, Math.round((result.value + (next() - 0.5) * 12) * 10) / 10);
    return { ...result, previous, change: Math.round((result.value - previous) * 10) / 10 };
  });
  const tables: TableResult[] = [];
  for (const table of framework.tables)
    tables.push(options.tables?.find(({ id }) => id === table.id) ?? tableOf(table, next, tables));
  const result: FrameworkResult = { id: framework.id, indicators, tables };
  const results: Results = {
    period: name,
    generated: '2026-06-15T09:00:00Z',
    schools: { expected: count, submitted: count - missing.length, accepted: accepted.length, missing, rejected },
    frameworks: [result],
  };
  const file = (code: string): string => `Мониторинг_${name}_${code}.xlsx`;
  const hash = (code: string): string => code.padEnd(64, 'a1b2c3d4');
  const findings: Finding[] = [
    ...rejected.map((school): Finding => ({
      file: file(school),
      school,
      code: 'N1',
      level: 'error',
      sheet: 'Кадры',
      cell: 'F12',
      message: 'Не заполнен год рождения.',
      hint: 'Впишите год четырьмя цифрами.',
      cells: ['F14', 'F15'],
    })),
    ...accepted.flatMap((school, at): Finding[] =>
      at % 2 === 0
        ? [
            {
              file: file(school.code),
              school: school.code,
              code: 'K8',
              level: 'query',
              sheet: 'Кадры',
              cell: `K${at + 8}`,
              message: 'Высшая категория при стаже меньше двух лет.',
              hint: 'Проверьте стаж или поясните на листе «Пояснения».',
              ...(at % 4 === 0 ? { explanation: 'Стаж прерывался.' } : {}),
            },
          ]
        : [],
    ),
  ];
  const protocol: ProtocolLine[] = registry
    .filter(({ code }) => !missing.includes(code))
    .map(({ code }) => ({
      file: file(code),
      sha256: hash(code),
      school: code,
      verdict: rejected.includes(code) ? 'отклонён' : 'принят',
      errors: rejected.includes(code) ? 3 : 0,
      queries: 1,
      infos: 2,
    }));
  const measures: MeasureReport[] = framework.measures.slice(0, 20).map(({ key }, at) => ({
    key,
    status: at % 3 === 0 ? 'в работе' : 'выполнено',
    actual: at % 2 === 0 ? 35 : null,
    date: '20.05.2026',
    evidence: 'приказ № 45',
    comment: '',
  }));
  return {
    framework,
    result,
    results,
    findings,
    protocol,
    registry,
    settings,
    measures,
    submissions: accepted.map(({ code }, at) => ({
      school: code,
      file: file(code),
      sha256: hash(code),
      explanations:
        at === 0
          ? [{ code: 'K8', about: 'строка 17', text: options.explanation ?? 'Стаж прерывался, проверено.', cell: 'C5' }]
          : [],
    })),
    reconciliation: reconcile({ framework, result, results, registry }),
    ...(withPrevious ? { previous: { ...results, period: '2024-2025' } } : {}),
    made: new Date('2026-06-15T09:00:00Z'),
    municipality: { centre: 'МКУ «Информационно-методический центр»', director: 'И. И. Иванова' },
  };
}
