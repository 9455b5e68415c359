import { bookOf, ONE } from './corpus.ts';

/** Makes `count` filled school workbooks after a warm-up and prints their mean cost and size. */
const WARM_UP = 5;
const count = Number(process.argv[2]);
for (let number = 1; number <= WARM_UP; number++) await bookOf(number, ONE);

const begun = performance.now();
const used = process.cpuUsage();
const sizes: number[] = [];
for (let number = 1; number <= count; number++) sizes.push((await bookOf(number, ONE)).length);
const { user, system } = process.cpuUsage(used);
process.stdout.write(
  JSON.stringify({
    wall: (performance.now() - begun) / count,
    cpu: (user + system) / 1000 / count,
    mean: sizes.reduce((sum, size) => sum + size, 0) / count,
    largest: Math.max(...sizes),
  }),
);
