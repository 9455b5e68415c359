import { Worker } from 'node:worker_threads';
import type { Reply } from './serve.ts';

export interface PoolOptions<T> {
  readonly script: URL;
  readonly threads: number;
  /** Milliseconds a task may take. */
  readonly deadline: number;
  /** Megabytes a thread may use. */
  readonly memory: number;
  /** Tasks that may wait. */
  readonly queue: number;
  /** Threads that are there from the beginning and stay. */
  readonly kept: number;
  /** What a thread may take at once; one task when absent. */
  readonly batch?: Batch<T>;
}

/** Tasks that are cheaper together. */
export interface Batch<T> {
  readonly most: number;
  /** Bound on their weights together; a heavier task goes alone. */
  readonly weight: number;
  weigh(task: T): number;
}

/** Why a task was not done: the queue is full, or the task itself went over its time or memory, or failed. */
export class Undone extends Error {
  readonly why: 'busy' | 'deadline' | 'memory' | 'failed' | 'stopped';

  constructor(why: Undone['why'], words = '') {
    super(`${why} ${words}`);
    this.why = why;
  }
}

interface Waiting<T, R> {
  readonly task: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: Undone) => void;
  /** Has been with others in a batch that was not done: one of them is to blame, and it must not happen again. */
  readonly alone: boolean;
}

interface Thread<T, R> {
  readonly worker: Worker;
  /** What it does now; empty when it is free. */
  current: readonly Waiting<T, R>[];
  timer: NodeJS.Timeout | undefined;
}

/** Megabytes of a thread for what lives shortly; left to itself V8 takes five times as much and is not faster. */
const YOUNG = 24;

/** Milliseconds without work after which a thread is let go with its memory. */
const LINGER = 60_000;

/**
 * Threads that do untrusted or heavy work. A task that takes too long or too much memory loses its thread, a fresh one
 * takes its place, and those that were taken together with it are done again one by one; the event loop only passes
 * messages.
 */
export class Pool<T, R> {
  private readonly options: PoolOptions<T>;
  private readonly waiting: Waiting<T, R>[] = [];
  private readonly threads = new Set<Thread<T, R>>();
  private stopped = false;

  constructor(options: PoolOptions<T>) {
    this.options = options;
    while (this.threads.size < options.kept) this.start();
  }

  /** @throws Undone */
  run(task: T): Promise<R> {
    return new Promise((resolve, reject) => {
      if (this.stopped) reject(new Undone('stopped'));
      else if (this.waiting.length >= this.options.queue) reject(new Undone('busy'));
      else {
        this.waiting.push({ task, resolve, reject, alone: false });
        this.next();
      }
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const { reject } of this.waiting.splice(0)) reject(new Undone('stopped'));
    await Promise.all([...this.threads].map((thread) => this.end(thread, new Undone('stopped'))));
  }

  private next(): void {
    while (this.waiting.length > 0 && !this.stopped) {
      let thread = [...this.threads].find(({ current }) => current.length === 0);
      if (thread === undefined && this.threads.size < this.options.threads) thread = this.start();
      if (thread === undefined) return;
      this.give(thread, this.take());
    }
  }

  /** The first in line, and those behind it that may go along. */
  private take(): Waiting<T, R>[] {
    const { batch } = this.options;
    const first = this.waiting.shift()!;
    const taken = [first];
    if (batch === undefined || first.alone) return taken;
    let weight = batch.weigh(first.task);
    while (taken.length < batch.most && this.waiting[0]?.alone === false) {
      weight += batch.weigh(this.waiting[0].task);
      if (weight > batch.weight) break;
      taken.push(this.waiting.shift()!);
    }
    return taken;
  }

  private give(thread: Thread<T, R>, tasks: readonly Waiting<T, R>[]): void {
    clearTimeout(thread.timer);
    thread.current = tasks;
    thread.timer = setTimeout(() => void this.end(thread, new Undone('deadline')), this.options.deadline);
    thread.worker.postMessage(tasks.map(({ task }) => task));
  }

  private start(): Thread<T, R> {
    const { script, memory } = this.options;
    const worker = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG },
      stderr: true,
      stdout: true,
    });
    // Unread streams of a thread would fill up; nothing in them may reach the log.
    worker.stderr.resume();
    worker.stdout.resume();
    const thread: Thread<T, R> = { worker, current: [], timer: undefined };
    this.threads.add(thread);
    worker.on('message', (reply: Reply<R>) => {
      const { current } = thread;
      clearTimeout(thread.timer);
      thread.current = [];
      if ('done' in reply) current.forEach(({ resolve }, at) => resolve(reply.done[at]!));
      else this.giveUp(current, new Undone('failed', reply.failed));
      this.next();
      if (thread.current.length === 0) this.letGo(thread);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'failed';
      void this.end(thread, new Undone(why, error.code ?? error.name));
    });
    worker.on('exit', () => void this.end(thread, new Undone('failed', 'exit')));
    worker.unref();
    return thread;
  }

  /** Ends a thread after some time without work, unless it is one of those that stay. */
  private letGo(thread: Thread<T, R>): void {
    thread.timer = setTimeout(() => {
      if (this.threads.size > this.options.kept) void this.end(thread, new Undone('stopped'));
    }, LINGER);
    thread.timer.unref();
  }

  /** Takes the thread away from its tasks. */
  private async end(thread: Thread<T, R>, why: Undone): Promise<void> {
    clearTimeout(thread.timer);
    if (!this.threads.delete(thread)) return;
    this.giveUp(thread.current, why);
    thread.current = [];
    this.next();
    await thread.worker.terminate();
  }

  /** A task by itself is refused; of several together each gets its own try, before all others. */
  private giveUp(tasks: readonly Waiting<T, R>[], why: Undone): void {
    if (tasks.length > 1 && why.why !== 'stopped')
      this.waiting.unshift(...tasks.map((one) => ({ ...one, alone: true })));
    else for (const { reject } of tasks) reject(why);
  }
}
