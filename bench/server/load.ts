import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { XLSX } from '../../server/http/route.ts';
import { documentOf } from './documents.ts';

/** What the load process is told on its standard input. */
export interface LoadTask {
  readonly port: number;
  /** Places in the registry are those of this list, from `first`. */
  readonly schools: readonly { readonly code: string; readonly key: string }[];
  readonly first: number;
  /** Folder of workbooks «<code>.xlsx»; JSON documents when null. */
  readonly books: string | null;
  readonly connections: number;
  /** Stops after so many seconds or after the last school. */
  readonly seconds: number;
  /** Come again when the server says so, until acknowledged. */
  readonly persistent: boolean;
}

export interface Acknowledged {
  readonly school: string;
  readonly version: number;
  /** Of the body that was sent, counted by the sender. */
  readonly checksum: string;
}

/** What it answers on its standard output. */
export interface LoadResult {
  readonly seconds: number;
  readonly bytes: number;
  readonly acknowledged: readonly Acknowledged[];
  /** Milliseconds from the first byte sent to the receipt, of the acknowledged. */
  readonly latencies: readonly number[];
  readonly statuses: Readonly<Record<string, number>>;
  /** 503 without Retry-After, receipts with another checksum, answers that are no receipts. */
  readonly wrong: readonly string[];
  /** Processor seconds of this process. */
  readonly cpu: number;
}

/** The first line of its output: the reports are made, sending begins. */
export const BEGUN = 'begun';

interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

let input = '';
for await (const chunk of process.stdin.setEncoding('utf8')) input += chunk;
const task = JSON.parse(input) as LoadTask;
const agent = new Agent({ keepAlive: true, maxSockets: task.connections });
const bodyOf = (at: number, code: string): Buffer =>
  task.books === null ? documentOf(at, code) : readFileSync(`${task.books}/${code}.xlsx`);
const type = task.books === null ? 'application/json' : XLSX;
// Reports are made before the clock starts.
const bodies = task.schools.map(({ code }, at) => bodyOf(task.first + at, code));

function send(body: Buffer, key: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port: task.port,
        path: '/api/school/submissions?acceptQueries=true',
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': type, 'content-length': body.length },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], text }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const acknowledged: Acknowledged[] = [];
const latencies: number[] = [];
const statuses: Record<string, number> = {};
const wrong: string[] = [];
let bytes = 0;
let next = 0;
process.stdout.write(`${BEGUN}\n`);
const began = performance.now();
const until = began + task.seconds * 1000;

async function deliver(at: number): Promise<void> {
  const [{ code, key }, body] = [task.schools[at]!, bodies[at]!];
  for (;;) {
    const from = performance.now();
    let answer: Answer;
    try {
      answer = await send(body, key);
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code ?? 'error';
      statuses[why] = (statuses[why] ?? 0) + 1;
      if (!task.persistent) return;
      continue;
    }
    const { status, retryAfter, text } = answer;
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status === 503 && retryAfter === undefined) wrong.push('503 без Retry-After');
    if (status === 201) {
      const { version, checksum } = JSON.parse(text) as { version: number; checksum: string };
      const own = createHash('sha256').update(body).digest('hex');
      if (checksum !== own) wrong.push(`${code}: контрольная сумма не та`);
      acknowledged.push({ school: code, version, checksum: own });
      latencies.push(performance.now() - from);
      bytes += body.length;
      return;
    }
    if (status !== 503) {
      wrong.push(`${code}: ${status} ${text.slice(0, 200)}`);
      return;
    }
    if (!task.persistent || performance.now() > until) return;
    // Not all at the same second, as browsers of different people would not.
    await new Promise((resolve) => setTimeout(resolve, Number(retryAfter) * 1000 * (0.5 + Math.random())));
  }
}

async function client(): Promise<void> {
  while (next < task.schools.length && performance.now() < until) await deliver(next++);
}

await Promise.all(Array.from({ length: task.connections }, client));
const seconds = (performance.now() - began) / 1000;
agent.destroy();
const { user, system } = process.cpuUsage();
process.stdout.write(
  JSON.stringify({
    seconds,
    bytes,
    acknowledged,
    latencies,
    statuses,
    wrong,
    cpu: (user + system) / 1e6,
  } satisfies LoadResult),
);
