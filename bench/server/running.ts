import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { LoadResult, LoadTask } from './load.ts';

/** A server in a process of its own. */
export interface Running {
  readonly port: number;
  readonly url: string;
  /** Resident memory now and at its highest, MB; null where the system does not tell. */
  memory(): { readonly now: number; readonly peak: number } | null;
  /** Processor seconds so far. */
  cpu(): number;
  stop(): Promise<void>;
  /** As a power cut would. */
  kill(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

const ROOT = join(import.meta.dirname, '../..');
/** The command of `npm start`, with its options. */
const { start } = (
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Readonly<Record<string, string>> }
).scripts;
const LOAD = join(import.meta.dirname, 'load.ts');
/** Ticks of /proc/PID/stat in a second, on every Linux of today. */
const TICKS = 100;

/** Starts `server/main.ts` as `npm start` does and waits until it listens. */
export async function startServer(folder: string): Promise<Running> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, start!.split(' ').slice(1), {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'info', BASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('открыт')) resolve();
    });
    child.once('exit', () => reject(new Error('Сервер не запустился')));
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const closed = once(child, 'exit');
    child.kill(signal);
    await closed;
  };
  const proc = (name: string): string | null => {
    try {
      return readFileSync(`/proc/${child.pid}/${name}`, 'utf8');
    } catch {
      return null;
    }
  };
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    memory() {
      const status = proc('status');
      const line = (name: string): number =>
        Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status ?? '')?.[1] ?? 0) / 1024;
      return status === null ? null : { now: line('VmRSS'), peak: line('VmHWM') };
    },
    cpu() {
      const fields = (proc('stat') ?? '').replace(/^.*\) /, '').split(' ');
      return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/**
 * Sends from another process, so that sending does not hold up what measures here.
 * @param begun told when the reports are made and sending begins
 */
export async function runLoad(task: LoadTask, begun: () => void = () => undefined): Promise<LoadResult> {
  const child = spawn(process.execPath, [LOAD], { stdio: ['pipe', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    if (text === '') begun();
    text += chunk;
  });
  child.stdin.end(JSON.stringify(task));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`Нагрузка прервалась: код ${code}`);
  return JSON.parse(text.slice(text.indexOf('\n'))) as LoadResult;
}
