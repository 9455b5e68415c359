import { hundredths, percent } from './exact.ts';
import { ORG_TYPES } from './input.ts';
import { countPeople, type Expected, type Ledger, type Unit } from './ledger.ts';
import { sets, type Test } from './people.ts';

export interface ExpectedTable {
  readonly id: string;
  /** Given where indicators.md §8 names them. */
  readonly columns?: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
}

type Numbers = readonly (number | null)[];

/** One row of numbers per type of organisation and «Всего», which adds the known rows. */
function byType({ units }: Ledger, columns: readonly string[], of: (unit: Unit) => number[]): ExpectedTable['rows'] {
  const rows = ORG_TYPES.map((type) => {
    const its = units.filter(({ registry }) => registry.type === type).map(of);
    return { label: type as string, values: columns.map((_, at) => addUp(its.map((row) => row[at]!))) };
  });
  const all = columns.map((_, at) => addUp(rows.flatMap(({ values }) => values[at] ?? [])));
  return [...rows, { label: 'Всего', values: all }];
}

const addUp = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0);

const table = (ledger: Ledger, id: string, columns: readonly string[], tests: readonly Test[]): ExpectedTable => ({
  id,
  columns,
  rows: byType(ledger, columns, (unit) => tests.map((test) => countPeople(unit, test))),
});

const share = (n: number | null, d: number | null): Numbers =>
  n === null || d === null ? [null, null, null] : [n, d, percent(100 * n, 100 * d)];

const AGES = ['до 25', '25–29', '30–34', '35–39', '40–44', '45–49', '50–54', '55–59', '60–64', '65 и более'];
const TENURES = ['0–5', '5–10', '10–15', '15–20', '20 и более'];
const CATEGORIES = ['высшая', 'первая', 'СЗД', 'нет'];
const EDUCATION = ['ВО педагогическое', 'ВО непедагогическое', 'СПО педагогическое', 'СПО непедагогическое', 'иное'];

/** The tables of Murom (indicators.md §8). */
export function muromTables(ledger: Ledger): ExpectedTable[] {
  const { ped, directors, heads } = sets;
  const ageBand = (age: number): number => (age < 25 ? 0 : age >= 65 ? 9 : Math.floor(age / 5) - 4);
  const tenureBand = (years: number): number => (years >= 20 ? 4 : Math.floor(years / 5));
  const categories = table(
    ledger,
    'categories',
    CATEGORIES,
    CATEGORIES.map((category) => (p) => ped(p) && p.get('category') === category),
  );
  const higher = byType(ledger, ['n', 'd'], (unit) => [
    countPeople(unit, (p) => ped(p) && sets.higher(p)),
    countPeople(unit, ped),
  ]);
  const staffRows = byType(ledger, ['1', '2', '3', '4'], (unit) => [
    1,
    countPeople(unit, directors),
    countPeople(unit, heads),
    countPeople(unit, ped),
  ]);
  const [done, planned] = ['m_nsur_done', 'm_nsur_planned'].map((code) => {
    const written = ledger.mun(code);
    return written === '' ? null : Number(written);
  });
  return [
    table(
      ledger,
      'age',
      AGES,
      AGES.map((_, band) => (p) => ped(p) && ageBand(p.age) === band),
    ),
    table(
      ledger,
      'tenure',
      TENURES,
      TENURES.map((_, band) => (p) => ped(p) && tenureBand(Number(p.get('ped_experience'))) === band),
    ),
    categories,
    {
      id: 'categories_pct',
      columns: CATEGORIES,
      rows: categories.rows.map(({ label, values }) => {
        const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
        return { label, values: values.map((value) => (value === null ? null : percent(value, sum))) };
      }),
    },
    table(
      ledger,
      'education',
      EDUCATION,
      EDUCATION.map((level) => (p) => ped(p) && p.get('education_level') === level),
    ),
    {
      id: 'education_vo',
      rows: higher.map(({ label, values }) => ({ label, values: share(values[0]!, values[1]!) })),
    },
    { id: 'staff', rows: staffRows },
    { id: 'nsur_plan', rows: [{ label: 'план НСУР', values: share(done!, planned!) }] },
  ];
}

/** [people of `part` among `whole`, people of `whole`, %] over all accepted schools. */
function ofPeople({ units }: Ledger, part: Test, whole: Test): Numbers {
  let [n, d] = [0, 0];
  for (const unit of units) {
    n += countPeople(unit, (p) => whole(p) && part(p));
    d += countPeople(unit, whole);
  }
  return share(n, d);
}

function deficit({ units }: Ledger): Numbers {
  let [free, all] = [0, 0];
  for (const unit of units) {
    if (unit.answer('positions_total') === '' || unit.answer('positions_filled') === '') continue;
    const total = hundredths(unit.answer('positions_total'));
    free += total - hundredths(unit.answer('positions_filled'));
    all += total;
  }
  return [free / 100, all / 100, percent(free, all)];
}

/** The tables of Alapaevsk (indicators.md §8). */
export function alapaevskTables(ledger: Ledger, indicators: readonly Expected[]): ExpectedTable[] {
  const { ped, pedHeads, teachers, heads } = sets;
  const { young, pk, dpp } = ledger.dates;
  const fromRegistry = ({ inFr }: { readonly inFr: boolean }): boolean => inFr;
  const row = (label: string, part: Test, whole: Test) => ({ label, values: ofPeople(ledger, part, whole) });
  const numerator = (id: string): number => indicators.find((one) => one.id === id)!.numerator!;
  const total = (test: Test): number => ledger.units.reduce((sum, unit) => sum + countPeople(unit, test), 0);
  const category = (label: string, value: string) => row(label, (p) => p.get('category') === value, ped);
  const loaded: Test = (p) => p.get('load_hours') !== '' && Number(p.get('load_hours')) >= 27;
  const completed: Test = (p) => ped(p) && p.get('iom_cnppm') === 'завершён';
  const federalDpp = dpp(undefined, fromRegistry);
  let [teams, withHeads] = [0, 0];
  for (const unit of ledger.units) {
    const all = countPeople(unit, heads);
    if (all === 0) continue;
    withHeads += 1;
    if (2 * countPeople(unit, (p) => heads(p) && federalDpp(p)) >= all) teams += 1;
  }
  return [
    { id: 'staff', rows: byType(ledger, ['1'], (unit) => [countPeople(unit, pedHeads)]) },
    {
      id: 'facts',
      rows: [
        row('ВО', sets.higher, pedHeads),
        category('ВКК', 'высшая'),
        category('1КК', 'первая'),
        category('СЗД', 'СЗД'),
        category('без категории', 'нет'),
        row('ПК', pk(), ped),
        row('ПК из ФР ДПП', ledger.dates.course(['ПК'], undefined, fromRegistry), ped),
        row('ИОМ ЦНППМ', sets.iom, ped),
        { label: 'дефицит кадров', values: deficit(ledger) },
        row('учителя с нагрузкой 27+', loaded, teachers),
        row('молодые педагоги', young, ped),
      ],
    },
    {
      id: 'reference',
      rows: [
        row('g6.4 по учителям', loaded, teachers),
        { label: 'g8.2 от всех молодых', values: share(numerator('g8.2'), total(young)) },
        {
          label: 'g9.2 от прошедших ДПП',
          values: share(
            numerator('g9.2'),
            total((p) => ped(p) && dpp()(p)),
          ),
        },
        row('g9.7 только ШНОР', pk(), (p) => ped(p) && p.school.registry.shnor),
      ],
    },
    {
      id: 'measures',
      rows: [
        row('ala.11', pk(), ped),
        row('ala.12', (p) => p.yes('iom_recs'), completed),
        row('ala.14', (p) => p.yes('iom_dynamics'), completed),
        row('ala.38 педагоги', federalDpp, ped),
        { label: 'ala.38 команды', values: share(teams, withHeads) },
      ],
    },
  ];
}

/** The table of Rybinsk (indicators.md §8). */
export function rybinskTables(ledger: Ledger): ExpectedTable[] {
  const { young } = ledger.dates;
  const united = ['муниципальное', 'областная ассоциация', 'оба'];
  return [
    {
      id: 'measures',
      rows: [
        { label: 'ryb.4.15 наставник', values: ofPeople(ledger, (p) => p.yes('has_mentor'), young) },
        {
          label: 'ryb.4.15 объединения',
          values: ofPeople(ledger, (p) => united.includes(p.get('young_community')), young),
        },
      ],
    },
  ];
}
