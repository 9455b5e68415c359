import type { Style } from './write.ts';

/**
 * How the workbooks look: Times New Roman, thin grey borders, pale yellow where one types, grey where formulas
 * stand, the look that schools know from federal forms (`domain/forms.md` §7). The plain font of size 10 is the
 * workbook's own (`writeBook`) and is not repeated: a style is compared anew for every cell.
 */
const name = 'Times New Roman';
const side = { style: 'thin', color: { rgb: '8C8C8C' } } as const;
const border = { top: side, right: side, bottom: side, left: side };
const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;
const font = (size: number, more: object = {}) => ({ name, size, ...more });

/** The workbook's own font, for looks that change it a little. */
export const plainFont = font(10);

export const colours = {
  input: 'FFF9DB',
  formula: 'EDEDED',
  head: 'DCE6F1',
  group: 'EAF1DD',
  bad: 'F8CBAD',
  query: 'FFE699',
  good: 'C6E0B4',
  accent: '1F4E79',
} as const;

const body = { vertical: 'center', wrapText: true } as const;

export const looks = {
  title: { font: font(14, { bold: true }), alignment: { ...body, horizontal: 'center' } },
  subtitle: { font: font(11), alignment: { ...body, horizontal: 'center' } },
  heading: { font: font(12, { bold: true, color: { rgb: colours.accent } }), alignment: { vertical: 'center' } },
  right: { alignment: { ...body, horizontal: 'right' } },
  plain: { font: font(11), alignment: { ...body, vertical: 'top' } },
  note: { font: font(9, { italic: true, color: { rgb: '595959' } }), alignment: { ...body, vertical: 'top' } },
  head: {
    font: font(10, { bold: true }),
    fill: solid(colours.head),
    border,
    alignment: { ...body, horizontal: 'center' },
  },
  headSmall: {
    font: font(9, { bold: true }),
    fill: solid(colours.head),
    border,
    alignment: { ...body, horizontal: 'center' },
  },
  headTurned: {
    font: font(9, { bold: true }),
    fill: solid(colours.head),
    border,
    alignment: { ...body, horizontal: 'center', textRotation: 90 },
  },
  group: {
    font: font(10, { bold: true }),
    fill: solid(colours.group),
    border,
    alignment: { ...body, horizontal: 'left' },
  },
  groupCentred: {
    font: font(9, { bold: true }),
    fill: solid(colours.group),
    border,
    alignment: { ...body, horizontal: 'center' },
  },
  hint: {
    font: font(9, { italic: true, color: { rgb: '595959' } }),
    border,
    alignment: { ...body, horizontal: 'left' },
  },
  columnNumber: { font: font(8), fill: solid('F5F5F5'), border, alignment: { horizontal: 'center' } },
  text: { border, alignment: { ...body, horizontal: 'left' } },
  centred: { border, alignment: { ...body, horizontal: 'center' } },
  number: { border, numFmt: '#,##0', alignment: { vertical: 'center', horizontal: 'center' } },
  decimal: { border, numFmt: '#,##0.##', alignment: { vertical: 'center', horizontal: 'center' } },
  percent: { border, numFmt: '0.0', alignment: { vertical: 'center', horizontal: 'center' } },
  total: {
    font: font(10, { bold: true }),
    border,
    numFmt: '#,##0',
    alignment: { vertical: 'center', horizontal: 'center' },
  },
  code: { font: font(8, { color: { rgb: '7F7F7F' } }) },
  input: {
    border,
    fill: solid(colours.input),
    alignment: { ...body, horizontal: 'center' },
    protection: { locked: false },
  },
  inputText: {
    border,
    fill: solid(colours.input),
    alignment: { ...body, horizontal: 'left' },
    protection: { locked: false },
  },
  inputDate: {
    border,
    fill: solid(colours.input),
    numFmt: 'dd.mm.yyyy',
    alignment: { horizontal: 'center', vertical: 'center' },
    protection: { locked: false },
  },
  formula: {
    border,
    fill: solid(colours.formula),
    alignment: { ...body, horizontal: 'center' },
  },
  formulaPercent: {
    border,
    fill: solid(colours.formula),
    numFmt: '0.0',
    alignment: { horizontal: 'center', vertical: 'center' },
  },
  formulaText: { border, fill: solid(colours.formula), alignment: { ...body, horizontal: 'left' } },
  formulaDecimal: {
    border,
    fill: solid(colours.formula),
    numFmt: '#,##0.##',
    alignment: { horizontal: 'center', vertical: 'center' },
  },
  /** Does not apply here: nothing is to be filled. */
  notApplicable: {
    font: font(9, { color: { rgb: '7F7F7F' } }),
    border,
    fill: { type: 'pattern', pattern: 'lightUp', fgColor: { rgb: 'BFBFBF' }, bgColor: { rgb: 'F2F2F2' } },
    alignment: { horizontal: 'center', vertical: 'center' },
  },
  /** Cells where a number of the ИМЦ, a code or a telephone is typed as text. */
  inputLine: {
    font: font(11),
    border,
    fill: solid(colours.input),
    numFmt: '@',
    alignment: { ...body, horizontal: 'left' },
    protection: { locked: false },
  },
  given: { font: font(11), border, fill: solid(colours.formula), alignment: { ...body, horizontal: 'left' } },
  label: { font: font(11), border, alignment: { ...body, horizontal: 'left' } },
  status: { font: font(16, { bold: true }), border, alignment: { ...body, horizontal: 'center' } },
  unit: {
    font: font(8, { italic: true }),
    fill: solid('F5F5F5'),
    border,
    alignment: { ...body, horizontal: 'center' },
  },
  link: {
    font: font(10, { color: { rgb: '0563C1' }, underline: true }),
    border,
    alignment: { ...body, horizontal: 'left' },
  },
  linkPlain: { font: font(11, { color: { rgb: '0563C1' }, underline: true }), alignment: { ...body } },
} as const satisfies Record<string, Style>;

/** Fills for conditional formats (a differential style takes its colour from the background). */
export const fills = Object.fromEntries(
  Object.entries(colours).map(([key, rgb]) => [
    key,
    { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb }, bgColor: { rgb } } } satisfies Style,
  ]),
) as Record<keyof typeof colours, Style>;
