import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Settings } from '../settings.ts';
import { Refusal, type RefusalCode } from '../store/refusal.ts';
import type { DemoStarted } from './start.ts';

export type DemoAnswer =
  { readonly started: DemoStarted } | { readonly refused: RefusalCode } | { readonly failed: string };

/**
 * Makes the demo in a process of its own, over the same data folder: inventing a town and collecting it twice would
 * leave the server three times as large for the rest of its life.
 * @throws Refusal start.done, storage.full
 */
export async function startDemoApart(settings: Settings): Promise<DemoStarted> {
  const child = fork(join(import.meta.dirname, 'process.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const answer = await new Promise<DemoAnswer>((resolve) => {
    child.once('message', (message) => resolve(message as DemoAnswer));
    child.once('error', ({ name }) => resolve({ failed: name }));
    child.once('exit', () => resolve({ failed: 'exit' }));
    child.send(settings);
  });
  if ('started' in answer) return answer.started;
  throw 'refused' in answer ? new Refusal(answer.refused) : new Error(`The demo was not made: ${answer.failed}`);
}
