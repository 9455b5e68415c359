import type { Row } from './input.ts';
import type { Random } from './random.ts';

export const YES_NO_OF_PEOPLE = `diag_federal diag_regional diag_self iom_recs iom_dynamics ippr iom_support
  method_support creative_project contest_local contest_regional network_events gives_masterclass expert_regional
  network_projects is_mentor has_mentor rma_support internal_training innovation_active indep_assess_prep
  attest_support reserve retraining`.split(/\s+/);

const LISTS: Readonly<Record<string, readonly string[]>> = {
  iom_cnppm: ['', 'нет', 'разработан', 'реализуется', 'завершён'],
  contest_federal: ['', 'нет', 'участник', 'призёр', 'победитель'],
  method_products: ['', 'нет', 'муниципальный', 'региональный'],
  young_community: ['', 'нет', 'муниципальное', 'областная ассоциация', 'оба'],
  attest_new: ['', 'не проходил', 'включён', 'прошёл успешно'],
};

const POSITIONS = [
  'учитель',
  'учитель',
  'учитель',
  'воспитатель',
  'воспитатель',
  'педагог дополнительного образования',
  'иной педагогический работник',
  'заместитель руководителя',
  'руководитель структурного подразделения',
];

const SUBJECTS = [
  'математика',
  'физика',
  'информатика',
  'химия',
  'биология',
  'русский язык',
  'литература',
  'история',
  'география',
  'начальные классы',
  'шахматы и логика',
];

const TOPICS = 'ФГОС ЦОС ФГ ОКО ТАЛАНТ ПРЕДМЕТ ОВЗ ПРОФ ВОСП ДО СУВЕР УПРКАЧ НОВПОЗ прочее'.split(' ');

/** Ages at the edges of the limits and of the bands, and some in between. */
const EDGES = [24, 25, 29, 30, 34, 35, 36, 39, 40, 64, 65];
const EXPERIENCES = [0, 1, 3, 4, 5, 9, 10, 14, 15, 19, 20, 60];
const LOADS = ['26.5', '26', '27', '27.5', '18', '0', '54', '36'];

/** How often a yes/no field of a school's people says «да»; schools differ, so that thresholds are crossed. */
export interface Temper {
  readonly yes: number;
  readonly blank: number;
}

function subjectsOf(random: Random): string {
  const chosen = random.some(SUBJECTS, random.pick([0, 1, 1, 2, 3]));
  const written = chosen.map((subject) => (random.chance(0.1) ? subject.toUpperCase() : subject));
  if (chosen.length > 0 && random.chance(0.1)) written.push(` ${chosen[0]!.toUpperCase()} `);
  return written.join(random.pick([', ', ',']));
}

/** A person's row with values of all kinds; `year` is the reporting year. */
export function personRow(random: Random, rowNo: string, position: string, year: number, temper: Temper): Row {
  const age = random.chance(0.4) ? random.pick(EDGES) : random.int(17, Math.min(80, year - 1 - 1935));
  const teacher = position === 'учитель';
  const pedagogue = !position.includes('руководител');
  const row: Record<string, string> = {
    row_no: rowNo,
    full_name: random.chance(0.5) ? 'Иванова Анна' : '',
    birth_year: String(year - 1 - age),
    position,
    employment: random.pick([
      ...Array.from({ length: 8 }, () => 'основное'),
      'внутреннее совместительство',
      'внешнее совместительство',
    ]),
    ped_experience: String(random.pick(EXPERIENCES)),
    category: random.pick(['высшая', 'первая', 'СЗД', 'нет']),
    education_level: random.pick([
      'ВО педагогическое',
      'ВО непедагогическое',
      'СПО педагогическое',
      'СПО непедагогическое',
      'иное',
    ]),
    // A non-teacher may have subjects written too: they count in «без предмета» all the same.
    subjects: teacher || (pedagogue && random.chance(0.2)) ? subjectsOf(random) : '',
    edu_matches: teacher || random.chance(0.2) ? (random.chance(0.7) ? 'да' : 'нет') : '',
    load_hours: teacher || random.chance(0.5) ? random.pick(LOADS) : '',
    graduation_year: random.chance(0.3) ? '' : String(year - random.int(0, 8)),
    hire_year: random.chance(0.3) ? '' : String(year - random.int(0, 8)),
  };
  for (const code of YES_NO_OF_PEOPLE)
    row[code] = random.chance(temper.blank) ? '' : random.chance(temper.yes) ? 'да' : 'нет';
  for (const [code, values] of Object.entries(LISTS)) row[code] = random.pick(values);
  return row;
}

/** The people of a school, their numbers neither in order nor without gaps. */
export function roster(random: Random, size: number, year: number, temper: Temper): Row[] {
  const numbers = random.shuffled(Array.from({ length: size }, (_, at) => at * 2 + 1));
  return numbers.map((number, at) =>
    personRow(
      random,
      String(number),
      at === 0 && random.chance(0.9) ? 'руководитель' : random.pick(POSITIONS),
      year,
      temper,
    ),
  );
}

const iso = (date: Date): string => date.toISOString().slice(0, 10);

/** ISO date some days after another. */
export const shifted = (date: string, days: number): string => iso(new Date(Date.parse(date) + days * 86_400_000));

/** Courses of people: several each, on the edges of the period and of the three years, and outside both. */
export function courses(
  random: Random,
  staff: readonly Row[],
  { start, end, start3 }: { readonly start: string; readonly end: string; readonly start3: string },
): Row[] {
  const edges = [start, end, start3, shifted(start, -1), shifted(end, 1), shifted(start3, -1)];
  const rows: Row[] = [];
  for (const person of staff)
    for (let left = random.pick([0, 0, 1, 1, 2, 4]); left > 0; left -= 1)
      rows.push({
        'course.person': person['row_no']!,
        'course.title': random.chance(0.5) ? `Программа № ${rows.length + 1}, часть «А»` : '',
        'course.kind': random.pick(['ПК', 'ПК', 'ПП', 'стажировка']),
        'course.end_date': random.chance(0.4) ? random.pick(edges) : shifted(start3, random.int(0, 1095)),
        'course.in_fr': random.pick(['да', 'нет', '']),
        'course.topics': random.some(TOPICS, random.pick([0, 1, 1, 2, 3])).join(', '),
        'course.by_diagnostics': random.pick(['да', 'нет', '']),
      });
  return random.shuffled(rows);
}
