import type { Framework } from '../catalogue/types.ts';
import type { FrameworkResult, Results, TableResult } from '../indicators/results.ts';
import type { School } from '../registry.ts';
import { equal, inform, type ReconciliationRow } from './comparison.ts';
import { crossTable, PARTITIONS, rowSum } from './crossTable.ts';
import { reconcileIndicators } from './reconcileIndicators.ts';

export type { ReconciliationRow } from './comparison.ts';

/** An accepted school's roster, counted straight from its rows, past all tables. */
export interface RosterCount {
  readonly school: string;
  /** Rows of «Кадры». */
  readonly rows: number;
  /** Of them pedagogical workers (set `ped`). */
  readonly ped: number;
}

export interface ReconciliationRequest {
  readonly framework: Framework;
  readonly result: FrameworkResult;
  readonly results: Results;
  readonly registry: readonly School[];
  readonly rosters?: readonly RosterCount[];
  readonly previous?: Results;
}

const TOTAL = 'Всего';

const countOf = (table: TableResult, row: string, column: string): number | null =>
  table.rows.find(({ label }) => label === row)?.values[table.columns.indexOf(column)] ?? null;

/** The types of a table add up to «Всего», cell by cell; one line a table unless something differs. */
function sumsOfTypes(tables: readonly TableResult[], title: (id: string) => string): ReconciliationRow[] {
  return tables.flatMap((table) => {
    const total = table.rows.find(({ label }) => label === TOTAL);
    if (total === undefined) return [];
    const additive = table.columns.map((column, at) => ({ column, at })).filter(({ column }) => !column.includes('%'));
    if (table.id.endsWith('_pct')) return [];
    const lines = additive.map(({ column, at }) => {
      const known = table.rows.flatMap(({ label, values }) => (label === TOTAL ? [] : [values[at] ?? null]));
      const sum = known.every((value) => value === null)
        ? null
        : known.reduce<number>((all, value) => all + (value ?? 0), 0);
      const right = total.values[at] ?? null;
      return sum === null && right === null
        ? undefined
        : equal(
            'Сумма типов ОО = «Всего»',
            `${title(table.id)}: ${column}`,
            sum,
            right,
            'строка «Всего» не равна сумме типов',
          );
    });
    const wrong = lines.filter((line) => line !== undefined && line.verdict !== 'сходится');
    if (wrong.length > 0) return wrong as ReconciliationRow[];
    const all = lines.filter((line) => line !== undefined).reduce((sum, line) => sum + (line.left ?? 0), 0);
    return [equal('Сумма типов ОО = «Всего»', `${title(table.id)}: все графы вместе`, all, all)];
  });
}

/** Roster against tables, type by type: the tables must count every pedagogical worker once. */
function rosterTotals({ result, registry, rosters = [] }: ReconciliationRequest): ReconciliationRow[] {
  if (rosters.length === 0) return [];
  const types = new Map(registry.map(({ code, type }) => [code, type]));
  return (['ДОО', 'ООО', 'ОДО'] as const).flatMap((type) => {
    const own = rosters.filter(({ school }) => types.get(school) === type);
    if (own.length === 0) return [];
    const ped = own.reduce((sum, one) => sum + one.ped, 0);
    return result.tables
      .filter(({ id }) => id in PARTITIONS)
      .map((table) =>
        equal(
          'Педагогических работников в «Кадрах» = в таблице',
          `${type}, ${PARTITIONS[table.id]}`,
          ped,
          rowSum(table, type),
          'таблица посчитала не всех: у части работников не заполнена графа',
        ),
      );
  });
}

/** Equality of tables, spoken once for each pair of rows that can be compared. */
function betweenTables(tables: readonly TableResult[], title: (id: string) => string): ReconciliationRow[] {
  const [first, ...others] = tables.filter(({ id }) => id in PARTITIONS);
  if (first === undefined) return [];
  const found = crossTable(tables);
  return others.flatMap((other) =>
    first.rows.map(({ label }) => {
      const finding = found.find(({ table, row }) => table === other.id && row === label);
      const about = `${label}: ${title(first.id)} / ${title(other.id)}`;
      return equal(
        'Одни и те же люди в двух таблицах (C6)',
        about,
        rowSum(first, label),
        rowSum(other, label),
        finding?.message,
      );
    }),
  );
}

/** Staff totals of the tables against the table of organisations, and the categories of Алапаевск against their whole. */
function wholes(tables: readonly TableResult[]): ReconciliationRow[] {
  const staff = tables.find(({ id }) => id === 'staff');
  const age = tables.find(({ id }) => id === 'age');
  const facts = tables.find(({ id }) => id === 'facts');
  const lines: ReconciliationRow[] = [];
  if (staff?.columns.includes('педагогические работники') === true && age !== undefined)
    for (const { label } of age.rows)
      lines.push(
        equal(
          'Таблица кадров = таблица возраста',
          label,
          countOf(staff, label, 'педагогические работники'),
          rowSum(age, label),
          'не у всех работников известен год рождения',
        ),
      );
  const parts = ['ВКК', '1КК', 'СЗД', 'без категории'].map((label) => facts?.rows.find((row) => row.label === label));
  const [whole, ...known] = [parts[0]?.values[1] ?? null, ...parts.map((row) => row?.values[0] ?? null)];
  if (facts !== undefined && known.every((value) => value !== null))
    lines.push(
      equal(
        'Категории складываются во всех педагогических работников',
        'ВКК + 1КК + СЗД + без категории',
        known.reduce((sum, value) => sum + value, 0),
        whole,
        'у части работников категория не заполнена',
      ),
    );
  return lines;
}

/** Numbers of schools, and totals against last year. */
function around({ framework, result, results, registry, previous }: ReconciliationRequest): ReconciliationRow[] {
  const { expected, accepted, missing, rejected, submitted } = results.schools;
  const lines = [
    equal('ОО в реестре = ожидаемых отчётов', 'реестр', registry.length, expected, 'реестр изменился после сбора'),
    equal(
      'Принято + отклонено + не сдали = в реестре',
      'отчёты',
      accepted + rejected.length + missing.length,
      expected,
      'часть отчётов не отнесена ни к одной ОО реестра',
    ),
    inform(
      'Сдано и принято',
      'отчёты',
      submitted,
      accepted,
      rejected.length > 0 ? `отклонено: ${rejected.join(', ')}` : '',
    ),
  ];
  if (missing.length > 0)
    lines.push(inform('В реестре и сдано', 'отчёты', expected, submitted, `не сдали: ${missing.join(', ')}`));
  const before = previous?.frameworks.find(({ id }) => id === framework.id);
  for (const { id, title } of framework.tables) {
    const [now, then] = [result, before].map((one) => one?.tables.find((table) => table.id === id));
    if (now === undefined || then === undefined || !now.rows.some(({ label }) => label === TOTAL)) continue;
    if (!(id in PARTITIONS) && now.columns.length > 1) continue;
    const [left, right] = [rowSum(now, TOTAL), rowSum(then, TOTAL)];
    const change = left === null || right === null ? '' : `изменение ${left - right}`;
    lines.push(inform('Всего человек: этот период и прошлый', title, left, right, change));
  }
  return lines;
}

/**
 * Control totals of a summary: rosters against tables, tables against each other, types and schools against totals,
 * this year against last. Every difference has a name; an empty difference says that it was looked at.
 */
export function reconcile(request: ReconciliationRequest): ReconciliationRow[] {
  const { framework, result } = request;
  const title = (id: string): string => framework.tables.find((table) => table.id === id)?.title ?? id;
  return [
    ...around(request),
    ...rosterTotals(request),
    ...betweenTables(result.tables, title),
    ...wholes(result.tables),
    ...sumsOfTypes(result.tables, title),
    ...reconcileIndicators(result.indicators),
  ];
}
