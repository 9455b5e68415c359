import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a whole process cost, its start included. */
export interface Cost {
  /** Seconds by the clock. */
  readonly wall: number;
  /** Seconds of processor time, user and system, of all its threads. */
  readonly cpu: number;
  /** Peak resident memory, MB. */
  readonly memory: number;
}

export interface Run extends Cost {
  readonly stdout: string;
}

/** The same four numbers as GNU time, where that is not installed. */
const WATCH = `import resource as r,subprocess,sys,time
s=time.time();c=subprocess.call(sys.argv[2:]);u=r.getrusage(r.RUSAGE_CHILDREN)
open(sys.argv[1],'w').write('%f %f %f %d'%(time.time()-s,u.ru_utime,u.ru_stime,u.ru_maxrss));sys.exit(c)`;

const report = join(mkdtempSync(join(tmpdir(), 'svod-measure-')), 'cost');
const watcher: readonly string[] = isGnuTime()
  ? ['/usr/bin/time', '-q', '-o', report, '-f', '%e %U %S %M', '--']
  : ['python3', '-c', WATCH, report];

function isGnuTime(): boolean {
  if (!existsSync('/usr/bin/time')) return false;
  try {
    execFileSync('/usr/bin/time', ['-q', '-f', '%M', '--', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a command to its end and says what it cost.
 * @param accepted exit codes that are no failure: `collect` says 1 when it found errors in what was submitted
 */
export async function measure(command: readonly string[], accepted: readonly number[] = [0]): Promise<Run> {
  const [program, ...rest] = [...watcher, ...command];
  const child = spawn(program!, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, told]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => told.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === null || !accepted.includes(code))
    throw new Error(`${command.join(' ').slice(0, 300)}: код ${code}\n${Buffer.concat(told).toString().slice(-2000)}`);
  const [wall, user, system, kilobytes] = readFileSync(report, 'utf8')
    .trim()
    .split('\n')
    .at(-1)!
    .split(' ')
    .map(Number);
  return { wall: wall!, cpu: user! + system!, memory: kilobytes! / 1024, stdout: Buffer.concat(out).toString() };
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The median of each number by itself; peak memory is the largest seen. */
export const typical = (costs: readonly Cost[]): Cost => ({
  wall: median(costs.map(({ wall }) => wall)),
  cpu: median(costs.map(({ cpu }) => cpu)),
  memory: Math.max(...costs.map(({ memory }) => memory)),
});

/** Measures several things in turn, round after round, so that a disturbance meets all of them. */
export async function inTurn(
  rounds: number,
  things: ReadonlyMap<string, () => Promise<Cost>>,
): Promise<ReadonlyMap<string, Cost>> {
  const costs = new Map<string, Cost[]>();
  for (let round = 1; round <= rounds; round++)
    for (const [name, thing] of things) {
      const cost = await thing();
      costs.set(name, [...(costs.get(name) ?? []), cost]);
      process.stderr.write(`${name}, ${round}/${rounds}: ${cost.wall.toFixed(2)} с, ЦП ${cost.cpu.toFixed(2)} с\n`);
    }
  return new Map([...costs].map(([name, all]) => [name, typical(all)]));
}
