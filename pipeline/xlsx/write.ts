import {
  writeXlsx,
  type Cell,
  type CellStyle,
  type ColumnDef,
  type ConditionalRule,
  type DataValidation,
  type NamedRange,
  type PageSetup,
  type RowDef,
  type SheetChart,
  type WriteSheet,
} from 'hucre';
import { address, letters } from './address.ts';

/**
 * The one place that knows which package writes .xlsx. Rows and columns are 1-based, as people and formulas count
 * them. Strings are always written as string cells, whatever they begin with: nothing a school typed becomes a formula.
 */
export type Style = CellStyle;
export type Chart = SheetChart;

export interface ColumnLook {
  /** Characters. */
  readonly width?: number;
  /** Style of every cell of `blank` rows in this column. */
  readonly style?: Style;
  readonly hidden?: boolean;
  /** Outline level of a collapsible group. */
  readonly level?: number;
  readonly collapsed?: boolean;
}

export interface Print {
  readonly landscape?: boolean;
  /** Rows repeated on every page: [first, last]. */
  readonly titleRows?: readonly [number, number];
  readonly titleColumns?: string;
  /** How many pages wide; 1 unless a grid has too many columns for one. */
  readonly pagesWide?: number;
  /** How many pages high at most; as many as it takes by default. */
  readonly pagesTall?: number;
  /** Absolute: «$A$1:$I$40». */
  readonly area?: string;
  /** Footer, with &P and &N for page numbers. */
  readonly footer?: string;
}

const FONT = 'Times New Roman';

/** One sheet being composed. */
export class SheetDraft {
  readonly name: string;
  readonly cells = new Map<string, Partial<Cell>>();
  readonly merges: string[] = [];
  readonly validations: DataValidation[] = [];
  readonly conditions: ConditionalRule[] = [];
  readonly rowLooks = new Map<number, RowDef>();
  readonly charts: Chart[] = [];
  /** Rows after which a new page begins. */
  readonly breaks: number[] = [];
  columns: ColumnLook[] = [];
  blank: { from: number; to: number } | undefined;
  freeze: { rows: number; columns: number } | undefined;
  protect = false;
  tab: string | undefined;
  state: 'visible' | 'hidden' | 'veryHidden' = 'visible';
  print: Print = {};
  zoom: number | undefined;
  private spreads = 0;

  constructor(name: string) {
    this.name = name;
  }

  private at(row: number, column: number, cell: Partial<Cell>): void {
    const key = `${row - 1},${column - 1}`;
    const before = this.cells.get(key);
    this.cells.set(key, before === undefined ? cell : { ...before, ...cell });
  }

  /** A value; null makes an empty styled cell. */
  put(row: number, column: number, value: string | number | boolean | null, style?: Style): this {
    const type = value === null ? 'empty' : (typeof value as 'string' | 'number' | 'boolean');
    this.at(row, column, { value, type, ...(style === undefined ? {} : { style }) });
    return this;
  }

  /** A formula without «=», with its result for programs that do not recalculate. */
  formula(row: number, column: number, formula: string, style?: Style, result: string | number | null = null): this {
    this.at(row, column, {
      value: result,
      type: 'formula',
      formula,
      ...(result === null ? {} : { formulaResult: result }),
      ...(style === undefined ? {} : { style }),
    });
    return this;
  }

  /**
   * One formula down the rows of a column, written for the first of them: stored once and shared, as Excel itself
   * stores a formula that was dragged down.
   */
  spread(row: number, toRow: number, column: number, formula: string, style?: Style): this {
    const index = this.spreads++;
    const shared = { value: null, type: 'formula', formulaType: 'shared', formulaSharedIndex: index } as const;
    const look = style === undefined ? {} : { style };
    this.at(row, column, {
      ...shared,
      formula,
      formulaRef: `${address(row, column)}:${address(toRow, column)}`,
      ...look,
    });
    for (let r = row + 1; r <= toRow; r++) this.at(r, column, { ...shared, formula: '', ...look });
    return this;
  }

  /** Several values to the right of a cell. */
  row(row: number, column: number, values: readonly (string | number | boolean | null)[], style?: Style): this {
    values.forEach((value, at) => this.put(row, column + at, value, style));
    return this;
  }

  /** A link to another place of the workbook («Лист!A1»), shown as the cell's text. */
  link(row: number, column: number, text: string, location: string, style?: Style): this {
    this.put(row, column, text, style);
    this.at(row, column, { hyperlink: { target: '', location, display: text } });
    return this;
  }

  comment(row: number, column: number, text: string): this {
    this.at(row, column, { comment: { author: 'Свод', text } });
    return this;
  }

  /** Merges a rectangle; the style goes to every cell of it, so that borders are whole. */
  merge(row: number, column: number, toRow: number, toColumn: number, style?: Style): this {
    if (row === toRow && column === toColumn) return this;
    this.merges.push(`${address(row, column)}:${address(toRow, toColumn)}`);
    if (style !== undefined)
      for (let r = row; r <= toRow; r++)
        for (let c = column; c <= toColumn; c++) if (r !== row || c !== column) this.put(r, c, null, style);
    return this;
  }

  height(row: number, points: number): this {
    this.rowLooks.set(row - 1, { ...this.rowLooks.get(row - 1), height: points });
    return this;
  }

  hideRow(row: number): this {
    this.rowLooks.set(row - 1, { ...this.rowLooks.get(row - 1), hidden: true });
    return this;
  }

  validate(range: string, rule: Omit<DataValidation, 'range'>): this {
    this.validations.push({ range, ...rule });
    return this;
  }

  /** Colours cells of the range where the formula (written for its first cell) holds. */
  highlight(range: string, formula: string, style: Style): this {
    this.conditions.push({ type: 'expression', priority: this.conditions.length + 1, formula, range, style });
    return this;
  }

  scale(range: string, rule: Omit<ConditionalRule, 'range' | 'priority'>): this {
    this.conditions.push({ ...rule, range, priority: this.conditions.length + 1 });
    return this;
  }

  /** What the package is given. */
  compose(): WriteSheet {
    const { blank, print } = this;
    return {
      name: this.name,
      cells: this.cells,
      columns: this.columns.map(({ width, style, hidden, level, collapsed }): ColumnDef => ({
        ...(width === undefined ? {} : { width }),
        ...(style === undefined ? {} : { style }),
        ...(hidden === undefined ? {} : { hidden }),
        ...(level === undefined ? {} : { outlineLevel: level }),
        ...(collapsed === undefined ? {} : { collapsed }),
      })),
      rows:
        blank === undefined
          ? []
          : Array.from({ length: blank.to }, (_, at) =>
              at + 1 < blank.from ? [] : Array<null>(this.columns.length).fill(null),
            ),
      merges: this.merges.map(mergeRange),
      rowDefs: this.rowLooks,
      ...(this.validations.length === 0 ? {} : { dataValidations: this.validations }),
      ...(this.conditions.length === 0 ? {} : { conditionalRules: this.conditions }),
      ...(this.freeze === undefined ? {} : { freezePane: this.freeze }),
      ...(this.charts.length === 0 ? {} : { charts: this.charts }),
      ...(this.breaks.length === 0 ? {} : { rowBreaks: this.breaks.map((row) => row - 1) }),
      ...(this.protect
        ? {
            // Accidents are what protection is for; the server recomputes everything, so there is no password.
            protection: { sheet: true, formatColumns: true, formatRows: true, sort: true, autoFilter: true },
          }
        : {}),
      ...(this.state === 'hidden' ? { hidden: true } : this.state === 'veryHidden' ? { veryHidden: true } : {}),
      outlineProperties: { summaryRight: false, summaryBelow: false },
      view: {
        showGridLines: false,
        ...(this.zoom === undefined ? {} : { zoomScale: this.zoom }),
        ...(this.tab === undefined ? {} : { tabColor: { rgb: this.tab } }),
      },
      pageSetup: pageSetup(print),
      headerFooter: { oddFooter: `&L&8 ${(print.footer ?? '').replaceAll('&', '&&')}&R&8 стр. &P из &N` },
    };
  }
}

function pageSetup({ landscape = true, pagesWide = 1, pagesTall = 0 }: Print): PageSetup {
  return {
    paperSize: 'a4',
    orientation: landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: pagesWide,
    fitToHeight: pagesTall,
    margins: { left: 0.5, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
}

/** Repeated rows and the print area as names of the sheet: the package itself forgets to quote the sheet's name. */
function printNames({ name, print: { titleRows, titleColumns, area } }: SheetDraft): NamedRange[] {
  const sheet = `'${name.replaceAll("'", "''")}'!`;
  const titles = [
    ...(titleColumns === undefined ? [] : [`${sheet}${titleColumns}`]),
    ...(titleRows === undefined ? [] : [`${sheet}$${titleRows[0]}:$${titleRows[1]}`]),
  ];
  return [
    ...(area === undefined ? [] : [{ name: '_xlnm.Print_Area', range: `${sheet}${area}`, scope: name }]),
    ...(titles.length === 0 ? [] : [{ name: '_xlnm.Print_Titles', range: titles.join(','), scope: name }]),
  ];
}

function mergeRange(range: string): { startRow: number; startCol: number; endRow: number; endCol: number } {
  const [from, to] = range.split(':').map((cell) => {
    const [, column, row] = /^([A-Z]+)(\d+)$/.exec(cell)!;
    return { row: Number(row) - 1, column: columnNumber(column!) - 1 };
  });
  return { startRow: from!.row, startCol: from!.column, endRow: to!.row, endCol: to!.column };
}

/** 1-based number of column letters. */
export const columnNumber = (column: string): number =>
  [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

export interface BookDraft {
  readonly sheets: readonly SheetDraft[];
  readonly names?: readonly NamedRange[];
  readonly title: string;
  /** Custom document properties. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Sheets can be neither renamed, moved nor deleted; no password. */
  readonly locked?: true;
  /** Moment written into the file; the same input and moment give the same bytes. */
  readonly made: Date;
}

/** The workbook as bytes. */
export const writeBook = ({
  sheets,
  names = [],
  title,
  properties = {},
  made,
  locked,
}: BookDraft): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map((sheet) => sheet.compose()),
    namedRanges: [...names, ...sheets.flatMap(printNames)],
    defaultFont: { name: FONT, size: 10 },
    properties: { title, creator: 'Свод', created: made, modified: made, custom: { ...properties } },
    ...(locked ? { workbookProtection: { lockStructure: true } } : {}),
  });

export { letters };
