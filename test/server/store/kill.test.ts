import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DATABASE, FILES, openArchive, type Archive } from '../../../server/store/sqlite.ts';
import { openWithCampaign, type Opened } from './archive.ts';

/** `SVOD_KILLS=100` before a release. */
const KILLS = Number(process.env['SVOD_KILLS'] ?? 20);

const STORING = join(import.meta.dirname, 'storing.ts');

/** So late that half-written files are old enough to be swept. */
const later = (): Date => new Date(Date.now() + 7_200_000);

interface Acknowledged {
  readonly school: string;
  readonly version: number;
  readonly document: string;
}

/** Runs a storing process until it ends or is killed so many milliseconds after it is ready. */
async function storing(
  { folder, campaign }: Opened,
  run: string,
  {
    clients = 4,
    count,
    killAfter,
    diesAfterRename = false,
  }: {
    clients?: number;
    count?: number;
    killAfter?: number;
    diesAfterRename?: boolean;
  },
): Promise<Acknowledged[]> {
  const more = [...(count === undefined ? [] : [String(count)]), ...(diesAfterRename ? ['Infinity', 'dies'] : [])];
  const child = spawn(process.execPath, [STORING, folder, campaign, run, String(clients), ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    if (text === '' && killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    text += chunk;
  });
  await closed;
  return text
    .split('\n')
    .slice(1, -1)
    .map((line) => line.split(' '))
    .map(([school, version, document]) => ({ school: school!, version: Number(version), document: document! }));
}

/** Everything that must hold after a death: nothing acknowledged is lost, nothing stored is half. */
async function inspect(archive: Archive, { campaign }: Opened, acknowledged: readonly Acknowledged[]) {
  const store = archive.store.of((await archive.store.municipality())!.id);
  const stored = archive.db.all<Acknowledged>('SELECT school, version, document FROM submissions');
  const known = new Map(stored.map(({ school, version, document }) => [`${school} ${version}`, document]));
  expect(
    acknowledged.filter(({ school, version, document }) => known.get(`${school} ${version}`) !== document),
  ).toEqual([]);
  for (const { document } of stored) await archive.blobs.read(document);
  await archive.blobs.sweep(later().getTime());
  const parts = readdirSync(join(archive.folder, FILES), { recursive: true }).filter((name) =>
    String(name).endsWith('.part'),
  );
  expect(parts).toEqual([]);
  for (const school of ['s001', 's002', 's003']) {
    const versions = stored.filter((one) => one.school === school).map(({ version }) => version);
    expect(versions.toSorted((a, b) => a - b)).toEqual(versions.map((_, at) => at + 1));
    expect((await store.head({ campaign, school })).version).toBe(versions.length);
  }
  expect(archive.db.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  expect(archive.verifyAudit().faults).toEqual([]);
  const received = archive.db.get<{ n: number }>(
    "SELECT COUNT(*) AS n FROM audit WHERE action = 'submission.received'",
  );
  expect(received!.n).toBe(stored.length);
  return stored.length;
}

test(
  `killed ${KILLS} times at any moment, it loses nothing it has acknowledged`,
  async () => {
    const opened = await openWithCampaign();
    opened.archive.store.close();
    const acknowledged: Acknowledged[] = [];
    let slowest = 0;
    let stored = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const killed = kill % 5 === 4 ? { diesAfterRename: true } : { killAfter: 5 + Math.floor(Math.random() * 250) };
      acknowledged.push(...(await storing(opened, `run ${kill}`, killed)));
      const from = performance.now();
      const archive = await openArchive({ folder: opened.folder, clock: later, leastFree: 0 });
      slowest = Math.max(slowest, performance.now() - from);
      stored = await inspect(archive, opened, acknowledged);
      archive.store.close();
    }
    console.info(
      `${KILLS} kills: ${acknowledged.length} acknowledged, ${stored} stored, 0 lost, slowest start ${slowest.toFixed(0)} ms`,
    );
    expect(acknowledged.length).toBeGreaterThan(KILLS);
  },
  30_000 + KILLS * 3_000,
);

test('two processes at once allocate every version once', async () => {
  const opened = await openWithCampaign();
  const both = await Promise.all(['left', 'right'].map((run) => storing(opened, run, { count: 60 })));
  expect(both.map((one) => one.length)).toEqual([60, 60]);
  expect(await inspect(opened.archive, opened, both.flat())).toBe(120);
});

const strace = await once(spawn('strace', ['-V'], { stdio: 'ignore' }), 'exit').then(
  ([code]) => code === 0,
  () => false,
);

test.skipIf(!strace)('before each acknowledgement the document, its folder, and the log are synced', async () => {
  const opened = await openWithCampaign();
  opened.archive.store.close();
  const count = 30;
  const { folder, campaign } = opened;
  const child = spawn(
    'strace',
    [
      '-f',
      '-y',
      '-s',
      '200',
      '-e',
      'trace=fsync,fdatasync,write',
      process.execPath,
      STORING,
      folder,
      campaign,
      'traced',
      '1',
      String(count),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let trace = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (trace += chunk));
  await once(child, 'close');

  const calls = trace.split('\n').slice(trace.split('\n').findIndex((line) => line.includes('"ready\\n"')) + 1);
  const steps = calls.flatMap((line): string[] => {
    const synced = /(?:fsync|fdatasync)\(\d+<([^>]*)>/.exec(line)?.[1];
    if (synced?.endsWith(`${DATABASE}-wal`)) return ['log'];
    if (synced?.endsWith('.part')) return ['file'];
    if (/\/files\/[0-9a-f]{2}$/.test(synced ?? '')) return ['folder'];
    return /write\(1<.*"s00\d \d+ [0-9a-f]{64}\\n"/.test(line) ? ['acknowledged'] : [];
  });
  // The log's own beginning costs it one more sync.
  expect(steps.join(' ')).toMatch(new RegExp(`^(file folder log (log )?acknowledged ?){${count}}( ?log)*$`));
});
