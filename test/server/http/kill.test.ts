import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startServer, type Running } from '../../../bench/server/running.ts';
import { stage } from '../../../bench/server/stage.ts';
import { openArchive } from '../../../server/store/sqlite.ts';
import { documentOf } from './documents.ts';
import { reports } from './town.ts';

/** `SVOD_KILLS=20` before a release. */
const KILLS = Number(process.env['SVOD_KILLS'] ?? 5);
const CLIENTS = 4;
/** A school may send ten times a minute: each client goes through so many of them. */
const SCHOOLS = 20;

interface Receipt {
  readonly number: number;
  readonly school: string;
  readonly version: number;
  readonly checksum: string;
}

/** Sends until the server is no more. @returns receipts with the checksums of what was sent */
async function client(
  { url }: Running,
  schools: readonly { readonly code: string; readonly key: string }[],
  next: () => number,
  acknowledged: () => void,
): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  for (let at = 0; ; at++) {
    const { code, key } = schools[at % schools.length]!;
    const body = documentOf(reports[0]!, next(), code);
    try {
      const response = await fetch(`${url}/api/school/submissions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body,
      });
      const answer = (await response.json()) as Receipt & { readonly code: string };
      expect([201, 503], answer.code).toContain(response.status);
      if (response.status !== 201) continue;
      const checksum = createHash('sha256').update(body).digest('hex');
      expect(answer.checksum).toBe(checksum);
      receipts.push(answer);
      acknowledged();
    } catch (error) {
      if (error instanceof TypeError || error instanceof SyntaxError) return receipts;
      throw error;
    }
  }
}

test(
  `a server killed ${KILLS} times while schools send has every report it gave a receipt for`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'svod-kill-'));
    const { school } = reports[0]!;
    const registry = Array.from({ length: CLIENTS * SCHOOLS }, (_, at) => ({ ...school, code: String(2001 + at) }));
    const [campaign] = await stage(folder, [registry]);
    const { id, schools } = campaign!;
    const receipts: Receipt[] = [];
    let sent = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const server = await startServer(folder);
      let killed: Promise<void> | undefined;
      // From the first receipt on, at any moment of what is then under way.
      const acknowledged = (): void => {
        killed ??= new Promise((resolve) =>
          setTimeout(() => void server.kill().then(resolve), 20 + Math.random() * 700),
        );
      };
      const clients = Array.from({ length: CLIENTS }, (_, nth) =>
        client(server, schools.slice(nth * SCHOOLS, (nth + 1) * SCHOOLS), () => sent++, acknowledged),
      );
      receipts.push(...(await Promise.all(clients)).flat());
      await killed;
    }
    const archive = await openArchive({ folder, clock: () => new Date(), leastFree: 0 });
    const store = archive.store.of((await archive.store.municipality())!.id);
    for (const { number, school, version, checksum } of receipts) {
      expect(await store.receipt(number)).toMatchObject({ school, version, checksum });
      await store.document({ campaign: id, school }, version);
    }
    const stored = archive.db.all<{ document: string }>('SELECT document FROM submissions');
    for (const { document } of stored) await archive.blobs.read(document);
    expect(archive.db.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    expect(archive.verifyAudit().faults).toEqual([]);
    archive.store.close();
    console.info(`${KILLS} kills: ${receipts.length} receipts, ${stored.length} stored, 0 lost`);
    expect(receipts.length).toBeGreaterThan(KILLS);
    rmSync(folder, { recursive: true });
  },
  20_000 + KILLS * 10_000,
);
