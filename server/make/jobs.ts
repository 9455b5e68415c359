import { randomUUID } from 'node:crypto';
import { problemOf } from '../http/wire.ts';
import { PROBLEMS } from '../problem.ts';

/** Long work that a page watches. */
export interface Job {
  readonly id: string;
  readonly kind: 'collect' | 'recheck';
  readonly campaign: string;
  readonly state: 'running' | 'done' | 'failed';
  /** What is being done, in Russian. */
  readonly stage: string;
  readonly done: number;
  readonly of: number;
  readonly result: unknown;
  readonly problem: { readonly code: string; readonly title: string } | null;
}

export type Progress = (stage: string, done: number, of: number) => void;

/** Jobs of this process. The same work on the same campaign runs once: a second click gets the first job. */
export class Jobs {
  private readonly jobs = new Map<string, Job>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly failed: (error: unknown) => void;

  /** @param failed hears of errors nobody foresaw */
  constructor(failed: (error: unknown) => void) {
    this.failed = failed;
  }

  start(kind: Job['kind'], campaign: string, work: (progress: Progress) => Promise<unknown>): Job {
    const same = [...this.jobs.values()].find(
      (job) => job.kind === kind && job.campaign === campaign && job.state === 'running',
    );
    if (same !== undefined) return same;
    const id = randomUUID();
    const change = (more: Partial<Job>): Job => {
      const job = { ...this.jobs.get(id)!, ...more };
      this.jobs.set(id, job);
      return job;
    };
    this.forget();
    this.jobs.set(id, {
      id,
      kind,
      campaign,
      state: 'running',
      stage: 'начинаю',
      done: 0,
      of: 0,
      result: null,
      problem: null,
    });
    const finished = work((stage, done, of) => void change({ stage, done, of })).then(
      (result) => void change({ state: 'done', stage: 'готово', result }),
      (error: unknown) => {
        const { code } = problemOf(error);
        if (code === 'server.error') this.failed(error);
        change({ state: 'failed', stage: 'не получилось', problem: { code, title: PROBLEMS[code][1] } });
      },
    );
    this.running.set(
      id,
      finished.then(() => void this.running.delete(id)),
    );
    return this.jobs.get(id)!;
  }

  find(id: string): Job | undefined {
    return this.jobs.get(id);
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    await Promise.all(this.running.values());
  }

  /** Only the last hundred jobs are remembered. */
  private forget(): void {
    for (const [id, { state }] of this.jobs) {
      if (this.jobs.size < 100) return;
      if (state !== 'running') this.jobs.delete(id);
    }
  }
}
