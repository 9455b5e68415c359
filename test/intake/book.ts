import { unzipSync, zipSync } from 'fflate';
import { findFramework } from '../../pipeline/catalogue/index.ts';
import type { Value, Values } from '../../pipeline/condition/predicate.ts';
import type { Finding } from '../../pipeline/finding.ts';
import { planOf } from '../../pipeline/indicators/plan.ts';
import { NO_MUNICIPALITY } from '../../pipeline/intake/municipality.ts';
import { collect } from '../../pipeline/collect.ts';
import { parsePeriod } from '../../pipeline/period.ts';
import { receive, type Parcel, type Received } from '../../pipeline/receive.ts';
import type { School } from '../../pipeline/registry.ts';
import { schoolBook, type BookRequest } from '../../pipeline/template/index.ts';
import { address } from '../../pipeline/xlsx/address.ts';
import { inflate } from '../../pipeline/xlsx/node.ts';
import { readXlsx } from '../../pipeline/xlsx/read.ts';

export const frameworks = ['alapaevsk', 'murom'].map((id) => findFramework(id)!);
export const period = parsePeriod('2025-2026')!;
export const school: School = { code: '1001', name: 'МБОУ «СОШ № 1»', type: 'ООО', shnor: false, shnsu: false };
export const registry: readonly School[] = [school, { ...school, code: '1002', name: 'МБОУ «СОШ № 2»' }];
export const plan = planOf(frameworks, { period, youngMaxAge: 35 });
/** The plan of one document, where a smaller book will do. */
export const planFor = (id: string) => planOf([findFramework(id)!], { period, youngMaxAge: 35 });

const person = (full_name: string, birth_year: number, more: Record<string, Value>): Values => ({
  full_name,
  birth_year,
  position: 'учитель',
  employment: 'основное',
  education_level: 'ВО педагогическое',
  category: 'первая',
  ped_experience: 12,
  load_hours: 18,
  edu_matches: 'да',
  subjects: ['математика'],
  ...more,
});

/** Seven people and four courses without a single remark. */
export const filled: NonNullable<BookRequest['filled']> = {
  staff: [
    person('Белова Анна Ивановна', 1970, { position: 'руководитель', load_hours: 4, subjects: [], edu_matches: null }),
    person('Волков Пётр Ильич', 1980, { is_mentor: 'да', diag_regional: 'да' }),
    person('Громова Ольга Юрьевна', 1985, { subjects: ['физика', 'информатика'], category: 'высшая' }),
    person('Данилов Олег Андреевич', 1990, { category: 'СЗД', iom_cnppm: 'завершён', iom_recs: 'да' }),
    person('Егорова Ирина Львовна', 2000, {
      category: 'нет', ped_experience: 2, has_mentor: 'да', graduation_year: 2023, hire_year: 2023,
    }),
    person('Ёлкина Майя Йоновна', 1975, { education_level: 'СПО педагогическое' }),
    person('Жуков Глеб Осипович', 1968, {
      position: 'иной педагогический работник', subjects: [], edu_matches: null, load_hours: 36,
    }),
  ], // prettier-ignore
  training: [
    { 'course.person': 2, 'course.title': 'Обновлённый ФГОС', 'course.kind': 'ПК', 'course.end_date': '2026-03-15', 'course.topics': ['ФГОС'] },
    { 'course.person': 3, 'course.title': 'Цифровая среда', 'course.kind': 'ПК', 'course.end_date': '2025-11-01', 'course.topics': ['ЦОС', 'ФГ'] },
    { 'course.person': 4, 'course.title': 'Менеджмент', 'course.kind': 'ПК', 'course.end_date': '2026-01-20', 'course.topics': ['прочее'] },
    { 'course.person': 6, 'course.title': 'Оценка качества', 'course.kind': 'ПК', 'course.end_date': '2026-02-10', 'course.topics': ['ОКО'] },
  ], // prettier-ignore
  school: {
    positions_total: 10, positions_filled: 9.5, young_hired_3y: 2, young_stayed_3y: 1, s_pk_planned: 5, cnt_sanatorium: 1,
    survey_respondents: 60, survey_satisfied: 48, s_mo_fg: 'да', s_stazh_site: 'нет', s_ped_class: 'нет', s_cmn: 'да',
    s_mentor_incentives: 'да', s_mentor_structure: 'нет', s_vsoko: 'да', s_gifted_program: 'нет', s_imc_events: 'да',
    s_broadcast: 'нет', s_nsur: 'нет', s_innov_level: 'нет',
  }, // prettier-ignore
  evidence: Object.fromEntries(
    ['s_mo_fg', 's_cmn', 's_mentor_incentives', 's_vsoko', 's_imc_events'].map((code) => [code, 'приказ № 7']),
  ),
};

export const request: BookRequest = { frameworks, period, school, filled, made: new Date('2026-05-20T09:00:00Z') };
export const makeBook = (more: Partial<BookRequest> = {}): Promise<Uint8Array> => schoolBook({ ...request, ...more });

/** What «Свод» says of a workbook or a folder. */
export function judge(what: Uint8Array | Extract<Parcel, { kind: 'folder' }>['contents'], its = plan): Received {
  const parcel: Parcel =
    what instanceof Uint8Array
      ? { kind: 'workbook', file: 'книга.xlsx', bytes: what }
      : { kind: 'folder', file: '1001', contents: what };
  return judgeAll([parcel], its)[0]!;
}

export const judgeAll = (parcels: readonly Parcel[], its = plan): Received[] =>
  receive(parcels, { plan: its, registry: new Map(registry.map((one) => [one.code, one])) });

/** The whole button over some parcels. */
export const collectAll = (parcels: readonly Parcel[]) =>
  collect({
    plan,
    registry,
    received: judgeAll(parcels),
    municipality: NO_MUNICIPALITY,
    generated: '2026-06-01T00:00:00Z',
  });

/** A remark in short, as tables of cases spell it: «error K2 Кадры!D9». */
export const short = ({ level, code, sheet, cell }: Finding): string =>
  `${level} ${code} ${sheet}${cell === '' ? '' : `!${cell}`}`;

/** What is put into a cell: a value, a formula with or without its saved result, or nothing. */
export type Put = string | number | boolean | null | { formula: string; result?: string | number } | { xml: string };

const text = (value: string): string => value.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function cellXml(at: string, style: string, put: Put): string {
  const open = `<c r="${at}"${style}`;
  if (put === null) return `${open}/>`;
  if (typeof put === 'string') return `${open} t="inlineStr"><is><t xml:space="preserve">${text(put)}</t></is></c>`;
  if (typeof put === 'number') return `${open}><v>${put}</v></c>`;
  if (typeof put === 'boolean') return `${open} t="b"><v>${put ? 1 : 0}</v></c>`;
  if ('xml' in put) return put.xml.replace('<c', / s="/.test(put.xml) ? `<c r="${at}"` : open);
  const result = put.result === undefined ? '' : `<v>${put.result}</v>`;
  return `${open}${typeof put.result === 'string' ? ' t="str"' : ''}><f>${text(put.formula)}</f>${result}</c>`;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** A workbook taken apart, to be damaged by hand. */
export class Parts {
  readonly files: Record<string, Uint8Array>;

  constructor(bytes: Uint8Array) {
    this.files = unzipSync(bytes);
  }

  read(part: string): string {
    return decoder.decode(this.files[part]);
  }

  edit(part: string, change: (xml: string) => string): this {
    const before = this.read(part);
    const after = change(before);
    if (after === before) throw new Error(`nothing changed in ${part}`);
    this.files[part] = encoder.encode(after);
    return this;
  }

  /** Part of the sheet with this name. */
  part(sheet: string): string {
    const id = new RegExp(`<sheet [^>]*name="${sheet}"[^>]*r:id="(\\w+)"`).exec(this.read('xl/workbook.xml'))?.[1];
    const target = this.read('xl/_rels/workbook.xml.rels')
      .match(/<Relationship [^>]*>/g)
      ?.find((one) => one.includes(`Id="${id}"`));
    return `xl/${/Target="\/?(?:xl\/)?([^"]+)"/.exec(target ?? '')![1]}`;
  }

  /** Puts values into cells; formats stay. Rows and cells may come in any order: readers sort them. */
  put(sheet: string, cells: Readonly<Record<string, Put>>): this {
    return this.edit(this.part(sheet), (xml) => {
      let result = xml;
      for (const [at, put] of Object.entries(cells)) {
        const row = /\d+$/.exec(at)![0];
        const old = new RegExp(`<c r="${at}"([^>]*?)(/>|>.*?</c>)`, 's').exec(result);
        const style = /\ss="\d+"/.exec(old?.[1] ?? '')?.[0] ?? '';
        const made = cellXml(at, style, put);
        if (old !== null) result = result.replace(old[0], () => made);
        else if (new RegExp(`<row r="${row}"(?:[^>]*[^/>])?>`).test(result))
          result = result.replace(
            new RegExp(`(<row r="${row}"(?:[^>]*[^/>])?>)(.*?)</row>`, 's'),
            (_, open: string, inner: string) => `${open}${inner}${made}</row>`,
          );
        else
          result = result
            .replace(new RegExp(`<row r="${row}"[^>]*/>`), '')
            .replace('</sheetData>', () => `<row r="${row}">${made}</row></sheetData>`);
      }
      return result;
    });
  }

  /** The package again; packing is slow and asked for only where the size matters. */
  book(packing: { packed?: true } = {}): Uint8Array {
    return zipSync(this.files, { level: packing.packed ? 1 : 0 });
  }
}

/** Addresses by field code, read from the book itself: `at('birth_year', 2)` is the second person's. */
export function addresses(bytes: Uint8Array): (code: string, entry?: number) => string {
  const found = new Map<string, { row: number; column: number }>();
  for (const sheet of readXlsx(bytes, inflate).sheets.slice(1, 5))
    for (const { cells, row } of sheet.read().rows)
      for (const { value, column } of cells)
        if (typeof value === 'string' && /^[a-z_.\d]+$/.test(value) && !found.has(value))
          found.set(value, { row, column });
  return (code, entry) => {
    const place = found.get(code);
    if (place === undefined) throw new Error(`no cell of ${code}`);
    return entry === undefined ? address(place.row, 5) : address(place.row + entry, place.column);
  };
}
