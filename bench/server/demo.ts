import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { startServer } from './running.ts';

/** What it takes to begin with the made-up municipality. */
export interface DemoMeasured {
  readonly seconds: number;
  /** Resident memory of the server a little after the start and after the demo, MB. */
  readonly before: number;
  readonly after: number;
}

/** Long enough for threads to be ready, or to have ended. */
const CALM = 3000;

export async function measureDemo(folder: string): Promise<DemoMeasured> {
  rmSync(folder, { recursive: true, force: true });
  const server = await startServer(folder);
  await pause(CALM);
  const before = server.memory()?.now ?? 0;
  const from = performance.now();
  const response = await fetch(`${server.url}/api/start/demo`, { method: 'POST', headers: { 'x-svod': '1' } });
  if (response.status !== 201) throw new Error(`Пример: ${response.status}`);
  await response.arrayBuffer();
  const seconds = (performance.now() - from) / 1000;
  await pause(CALM);
  const after = server.memory()?.now ?? 0;
  await server.stop();
  return { seconds, before, after };
}
