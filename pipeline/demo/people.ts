import { evenly, pick, Strata } from './draw.ts';
import type { DemoSchool } from './schools.ts';
import type { Kin, Rate, Town } from './town.ts';

/** A person as far as they are the same last year and this. */
export interface Person {
  /** Index among the town's people, for draws. */
  readonly at: number;
  /** Index of the school. */
  readonly school: number;
  readonly kin: Kin;
  readonly external: boolean;
  /** Full years on 1 January of the reporting year. */
  readonly age: number;
  readonly tenure: number;
}

export const isYoung = ({ age, kin }: Person): boolean => age <= 35 && kin !== 'director' && kin !== 'deputy';
export const isHead = ({ kin }: Person): boolean => kin === 'director' || kin === 'deputy';
const isRookie = (person: Person): boolean => isYoung(person) && person.tenure <= 3;

/** The share that concerns this person. */
export function rateFor(rate: Rate, person: Person): number {
  if (typeof rate === 'number') return rate;
  const special = isRookie(person) ? (rate.rookie ?? rate.young) : isYoung(person) ? rate.young : undefined;
  return special ?? rate[person.kin] ?? (isHead(person) ? rate.head : rate.ped) ?? 0;
}

const COMPOSITION: Readonly<Record<DemoSchool['type'], Readonly<Partial<Record<Kin, number>>>>> = {
  ООО: { teacher: 82, educator: 3, extra: 4, other: 11 },
  ДОО: { educator: 78, extra: 2, other: 20 },
  ОДО: { extra: 80, other: 20 },
};

const deputiesOf = ({ type, ped }: DemoSchool): number =>
  type === 'ООО' ? Math.min(4, 1 + Math.floor(ped / 20)) : type === 'ДОО' ? (ped >= 17 ? 1 : 0) : 2;

const AGES = [20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 73];
const TENURES = [0, 5, 10, 15, 20, 43];

/** The whole number that the draw falls on when the bands have these weights. */
function quantile(bounds: readonly number[], weights: readonly number[], draw: number): number {
  const total = weights.reduce((sum, one) => sum + one, 0);
  let left = draw * total;
  const at = weights.findIndex((weight) => (left -= weight) < 0);
  const band = at < 0 ? weights.length - 1 : at;
  const within = Math.max(0, Math.min(0.999, left / weights[band]! + 1));
  return Math.floor(bounds[band]! + within * (bounds[band + 1]! - bounds[band]!));
}

interface Slot {
  readonly school: number;
  readonly kin: Kin;
  readonly external: boolean;
}

function slotsOf(town: Town, schools: readonly DemoSchool[]): Slot[] {
  const externals = evenly(`${town.id}|external`, schools.length);
  return schools.flatMap((school, at): Slot[] => {
    const kins = Object.entries(COMPOSITION[school.type]) as [Kin, number][];
    const own = Array.from(
      { length: school.ped },
      (_, index) => pick(kins, ([, weight]) => weight, (index + 0.5) / school.ped)[0],
    );
    const others = Math.floor(school.ped * town.external + externals[at]!);
    const slot = (kin: Kin, external = false): Slot => ({ school: at, kin, external });
    return [
      ...(school.type === 'ДОО' && town.vacant?.includes(school.nth) ? [] : [slot('director')]),
      ...Array.from({ length: deputiesOf(school) }, () => slot('deputy')),
      ...own.map((kin) => slot(kin)),
      ...Array.from({ length: others }, () => slot(school.type === 'ООО' ? 'teacher' : 'extra', true)),
    ];
  });
}

/** Everybody in the town. Older people have served longer, nobody since childhood. */
export function peopleOf(town: Town, schools: readonly DemoSchool[]): { people: Person[]; strata: Strata } {
  const slots = slotsOf(town, schools);
  const groupOf = ({ school, kin, external }: Slot): string =>
    `${schools[school]!.type}|${external ? 'external' : kin === 'director' || kin === 'deputy' ? 'head' : 'ped'}`;
  const wide = new Strata(`${town.id}|wide`, slots.map(groupOf));
  const ages = slots.map((slot, at) => {
    const draw = wide.of('age', at);
    const head = slot.kin === 'director' || slot.kin === 'deputy';
    return quantile(AGES, schools[slot.school]!.kind.ages, head ? 0.35 + 0.6 * draw : draw);
  });
  const tenures = Array<number>(slots.length).fill(0);
  for (const members of Map.groupBy(slots.keys(), (at) => groupOf(slots[at]!)).values()) {
    const order = [...members].sort(
      (a, b) => ages[a]! + 8 * wide.of('tenure', a) - ages[b]! - 8 * wide.of('tenure', b) || a - b,
    );
    order.forEach((at, rank) => {
      const { tenure } = schools[slots[at]!.school]!.kind;
      const served = quantile(TENURES, tenure, (rank + 0.5) / order.length);
      tenures[at] = Math.max(0, Math.min(served, ages[at]! - 21));
    });
  }
  const people = slots.map((slot, at): Person => ({ ...slot, at, age: ages[at]!, tenure: tenures[at]! }));
  const strata = new Strata(
    town.id,
    people.map((one) => `${groupOf(one)}|${one.kin}|${isRookie(one) ? 'rookie' : isYoung(one) ? 'young' : ''}`),
  );
  return { people, strata };
}
