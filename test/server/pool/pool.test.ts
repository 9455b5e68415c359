import { expect, onTestFinished, test } from 'vitest';
import { Pool, Undone, type PoolOptions } from '../../../server/pool/pool.ts';

type Task = number | 'throws' | 'hangs' | 'swells' | 'exits';
type Result = { readonly doubled: number; readonly together: number };

function open(options: Partial<PoolOptions<Task>> = {}): Pool<Task, Result> {
  const pool = new Pool<Task, Result>({
    script: new URL('./breaking.ts', import.meta.url),
    threads: 1,
    kept: 1,
    deadline: 1500,
    memory: 64,
    queue: 50,
    batch: { most: 4, weight: 100, weigh: (task) => (typeof task === 'number' ? task : 1) },
    ...options,
  });
  onTestFinished(() => pool.stop());
  return pool;
}

const outcome = (promise: Promise<Result>): Promise<number | string> =>
  promise.then(
    ({ doubled }) => doubled,
    (error: unknown) => (error as Undone).why,
  );

test('what waits is taken together, as much as one thread may hold', async () => {
  const pool = open();
  const results = await Promise.all([1, 2, 3, 4, 5, 6, 90, 20, 150, 7].map((task) => pool.run(task)));
  expect(results.map(({ doubled }) => doubled)).toEqual([2, 4, 6, 8, 10, 12, 180, 40, 300, 14]);
  // The first finds a free thread; four at most go then; 20 is too much beside 6 and 90, 150 goes alone.
  expect(results.map(({ together }) => together)).toEqual([1, 4, 4, 4, 4, 2, 2, 1, 1, 1]);
});

test.each([
  ['hangs', 'deadline'],
  ['swells', 'memory'],
  ['throws', 'failed'],
  ['exits', 'failed'],
] as const)('one that %s fails alone: its neighbours are done', async (bad, why) => {
  const pool = open();
  const tasks: Task[] = [1, 2, bad, 3, 4, 5];
  expect(await Promise.all(tasks.map((task) => outcome(pool.run(task))))).toEqual([2, 4, why, 6, 8, 10]);
  expect(await outcome(pool.run(6))).toBe(12);
});

test('a full queue refuses at once, a stopped pool everything', async () => {
  const pool = open({ queue: 2 });
  const all = ['hangs' as const, 1, 2, 3].map((task) => outcome(pool.run(task)));
  expect(await all[3]).toBe('busy');
  await pool.stop();
  expect(await Promise.all(all.slice(0, 3))).toEqual(['stopped', 'stopped', 'stopped']);
  expect(await outcome(pool.run(1))).toBe('stopped');
});
