import type { Share, Table, Tally } from '../catalogue/types.ts';
import { coveredBy, tallyKey, type Plan } from './plan.ts';
import type { Partial } from './partials.ts';
import type { MunicipalRequest } from './request.ts';
import type { TableResult } from './results.ts';
import { unscaled } from './scale.ts';
import { percent } from './share.ts';

/** Rows of every table «by type», in the order of the documents. */
export const TYPES = ['ДОО', 'ООО', 'ОДО'] as const;
export const TOTAL = 'Всего';

type Row = TableResult['rows'][number];

/** The tables of a document over the accepted schools (`domain/indicators.md` §8). */
export function tablesOf(tables: readonly Table[], request: MunicipalRequest): TableResult[] {
  const made = new Map<string, TableResult>();
  for (const table of tables)
    made.set(table.id, { id: table.id, columns: table.columns, rows: rowsOf(table, request, made) });
  return [...made.values()];
}

function rowsOf(table: Table, request: MunicipalRequest, made: ReadonlyMap<string, TableResult>): Row[] {
  switch (table.form) {
    case 'byType':
      return byType(request.partials, (partials) => table.tallies.map((tally) => sumOf(tally, partials, request.plan)));
    case 'shareByType':
      return byType(request.partials, (partials) => shareRow(table.share, partials, request));
    case 'shares':
      return table.rows.map(({ label, share }) => ({ label, values: shareRow(share, request.partials, request) }));
    case 'percentOf': {
      const base = made.get(table.table);
      if (base === undefined) throw new Error(`Table ${table.id} is a percentage of ${table.table}, which comes later`);
      return base.rows.map(({ label, values }) => {
        const sum = values.reduce<number | null>((a, b) => (a === null || b === null ? null : a + b), 0);
        return { label, values: values.map((value) => percent(value, sum)) };
      });
    }
  }
}

/** A row for each type and one for all; a type without an accepted school is unknown. */
function byType(
  partials: readonly Partial[],
  values: (partials: readonly Partial[]) => readonly (number | null)[],
): Row[] {
  const width = values([]).length;
  const row = (label: string, some: readonly Partial[]): Row => ({
    label,
    values: some.length === 0 ? Array<null>(width).fill(null) : values(some),
  });
  return [
    ...TYPES.map((type) =>
      row(
        type,
        partials.filter((partial) => partial.type === type),
      ),
    ),
    row(TOTAL, partials),
  ];
}

const sumOf = (tally: Tally, partials: readonly Partial[], plan: Plan): number => {
  const key = tallyKey(tally, plan.settings);
  return unscaled(
    tally,
    partials.reduce((sum, { tallies }) => sum + (tallies[key] ?? 0), 0),
  );
};

/** [part, whole, %]; a school that left a needed number blank is in neither. */
function shareRow(
  { part, whole }: Share,
  partials: readonly Partial[],
  { plan, municipality }: MunicipalRequest,
): (number | null)[] {
  if ('municipal' in part && 'municipal' in whole) {
    const [n, d] = [municipality.values[part.municipal], municipality.values[whole.municipal]];
    return typeof n === 'number' && typeof d === 'number' ? [n, d, percent(n, d)] : [null, null, null];
  }
  const covers = coveredBy({ kind: 'share', part, whole });
  const key = covers === undefined ? undefined : tallyKey({ schools: covers }, plan.settings);
  const inSums = key === undefined ? partials : partials.filter(({ tallies }) => tallies[key] === 1);
  if (inSums.length === 0) return [null, null, null];
  const [n, d] = [sumOf(part, inSums, plan), sumOf(whole, inSums, plan)];
  const scale = 'total' in part || 'total' in whole ? 100 : 1;
  return [n, d, percent(Math.round(n * scale), Math.round(d * scale))];
}
