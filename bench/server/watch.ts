import { setTimeout as pause } from 'node:timers/promises';
import { request, Agent } from 'node:http';
import type { Running } from './running.ts';

/** What was seen of a server while it was busy. */
export interface Watched {
  /** Milliseconds of each GET /health. */
  readonly health: readonly number[];
  /** Answers to it other than 200. */
  readonly unwell: number;
  /** Highest resident memory, MB. */
  readonly memory: number;
  /** Processor seconds of the server. */
  readonly cpu: number;
}

const EVERY = 20;
/** One address of loopback may ask a hundred times a minute: watching goes from several. */
const ADDRESSES = 60;

/** One GET over a kept connection: its status and milliseconds. */
export function timedGet(
  agent: Agent,
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; ms: number; bytes: number }> {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, path, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, ms: performance.now() - from, bytes }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Asks for the server's health and memory all the time until told to stop. */
export function watch(server: Running): { stop(): Promise<Watched> } {
  const agents = Array.from(
    { length: ADDRESSES },
    (_, at) => new Agent({ keepAlive: true, localAddress: `127.0.2.${at + 1}` }),
  );
  let asked = 0;
  const health: number[] = [];
  let unwell = 0;
  let memory = 0;
  let stopped = false;
  const cpu = server.cpu();
  const watching = (async () => {
    while (!stopped) {
      memory = Math.max(memory, server.memory()?.now ?? 0);
      const { status, ms } = await timedGet(agents[asked++ % ADDRESSES]!, server.port, '/health');
      if (status === 200) health.push(ms);
      else unwell += 1;
      await pause(EVERY);
    }
  })();
  return {
    async stop() {
      stopped = true;
      await watching;
      for (const agent of agents) agent.destroy();
      return { health, unwell, memory, cpu: server.cpu() - cpu };
    },
  };
}

/** The value that so many of a hundred do not exceed. */
export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}
