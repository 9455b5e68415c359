import { getCompileCacheDir } from 'node:module';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
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
  /** Files in a batch. */
  readonly batch: number;
  /** One number that all threads share: the batch nobody has taken yet. */
  readonly taken: SharedArrayBuffer;
}

/** A batch of the task, by its place. */
export type ReadBatch = readonly [batch: number, received: readonly Received[]];

/** Files read at a time: rows of more rosters than this never lie in memory together. */
const LARGEST_BATCH = 40;
/** Each batch compiles the conditions once more, which costs as much as reading one workbook. */
const SMALLEST_BATCH = 10;
/** Room for short-lived objects in a thread, MB: left alone, each thread takes a hundred and reads no faster. */
const YOUNG = 24;
/** Starting a thread costs as much as reading this many workbooks. */
const WORTH_A_THREAD = 60;

/** Reads the batches that no other thread has taken. */
export function* readHere(task: ReadingTask): Generator<ReadBatch> {
  const frameworks = task.frameworks.map((id) => findFramework(id)!);
  const reception = {
    plan: planOf(frameworks, task.settings),
    registry: new Map(task.registry.map((school) => [school.code, school])),
  };
  const taken = new Int32Array(task.taken);
  for (;;) {
    const batch = Atomics.add(taken, 0, 1);
    const found = task.found.slice(batch * task.batch, (batch + 1) * task.batch);
    if (found.length === 0) return;
    yield [batch, receive(found.map(loadParcel), reception)];
  }
}

/**
 * Reads, checks and reduces all parcels, on every core when there are many. The result is in the order of the files,
 * whichever thread read them.
 * @param progress called with the number read so far
 */
export async function readAll(
  frameworks: readonly Framework[],
  task: Omit<ReadingTask, 'frameworks' | 'batch' | 'taken'>,
  progress: (done: number) => void,
): Promise<Received[]> {
  const threads = Math.max(1, Math.min(availableParallelism(), Math.floor(task.found.length / WORTH_A_THREAD)));
  // Several batches for each thread, so that they end at about the same time.
  const even = Math.ceil(task.found.length / threads / 2);
  const whole: ReadingTask = {
    ...task,
    frameworks: frameworks.map(({ id }) => id),
    batch: Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, even)),
    taken: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
  };
  const read: (readonly Received[])[] = [];
  let done = 0;
  const keep = ([batch, received]: ReadBatch): void => {
    read[batch] = received;
    done += received.length;
    progress(done);
  };
  const helpers = Array.from({ length: threads - 1 }, () => readElsewhere(whole, keep));
  for (const batch of readHere(whole)) {
    keep(batch);
    // Lets what the other threads have sent come in.
    await setImmediate();
  }
  await Promise.all(helpers);
  return read.flat();
}

/** A thread of its own that reads until nothing is left. */
function readElsewhere(task: ReadingTask, keep: (batch: ReadBatch) => void): Promise<void> {
  const cache = getCompileCacheDir();
  const worker = new Worker(new URL('./reader.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    env: { ...process.env, ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }) },
  });
  return new Promise((resolve, reject) => {
    worker.on('message', keep);
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}
