import type { School } from '../registry.ts';
import type { DemoSchool } from './schools.ts';

export type TroubleKind =
  | 'silent'
  | 'late'
  | 'contradictory'
  | 'mistaken'
  | 'broken'
  | 'foreign'
  | 'copied'
  | 'twice'
  | 'text'
  | 'pasted'
  | 'reorganised'
  | 'jumping';

/** Something that goes wrong on purpose, with the school that it happens to. */
export interface Trouble {
  readonly kind: TroubleKind;
  /** The nth school of this type in the registry. */
  readonly type: School['type'];
  readonly nth: number;
  /** For the guide to the demo. */
  readonly what: string;
  /** Codes of the findings it must give, as far as the town's form asks what they are about. */
  readonly codes: readonly string[];
}

/** The same in every town, so that every summary shows every case. */
export const troubles: readonly Trouble[] = [
  { kind: 'silent', type: 'ДОО', nth: 3, what: 'отчёта нет', codes: [] },
  { kind: 'silent', type: 'ДОО', nth: 6, what: 'отчёта нет', codes: [] },
  { kind: 'late', type: 'ООО', nth: 4, what: 'отчёта нет: по телефону обещали прислать после срока', codes: [] },
  {
    kind: 'contradictory',
    type: 'ООО',
    nth: 2,
    what: 'противоречия: курс записан дважды и стаж не по возрасту (пояснено), два директора (не пояснено)',
    codes: ['O3', 'K5', 'S9'],
  },
  {
    kind: 'mistaken',
    type: 'ООО',
    nth: 6,
    what: 'ошибки: номер строки повторяется, текст вместо года, значение не из списка, курс неизвестного работника',
    codes: ['K1', 'N2', 'K2', 'O1'],
  },
  { kind: 'broken', type: 'ДОО', nth: 5, what: 'файл испорчен при пересылке и не открывается', codes: ['T9'] },
  { kind: 'foreign', type: 'ДОО', nth: 8, what: 'прислан файл другого формата', codes: ['T9'] },
  { kind: 'copied', type: 'ООО', nth: 1, what: 'одна и та же книга прислана дважды', codes: ['T10'] },
  { kind: 'twice', type: 'ДОО', nth: 2, what: 'присланы две разные книги: какая верна, неизвестно', codes: ['T10'] },
  { kind: 'text', type: 'ООО', nth: 5, what: 'отчёт – папка с текстовыми файлами в кодировке Windows', codes: [] },
  {
    kind: 'pasted',
    type: 'ООО',
    nth: 3,
    what: 'данные вставлены из другой программы: «ВКК», «12,0», лишние пробелы, латинские буквы – исправлено само',
    codes: ['T6'],
  },
  {
    kind: 'reorganised',
    type: 'ООО',
    nth: 7,
    what: 'тип организации в книге не тот, что в реестре',
    codes: ['T4'],
  },
  { kind: 'jumping', type: 'ДОО', nth: 4, what: 'показатель резко вырос к прошлому периоду', codes: ['D1'] },
];

/** What happens to this school, if anything. */
export const troubleOf = ({ type, nth }: DemoSchool): Trouble | undefined =>
  troubles.find((one) => one.type === type && one.nth === nth);
