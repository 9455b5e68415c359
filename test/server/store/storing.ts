import { writeSync } from 'node:fs';
import * as nodeDisk from 'node:fs/promises';
import { openArchive } from '../../../server/store/sqlite.ts';
import { hashOf, schoolActor, submissionOf } from './submission.ts';

/**
 * A server's process as far as the store is concerned: four clients send without a pause, each acknowledged submission
 * is told on standard output as «school version document», one write a line. It dies when its parent kills it.
 *
 *     node storing.ts FOLDER CAMPAIGN RUN CLIENTS [COUNT] [dies-after-rename]
 */
const [folder, campaign, run, clients, count, dies] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  ...string[],
];
let left = Number(count ?? Infinity);
let renames = 0;

const archive = await openArchive({
  folder,
  clock: () => new Date(),
  leastFree: 0,
  disk: {
    ...nodeDisk,
    rename: async (from, to) => {
      await nodeDisk.rename(from, to);
      renames += 1;
      // Between the document and its version: the document must not count without one.
      if (dies !== undefined && renames > 20) process.kill(process.pid, 'SIGKILL');
    },
  },
});
const store = archive.store.of((await archive.store.municipality())!.id);
writeSync(1, 'ready\n');

await Promise.all(
  Array.from({ length: Number(clients) }, async (_, client) => {
    const school = `s00${1 + (client % 3)}`;
    for (let at = 0; left > 0; at += 1) {
      left -= 1;
      const words = `${run} ${client} ${at} ${'x'.repeat(4000)}`;
      const { receipt } = await store.receiveSubmission(
        schoolActor(school),
        submissionOf(campaign, school, words, { key: hashOf(words) }),
      );
      const { document } = await store.version({ campaign, school }, receipt.version);
      writeSync(1, `${school} ${receipt.version} ${document}\n`);
    }
  }),
);
archive.store.close();
