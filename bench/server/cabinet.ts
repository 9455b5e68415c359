import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Running } from './running.ts';
import { LOGIN } from './stage.ts';
import { timedGet, watch, type Watched } from './watch.ts';

const ROUNDS = 20;

async function login({ url }: Running): Promise<string> {
  const response = await fetch(`${url}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-svod': '1' },
    body: JSON.stringify(LOGIN),
  });
  return (response.headers.get('set-cookie') ?? '').split(';')[0]!;
}

/** Milliseconds of each request for the board but the first, and its size in bytes. */
export async function measureBoard(
  server: Running,
  campaign: string,
): Promise<{ readonly times: readonly number[]; readonly bytes: number }> {
  const cookie = await login(server);
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  let size = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const { status, ms, bytes } = await timedGet(agent, server.port, `/api/campaigns/${campaign}/board`, { cookie });
    if (status !== 200) throw new Error(`Доска: ${status}`);
    if (round > 0) times.push(ms);
    size = bytes;
  }
  agent.destroy();
  return { times, bytes: size };
}

export interface CollectMeasured {
  /** Seconds from the button to the finished job, the first time and once more. */
  readonly seconds: readonly number[];
  readonly seen: Watched;
}

/** Presses «Свести» twice. */
export async function measureCollect(server: Running, campaign: string): Promise<CollectMeasured> {
  const headers = { cookie: await login(server), 'x-svod': '1' };
  const seconds: number[] = [];
  const watching = watch(server);
  for (let round = 0; round < 2; round++) {
    const from = performance.now();
    const pressed = await fetch(`${server.url}/api/campaigns/${campaign}/collect`, { method: 'POST', headers });
    const { id } = (await pressed.json()) as { id: string };
    for (;;) {
      const { state } = (await (await fetch(`${server.url}/api/jobs/${id}`, { headers })).json()) as { state: string };
      if (state === 'failed') throw new Error('«Свести» не получилось');
      if (state === 'done') break;
      await pause(250);
    }
    seconds.push((performance.now() - from) / 1000);
  }
  return { seconds, seen: await watching.stop() };
}
