/** A small seeded generator (mulberry32): the same seed gives the same corpus on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.int(0, values.length - 1)]!;
  }

  /** A number of different values in random order. */
  some<T>(values: readonly T[], count: number): T[] {
    return this.shuffled(values).slice(0, count);
  }

  shuffled<T>(values: readonly T[]): T[] {
    const result = [...values];
    for (let at = result.length - 1; at > 0; at -= 1) {
      const other = this.int(0, at);
      [result[at], result[other]] = [result[other]!, result[at]!];
    }
    return result;
  }
}
