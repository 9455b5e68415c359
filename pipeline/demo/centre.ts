import type { Framework, Measure, Norm } from '../catalogue/types.ts';
import { centreForms } from '../command/centreForms.ts';
import { readCsv } from '../intake/csv.ts';
import { russianDate, type Period } from '../period.ts';
import { csvText } from './csv.ts';
import { pick, randomOf, type Random } from './draw.ts';
import type { Season, Town } from './town.ts';

/** The ИМЦ's blank form with its answers put in. */
function filledForm(
  framework: Framework,
  name: string,
  answers: (code: string, nth: number) => readonly string[],
): string {
  const blank = new Map(centreForms([framework])).get(name)!;
  const [header, ...rows] = readCsv(new TextEncoder().encode(blank)).rows;
  const seen = new Map<string, number>();
  return csvText([
    header!,
    ...rows.map(([code = '', ...rest]) => {
      const nth = seen.get(code) ?? 0;
      seen.set(code, nth + 1);
      const given = answers(code, nth);
      return [code, ...rest.map((cell, at) => given[at] ?? cell)];
    }),
  ]);
}

/** `municipality.csv` of the period. */
export const municipalityText = (town: Town, framework: Framework, season: Season): string =>
  filledForm(framework, 'municipality.csv', (code) => {
    const answer = town.municipality[code];
    if (answer === undefined) return [];
    return [typeof answer === 'string' ? answer : answer[season === 'now' ? 0 : 1]];
  });

/** `measures.csv`: how far each measure is, a fact for every norm, a document for what is done. */
export function measuresText(town: Town, framework: Framework, period: Period): string {
  const states = new Map(
    framework.measures.map((measure) => {
      const random = randomOf(`${town.id}|${measure.key}|measure`);
      return [measure.key, { measure, random, status: statusOf(measure, period, random) }];
    }),
  );
  return filledForm(framework, 'measures.csv', (key, nth) => {
    const state = states.get(key);
    if (state === undefined) return [];
    const { measure, random, status } = state;
    const norm = measure.norms[nth];
    const begun = status === 'выполнено' || status === 'в работе' || status === 'не выполнено';
    const actual =
      norm !== undefined && norm.computedBy === undefined && begun ? String(factOf(norm, status, random)) : '';
    return [
      status,
      actual,
      status === 'выполнено' ? russianDate(dayOf(measure, period, town.made, random)) : '',
      status === 'выполнено'
        ? pick(EVIDENCE, () => 1, random()).replace('{номер}', String(10 + Math.floor(random() * 200)))
        : '',
      status === 'выполнено' ? '' : (COMMENTS[status] ?? ''),
    ];
  });
}

const EVIDENCE = [
  'Справка ИМЦ № {номер}',
  'Приказ управления образования № {номер}',
  'Аналитическая справка, протокол методического совета № {номер}',
  'Программа и список участников, приказ № {номер}',
];
const COMMENTS: Readonly<Record<string, string>> = {
  'в работе': 'Идёт по плану',
  перенесено: 'Перенесено на следующий учебный год',
  'не выполнено': 'Не хватило методистов, включено в план следующего года',
};

/** What has ended is mostly done, what goes on is under way, what has not begun has not begun. */
function statusOf({ term }: Measure, { start, end }: Period, random: Random): string {
  const draw = random();
  if (term.from !== undefined && term.from > end) return 'не начато';
  if (term.to !== undefined && term.to < start) return draw < 0.88 ? 'выполнено' : 'не выполнено';
  if (term.to !== undefined && term.to <= end)
    return draw < 0.72 ? 'выполнено' : draw < 0.9 ? 'в работе' : 'перенесено';
  return draw < 0.45 ? 'выполнено' : draw < 0.94 ? 'в работе' : 'перенесено';
}

/** A little above the norm where the measure is done, below it elsewhere; never more than all. */
function factOf({ value, unit }: Norm, status: string, random: Random): number {
  const share = status === 'выполнено' ? 1 + 0.25 * random() : 0.55 + 0.5 * random();
  const fact = Math.round(value * share);
  return unit.startsWith('%') ? Math.min(100, fact) : Math.max(status === 'выполнено' ? value : 0, fact);
}

function dayOf({ term }: Measure, { start, end }: Period, made: string, random: Random): string {
  const last = [term.to ?? end, end, made].sort()[0]!;
  const first = term.to !== undefined && term.to < start ? (term.from ?? `${last.slice(0, 4)}-01-15`) : start;
  const from = Date.parse(first);
  const days = Math.max(0, (Date.parse(last) - from) / 86_400_000);
  return new Date(from + Math.floor(random() * days) * 86_400_000).toISOString().slice(0, 10);
}
