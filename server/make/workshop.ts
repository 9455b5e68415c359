import { Pool, Undone } from '../pool/pool.ts';
import { Problem } from '../problem.ts';
import type { CollectedBody, CollectTask, MadeFile, MakingResult, MakingTask, SchoolBookTask } from './task.ts';

/** Makes what takes long, off the event loop. */
export interface Workshop {
  schoolBook(task: Omit<SchoolBookTask, 'is'>): Promise<MadeFile>;
  collect(task: Omit<CollectTask, 'is'>): Promise<CollectedBody>;
  books(body: CollectedBody, only?: string): Promise<readonly MadeFile[]>;
  stop(): Promise<void>;
}

/** A region's summary takes a minute; memory is for a thousand schools. */
const OPTIONS = { threads: 1, kept: 0, deadline: 180_000, memory: 1024, queue: 200 } as const;

export function createWorkshop(): Workshop {
  const pool = new Pool<MakingTask, MakingResult>({ ...OPTIONS, script: new URL('./worker.ts', import.meta.url) });
  const run = async (task: MakingTask): Promise<MakingResult> => {
    try {
      return await pool.run(task);
    } catch (error) {
      if (error instanceof Undone && (error.why === 'busy' || error.why === 'stopped'))
        throw new Problem('server.busy', { retryAfter: 10 });
      throw error;
    }
  };
  const files = async (task: MakingTask): Promise<readonly MadeFile[]> => {
    const made = await run(task);
    if (made.is !== 'files') throw new Error(`${task.is} made no files`);
    return made.files;
  };
  return {
    schoolBook: async (task) => (await files({ is: 'schoolBook', ...task }))[0]!,
    async collect(task) {
      const made = await run({ is: 'collect', ...task });
      if (made.is !== 'collected') throw new Error('collect made no results');
      return made.body;
    },
    books: (body, only) => files({ is: 'books', body, ...(only === undefined ? {} : { only }) }),
    stop: () => pool.stop(),
  };
}
