import type { Logger } from 'pino';
import { Pool, Undone } from '../pool/pool.ts';
import { Problem } from '../problem.ts';
import type { ReadingResult, ReadingTask } from './task.ts';

/** Figures of `guides/security.md` §3.1–3.2. */
export interface ReceptionOptions {
  readonly threads: number;
  readonly deadline: number;
  readonly memory: number;
  readonly queue: number;
  /** Bytes of bodies that may be in memory together. */
  readonly bytes: number;
}

export const RECEPTION: ReceptionOptions = { threads: 2, deadline: 10_000, memory: 256, queue: 50, bytes: 64_000_000 };

/**
 * Summing costs nearly the same for one school and for sixteen. Together they weigh no more than one file may, so that
 * they get by with the time and memory of one.
 */
const TOGETHER = 16;

/** Largest file of one school. */
export const FILE_BYTES = 8_000_000;
/** Largest parcel of mailed files. */
export const PARCEL_BYTES = 60_000_000;

const LATER = { retryAfter: 5 } as const;

/** The door for files: a bound on what is taken in at once, and threads that look inside. */
export interface Reception {
  /**
   * Lets a request with a file in, before anything is looked up for it: turning away a crowd must cost nearly nothing.
   * @throws Problem server.busy
   */
  enter<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Does the work once there is room for a body of so many bytes, before the body is read.
   * @param length declared length, or the most it may be
   * @throws Problem server.busy
   */
  admit<T>(length: number, work: () => Promise<T>): Promise<T>;
  /** @throws Problem server.busy, file.refused, server.error */
  read(task: ReadingTask): Promise<ReadingResult>;
  stop(): Promise<void>;
}

/** Bytes to be read. A kept submission is small: it has been read before. */
function weightOf(task: ReadingTask): number {
  if ('bytes' in task) return task.bytes.length;
  return task.is === 'folder' ? Object.values(task.contents).reduce((sum, { length }) => sum + length, 0) : 0;
}

/** Opens the door; `log` hears of files that broke a thread. */
export function createReception(log: Logger, options: ReceptionOptions = RECEPTION): Reception {
  const pool = new Pool<ReadingTask, ReadingResult>({
    ...options,
    // The first report of a morning does not wait for its thread; a second thread is there when there is work for it.
    kept: 1,
    script: new URL('./worker.ts', import.meta.url),
    batch: { most: TOGETHER, weight: FILE_BYTES, weigh: weightOf },
  });
  let entered = 0;
  let bytes = 0;
  let requests = 0;
  return {
    async enter(work) {
      if (entered >= options.queue) throw new Problem('server.busy', LATER);
      entered += 1;
      try {
        return await work();
      } finally {
        entered -= 1;
      }
    },
    async admit(length, work) {
      // One large body is let in alone: otherwise nobody could ever send it.
      if (requests > 0 && bytes + length > options.bytes) throw new Problem('server.busy', LATER);
      requests += 1;
      bytes += length;
      try {
        return await work();
      } finally {
        requests -= 1;
        bytes -= length;
      }
    },
    async read(task) {
      try {
        return await pool.run(task);
      } catch (error) {
        if (!(error instanceof Undone)) throw error;
        if (error.why === 'busy' || error.why === 'stopped') throw new Problem('server.busy', LATER);
        log.warn({ event: 'reading.broken', why: error.message });
        if (error.why === 'failed') throw new Problem('server.error');
        throw new Problem('file.refused', {
          detail:
            error.why === 'deadline'
              ? 'Файл разбирался дольше 10 секунд и отложен. Перенесите данные в чистый бланк школы и отправьте его.'
              : 'Файлу не хватило памяти, отведённой на отчёт школы. Перенесите данные в чистый бланк и отправьте его.',
        });
      }
    },
    stop: () => pool.stop(),
  };
}
