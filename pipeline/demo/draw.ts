/** The next number in [0; 1). */
export type Random = () => number;

/** Numbers that depend on nothing but the seed's text: the same on every machine, every time. */
export function randomOf(seed: string): Random {
  let state = 0x811c9dc5;
  for (const sign of seed) state = Math.imul(state ^ sign.codePointAt(0)!, 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** As many numbers spread evenly over (0; 1), in random order: «less than 0,4» holds for exactly 40 % of them. */
export function evenly(seed: string, count: number): number[] {
  const random = randomOf(seed);
  const numbers = Array.from({ length: count }, (_, at) => (at + 0.5) / count);
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [numbers[at], numbers[other]] = [numbers[other]!, numbers[at]!];
  }
  return numbers;
}

/** The item that the draw falls on when each takes as much of (0; 1) as its weight. */
export function pick<T>(items: readonly T[], weight: (item: T) => number, draw: number): T {
  const total = items.reduce((sum, item) => sum + weight(item), 0);
  let left = draw * total;
  for (const item of items) {
    left -= weight(item);
    if (left < 0) return item;
  }
  return items.at(-1)!;
}

/**
 * Draws that give a population the shares it was meant to have: within each group every question spreads its draws
 * evenly, and different questions know nothing of each other.
 */
export class Strata {
  private readonly seed: string;
  private readonly groups = new Map<string, number[]>();
  private readonly drawn = new Map<string, number[]>();
  private readonly size: number;

  /** @param groups the group of each member, by index */
  constructor(seed: string, groups: readonly string[]) {
    this.seed = seed;
    this.size = groups.length;
    groups.forEach((group, member) => this.groups.set(group, [...(this.groups.get(group) ?? []), member]));
  }

  /** The member's draw for this question, in (0; 1). */
  of(question: string, member: number): number {
    let draws = this.drawn.get(question);
    if (draws === undefined) {
      draws = Array<number>(this.size).fill(0.5);
      for (const [group, members] of this.groups) {
        const numbers = evenly(`${this.seed}|${question}|${group}`, members.length);
        members.forEach((one, at) => (draws![one] = numbers[at]!));
      }
      this.drawn.set(question, draws);
    }
    return draws[member]!;
  }
}
