import type { Fact, Framework, Table } from '../catalogue/types.ts';

/** Figures that the document itself gives for cells of this table. */
export const factsOfTable = ({ facts }: Framework, { id }: Table): Fact[] =>
  facts.filter(({ comparesTo }) => comparesTo?.startsWith(`${id}/`) === true);

/** Those of one cell; a reference without a column means the only one, or the share. */
export function factsOfCell(framework: Framework, table: Table, row: string, column: string, columns: number): Fact[] {
  const full = `${table.id}/${row}/${column}`;
  const short = `${table.id}/${row}`;
  return factsOfTable(framework, table).filter(
    ({ comparesTo }) => comparesTo === full || (comparesTo === short && columns === 1),
  );
}

/** The figure of the latest date; the document often gives several years. */
export const latest = (facts: readonly Fact[]): Fact | undefined =>
  [...facts].sort((a, b) => (a.asOf ?? '').localeCompare(b.asOf ?? '')).at(-1);

/** When the document's figures of a table were true, as people write dates. */
export function datesOf(framework: Framework, table: Table): string {
  const dates = factsOfTable(framework, table).flatMap(({ asOf }) => (asOf === undefined ? [] : [asOf]));
  return [...new Set(dates)].map(dateText).join(', ');
}

/** «2021-01-01» → «01.01.2021»; «2022-2023» stays. */
export const dateText = (date: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(date) ? `на ${date.split('-').reverse().join('.')}` : date;
