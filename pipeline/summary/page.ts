import { looks } from '../xlsx/looks.ts';
import { SheetDraft, type Style } from '../xlsx/write.ts';
import type { Context } from './context.ts';
import { heightOf, linesOf } from './height.ts';
import { style } from './style.ts';

/** Characters of a landscape page at full size: headings never run beyond what is seen at once. */
const SEEN = 150;

/**
 * One sheet in the making, filled from top to bottom. The head says what every sheet of a summary must say:
 * annex line, title, document, date and coverage.
 */
export class Page {
  readonly sheet: SheetDraft;
  readonly widths: readonly number[];
  readonly context: Context;
  /** The next free row. */
  row = 1;
  /** Columns that headings span. */
  private readonly span: number;

  constructor(context: Context, name: string, widths: readonly number[], title: string, clause?: string) {
    this.context = context;
    this.sheet = new SheetDraft(name);
    this.sheet.columns = widths.map((width) => ({ width }));
    this.widths = widths;
    let seen = 0;
    this.span = Math.max(
      1,
      widths.findIndex((width) => (seen += width) > SEEN),
    );
    if (seen <= SEEN) this.span = widths.length;
    const { framework, settings } = context.request;
    this.sheet.print = {
      footer: `Свод · ${framework.name} · ${settings.period.name} · ${name} · ${context.coverage}`,
    };
    this.line('Приложение № ____ к приказу от «___» __________ 20___ г. № ______', looks.right);
    this.line(title, looks.title, 14, 1.12);
    this.line(clause ?? framework.document.title, looks.subtitle, 11);
    this.line(
      `${framework.municipality} · отчётный период ${context.period} · по состоянию на ${context.day} · ${context.coverage} · Сформировано ${context.day} программой «Свод»`,
      looks.subtitle,
      11,
    );
    this.row++;
  }

  private get width(): number {
    return this.widths.slice(0, this.span).reduce((sum, width) => sum + width, 0);
  }

  /** A line of text across the sheet, as high as it needs. */
  line(text: string, look: Style = looks.plain, size = 10, wide = 1): this {
    this.sheet.put(this.row, 1, text, look).merge(this.row, 1, this.row, this.span);
    this.sheet.height(this.row, Math.max(15, heightOf(linesOf(text, this.width / wide, size), size)));
    this.row++;
    return this;
  }

  /** A heading above a table, with air above it. */
  heading(text: string): this {
    if (this.row > 6) this.row++;
    return this.line(text, looks.heading, 12, 1.1);
  }

  note(text: string): this {
    return this.line(text, looks.note, 9);
  }

  /** Signature of the ИМЦ's director, the last thing on a sheet. */
  sign(): SheetDraft {
    const { centre = 'ИМЦ', director = '' } = this.context.request.municipality ?? {};
    const name = director === '' ? '____________________' : director;
    this.row++;
    this.sheet.put(this.row, 1, `Директор ${centre} ____________________ / ${name} /`, style.sign);
    this.sheet.height(this.row, 22);
    return this.sheet;
  }

  /** Rows from here on scroll under the head and repeat on every page. */
  freeze(headRow: number, columns = 0): void {
    this.sheet.freeze = { rows: this.row - 1, columns };
    this.sheet.print = { ...this.sheet.print, titleRows: [headRow, this.row - 1] };
  }
}
