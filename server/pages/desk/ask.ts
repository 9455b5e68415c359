import type { Finding } from '../../../pipeline/finding.ts';
import { Problem } from '../api.ts';
import type { Against, Checked } from './checked.ts';
import type { Answer, Question } from './worker.ts';

/** A book that takes longer than this is not a school's book. */
const PATIENCE = 60_000;

let worker: Worker | null = null;
let count = 0;
const waiting = new Map<number, { done: (given: unknown) => void; failed: (error: Error) => void }>();

function start(): Worker {
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const one = waiting.get(data.number);
    waiting.delete(data.number);
    if ('given' in data) one?.done(data.given);
    else one?.failed(new Problem(0, 'desk.failed', 'Не удалось прочитать книгу', data.failed));
  });
  started.addEventListener('error', () =>
    stop(new Problem(0, 'desk.unavailable', 'Не загрузилась проверка', 'Обновите страницу и выберите файл снова.')),
  );
  return started;
}

/** Ends the worker and whatever it was doing: the next question starts a new one. */
function stop(error: Error): void {
  worker?.terminate();
  worker = null;
  for (const { failed } of waiting.values()) failed(error);
  waiting.clear();
}

type Bare<Q> = Q extends unknown ? Omit<Q, 'number'> : never;

function ask<T>(question: Bare<Question>): Promise<T> {
  worker ??= start();
  const number = ++count;
  const limit = setTimeout(
    () => stop(new Problem(0, 'desk.slow', 'Книга читается слишком долго', 'Проверьте, тот ли это файл.')),
    PATIENCE,
  );
  return new Promise<T>((done, failed) => {
    waiting.set(number, { done: done as (given: unknown) => void, failed });
    worker!.postMessage({ ...question, number });
  }).finally(() => clearTimeout(limit));
}

/** Reads and checks a book in a worker, so that the page stays alive. @throws Problem */
export const checkBook = (name: string, bytes: Uint8Array, against: Against): Promise<Checked> =>
  ask({ kind: 'check', name, bytes, against });

/** The school's own file with remarks in it. @throws Problem */
export const annotateBook = (bytes: Uint8Array, findings: readonly Finding[]): Promise<Uint8Array> =>
  ask({ kind: 'annotate', bytes, findings });
