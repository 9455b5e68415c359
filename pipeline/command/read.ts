import { Worker } from 'node:worker_threads';
import { availableParallelism } from 'node:os';
import type { Framework } from '../catalogue/types.ts';
import { findFramework } from '../catalogue/index.ts';
import type { Settings } from '../condition/predicate.ts';
import { planOf } from '../indicators/plan.ts';
import { receive, type Received } from '../receive.ts';
import type { School } from '../registry.ts';
import { loadParcel, type Found } from './parcels.ts';

/** What a reading thread is told; plans hold functions of the catalogue, so only ids travel. */
export interface ReadingTask {
  readonly frameworks: readonly string[];
  readonly settings: Settings;
  readonly registry: readonly School[];
  readonly found: readonly Found[];
}

/** Files read at a time: rows of more rosters than this never lie in memory together. */
const BATCH = 50;
/** Starting a thread costs as much as reading this many workbooks. */
const WORTH_A_THREAD = 120;

/** Reads a list of parcels in this thread, batch by batch. */
export function* readHere(task: ReadingTask): Generator<Received[]> {
  const frameworks = task.frameworks.map((id) => findFramework(id)!);
  const reception = {
    plan: planOf(frameworks, task.settings),
    registry: new Map(task.registry.map((school) => [school.code, school])),
  };
  for (let from = 0; from < task.found.length; from += BATCH)
    yield receive(task.found.slice(from, from + BATCH).map(loadParcel), reception);
}

/**
 * Reads, checks and reduces all parcels, on every core when there are many.
 * @param progress called with the number read so far
 */
export async function readAll(
  frameworks: readonly Framework[],
  task: Omit<ReadingTask, 'frameworks'>,
  progress: (done: number) => void,
): Promise<Received[]> {
  const whole: ReadingTask = { ...task, frameworks: frameworks.map(({ id }) => id) };
  const threads = Math.min(availableParallelism(), Math.floor(task.found.length / WORTH_A_THREAD));
  let done = 0;
  const told = (batch: readonly Received[]): void => {
    done += batch.length;
    progress(done);
  };
  if (threads < 2) {
    const received: Received[] = [];
    for (const batch of readHere(whole)) {
      received.push(...batch);
      told(batch);
    }
    return received;
  }
  const share = Math.ceil(task.found.length / threads);
  const parts = await Promise.all(
    Array.from({ length: threads }, (_, at) => {
      const part = { ...whole, found: task.found.slice(at * share, (at + 1) * share) };
      return new Promise<Received[]>((resolve, reject) => {
        const received: Received[] = [];
        const worker = new Worker(new URL('./reader.ts', import.meta.url), { workerData: part });
        worker.on('message', (batch: Received[]) => {
          received.push(...batch);
          told(batch);
        });
        worker.on('error', reject);
        worker.on('exit', () => resolve(received));
      });
    }),
  );
  return parts.flat();
}
