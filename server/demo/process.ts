import pino from 'pino';
import { openServer } from '../open.ts';
import type { Settings } from '../settings.ts';
import { Refusal } from '../store/refusal.ts';
import type { DemoAnswer } from './apart.ts';
import { startDemo } from './start.ts';

/** The demo's own process (`apart.ts`): makes it in the data folder it is told, answers its parent and ends. */
process.once('message', (settings: Settings) => {
  void (async () => {
    const answer = await make(settings).catch((error: unknown): DemoAnswer =>
      error instanceof Refusal ? { refused: error.code } : { failed: error instanceof Error ? error.name : 'error' },
    );
    process.send!(answer, () => process.disconnect());
  })();
});
// Nobody waits for the answer any more.
process.once('disconnect', () => process.exit());

async function make(settings: Settings): Promise<DemoAnswer> {
  const server = await openServer(settings, { log: pino({ level: 'silent' }) });
  try {
    return { started: await startDemo(server) };
  } finally {
    await server.close();
  }
}
