/** Column letters of a 1-based number: 1 → A, 28 → AB. */
export function letters(column: number): string {
  let result = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    result = String.fromCharCode(65 + ((rest - 1) % 26)) + result;
  return result;
}

/** «F12» of a 1-based row and column. */
export const address = (row: number, column: number): string => `${letters(column)}${row}`;

/** «'Лист 1'!$A$1:$B$2», quoted as formulas need it. */
export const sheetRange = (sheet: string, from: string, to?: string): string => {
  const fixed = (cell: string): string => cell.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
  return `'${sheet.replaceAll("'", "''")}'!${fixed(from)}${to === undefined ? '' : `:${fixed(to)}`}`;
};
