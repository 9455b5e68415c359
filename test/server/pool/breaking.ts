import { serve } from '../../../server/pool/serve.ts';

/** A thread for the pool's tests: doubles numbers, and breaks in each of the ways that files break it. */
serve((tasks: readonly (number | 'throws' | 'hangs' | 'swells' | 'exits')[]) =>
  tasks.map((task) => {
    if (task === 'throws') throw new TypeError('words of a cell');
    if (task === 'exits') throw process.exit(1);
    if (task === 'hangs') for (;;);
    if (task === 'swells') for (const hoard: number[][] = []; ;) hoard.push(Array<number>(100_000).fill(1.5));
    return { doubled: 2 * (task as number), together: tasks.length };
  }),
);
