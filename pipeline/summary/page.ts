import { looks } from '../xlsx/looks.ts';
import { SheetDraft, type Style } from '../xlsx/write.ts';
import type { Context } from './context.ts';
import { heightOf, linesOf } from './height.ts';
import { style } from './style.ts';

/** Characters of a landscape page at full size: headings never run beyond what is seen at once. */
const SEEN = 150;
/** Narrow tables get empty columns beside them, so that headings have room and print is not blown up. */
const NARROWEST = 125;
/** Points of a landscape page between its margins, and characters that fit across it. */
const TALL = 510;
const ACROSS = 142;
const USUAL_ROW = 13.5;
/** Shares of a page: above the first it may not quite fit, up to the second it is printed smaller to fit. */
const [NEARLY, SQUEEZED] = [0.85, 1.3];

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
  /** Columns that headings span: [first, last]. */
  private readonly span: readonly [number, number];
  /** Row the current printed page begins with. */
  private top = 1;

  /** @param start first column of headings: after the columns that repeat on every page, where there are some */
  constructor(context: Context, name: string, widths: readonly number[], title: string, clause?: string, start = 1) {
    this.context = context;
    this.sheet = new SheetDraft(name);
    const total = widths.reduce((sum, width) => sum + width, 0);
    this.widths = total < NARROWEST ? [...widths, NARROWEST - total] : widths;
    this.sheet.columns = this.widths.map((width) => ({ width }));
    let seen = 0;
    const beyond = this.widths.findIndex((width, at) => at + 1 >= start && (seen += width) > SEEN);
    this.span = [start, beyond < 0 ? this.widths.length : Math.max(start, beyond)];
    const { framework, settings } = context.request;
    this.sheet.print = {
      footer: `Свод · ${framework.name} · ${settings.period.name} · ${name} · ${context.coverage}`,
    };
    this.line('Приложение № ____ к приказу от «___» __________ 20___ г. № ______', looks.right);
    this.line(title, looks.title, 1.12);
    this.line(clause ?? framework.document.title, looks.subtitle);
    this.line(
      `${framework.municipality} · отчётный период ${context.period} · по состоянию на ${context.day} · ${context.coverage} · Сформировано ${context.day} программой «Свод»`,
      looks.subtitle,
    );
    this.row++;
  }

  private get width(): number {
    return this.widths.slice(this.span[0] - 1, this.span[1]).reduce((sum, width) => sum + width, 0);
  }

  /** A line of text across the sheet, as high as it needs. */
  line(text: string, look: Style = looks.plain, wide = 1): this {
    const size = look.font?.size ?? 10;
    const [from, to] = this.span;
    this.sheet.put(this.row, from, text, look).merge(this.row, from, this.row, to);
    this.sheet.height(this.row, Math.max(15, heightOf(linesOf(text, this.width / wide, size), size)));
    this.row++;
    return this;
  }

  /** A heading above a table, with air above it. */
  heading(text: string): this {
    if (this.row > 6) this.row++;
    return this.line(text, looks.heading, 1.1);
  }

  note(text: string): this {
    return this.line(text, looks.note);
  }

  /** Points written since the current printed page began. */
  private get used(): number {
    let used = 0;
    for (let row = this.top; row < this.row; row++) used += this.sheet.rowLooks.get(row - 1)?.height ?? USUAL_ROW;
    return used;
  }

  /** Points of a printed page, at the size the sheet is printed in. */
  private get room(): number {
    const across = this.widths.reduce((sum, width) => sum + width, 0) / (this.sheet.print.pagesWide ?? 1);
    return TALL / Math.min(1, ACROSS / across);
  }

  /** Begins a new printed page unless so many points still fit on this one. */
  keep(points: number): void {
    // Pages fill up by themselves in between.
    if ((this.used % this.room) + points <= this.room) return;
    this.sheet.breaks.push(this.row - 1);
    this.top = this.row;
  }

  /** Signature of the ИМЦ's director, the last thing on a sheet. */
  sign(): SheetDraft {
    const { centre = 'ИМЦ', director = '' } = this.context.request.municipality ?? {};
    const name = director === '' ? '____________________' : director;
    this.row++;
    this.sheet.put(this.row, this.span[0], `Директор ${centre} ____________________ / ${name} /`, style.sign);
    this.sheet.height(this.row++, 22);
    // Rather print a little smaller than leave a second page to the signature.
    if (this.top === 1 && this.used > NEARLY * this.room && this.used <= SQUEEZED * this.room)
      this.sheet.print = { ...this.sheet.print, pagesTall: 1 };
    return this.sheet;
  }

  /** Rows from here on scroll under the head and repeat on every page. */
  freeze(headRow: number, columns = 0): void {
    this.sheet.freeze = { rows: this.row - 1, columns };
    this.sheet.print = { ...this.sheet.print, titleRows: [headRow, this.row - 1] };
  }
}
