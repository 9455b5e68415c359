import { workerData } from 'node:worker_threads';
import { stage } from './stage.ts';
import { towns } from './towns/index.ts';

/** What a thread is told: which town, where, and when if not on the town's own day. */
export interface Task {
  readonly town: string;
  readonly folder: string;
  readonly made: string | undefined;
}

const { town, folder, made } = workerData as Task;
await stage(
  towns.find(({ id }) => id === town)!,
  folder,
  made === undefined ? undefined : new Date(made),
);
