import type { Framework, Indicator, Section, Table } from '../catalogue/types.ts';

/** Prefixes of contract ids as people call the indicators; «ОР» is an expected result. */
const PREFIXES: Readonly<Record<string, string>> = {
  g: '',
  P: 'П',
  ME: 'ОР ',
  R: '',
  RE: 'ОР ',
  V: '',
  K: '',
  KE: 'ОР ',
};

/** Short name of an indicator for narrow columns and charts: «g8.4» → «8.4», «P5» → «П5», «RE3» → «ОР 3». */
export function labelOf({ id }: Pick<Indicator, 'id'>): string {
  const [, prefix = '', number = ''] = /^([A-Za-z]*)(.*)$/.exec(id) ?? [];
  return `${PREFIXES[prefix] ?? prefix}${number}`;
}

/** Cut at a word, with «…». */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).replace(/[\s,;.–(-]+$/, '')}…`;
}

/** Name and number of a section as printed: «К1. Полнота…». */
export const sectionTitle = ({ printed, text }: Section): string => (printed === '' ? text : `${printed} ${text}`);

/** The section at the top of an indicator's branch: a track, a criterion, a task. */
export function topSection({ sections }: Framework, { section }: Indicator): Section | undefined {
  let found = sections.find(({ id }) => id === section);
  for (let above = found; above !== undefined;) {
    found = above;
    const { parent } = above;
    above = parent === undefined ? undefined : sections.find(({ id }) => id === parent);
  }
  return found;
}

/** Row of a table as people read it: «ala.38 команды» → «Мера 38: команды», «g6.4 по учителям» → «6.4 по учителям». */
export function rowTitle({ measures }: Framework, label: string): string {
  const [key = '', ...rest] = label.split(' ');
  const measure = measures.find((one) => one.key === key);
  if (measure !== undefined)
    return `Мера ${measure.printed.replace(/\.$/, '')}${rest.length > 0 ? `: ${rest.join(' ')}` : ''}`;
  return label.replace(/^g(?=\d)/, '');
}

/** Sheets of tables by table id; tables that belong together share a sheet. */
const TABLE_SHEETS: Readonly<Record<string, string>> = {
  age: 'Возраст',
  tenure: 'Стаж',
  categories: 'Категории',
  categories_pct: 'Категории',
  education: 'Образование',
  education_vo: 'Образование',
  staff: 'Кадры',
  facts: 'Факты',
  reference: 'Справочно',
  measures: 'Нормы мер',
  nsur_plan: 'План НСУР',
};

/** Sheet of a table of the framework. */
export const sheetOfTable = ({ id, title }: Table): string => TABLE_SHEETS[id] ?? sheetName(title);

/** A name that Excel accepts: at most 31 characters, none of : \ / ? * [ ]. */
export const sheetName = (text: string): string => shorten(text.replace(/[:\\/?*[\]]/g, ' '), 30);

/** «'Лист'!A5», a place to link to. */
export const placeIn = (sheet: string, row: number, column = 'A'): string =>
  `'${sheet.replaceAll("'", "''")}'!${column}${row}`;
