import { parentPort } from 'node:worker_threads';

/** What a thread answers to the tasks it was given together: all results, or that one of them failed, nobody knows which. */
export type Reply<R> = { readonly done: readonly R[] } | { readonly failed: string };

/** Does tasks as they come; what a task throws fails the tasks given with it, not the thread. */
export function serve<T, R>(work: (tasks: readonly T[]) => readonly R[] | Promise<readonly R[]>): void {
  parentPort!.on('message', (tasks: readonly T[]) => {
    void (async () => {
      try {
        parentPort!.postMessage({ done: await work(tasks) } satisfies Reply<R>);
      } catch (error) {
        // The words may quote a cell: only the kind and the place go on.
        const place = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 4).join(' ') : '';
        parentPort!.postMessage({
          failed: `${error instanceof Error ? error.name : 'error'}${place}`,
        } satisfies Reply<R>);
      }
    })();
  });
}
