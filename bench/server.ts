import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { measureBoard, measureCollect } from './server/cabinet.ts';
import { measureDemo } from './server/demo.ts';
import { measureRate, measureCrowd, type Ground } from './server/receiving.ts';
import { reportOf, type ServerResults } from './server/table.ts';
import { lostOf } from './server/kept.ts';
import { prepare } from './server/ground.ts';
import { startServer } from './server/running.ts';

/**
 * Measures the server over real HTTP, with the whole check and every sync to the disk, and prints a table; a full run
 * also writes it to docs/bench-server.md.
 *
 *   --seconds N   of sending at full speed (20)
 *   --schools N   of the board, of «Свести» and of the crowd (1000); with a smaller number nothing is written
 *   --folder DIR  where data and workbooks lie
 */
const { values: given } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    schools: { type: 'string', default: '1000' },
    folder: { type: 'string', default: 'out/bench/server' },
  },
});
const [seconds, schools, folder] = [Number(given.seconds), Number(given.schools), resolve(given.folder)];
const say = (text: string): void => void process.stderr.write(`${text}\n`);

say('Готовлю кампании, ключи школ и книги');
const ground: Ground = await prepare(folder, { schools, seconds });
const load = loadavg()[0]!;
const demo = await measureDemo(join(folder, 'demo'));
say('Приём: документы JSON');
const server = await startServer(ground.data);
const documents = await measureRate(server, ground.documents, seconds);
say('Приём: книги .xlsx');
const books = await measureRate(server, ground.books, seconds);
say(`${schools} отправок разом`);
const crowd = await measureCrowd(server, ground.crowd);
say('Доска и «Свести»');
const board = await measureBoard(server, ground.crowd.campaign);
const collect = await measureCollect(server, ground.crowd.campaign);
await server.stop();
const lost = await lostOf(ground.data, [
  { campaign: ground.documents.campaign, acknowledged: documents.sent.acknowledged },
  { campaign: ground.books.campaign, acknowledged: books.sent.acknowledged },
  { campaign: ground.crowd.campaign, acknowledged: crowd.sent.acknowledged },
]);
const results: ServerResults = {
  when: new Date().toLocaleDateString('ru-RU'),
  machine: `${cpus()[0]!.model.trim()}, ядер: ${availableParallelism()}, ${Math.round(totalmem() / 2 ** 30)} ГБ, ${process.platform}; Node.js ${process.versions.node}`,
  load,
  schools,
  documents,
  books,
  crowd,
  board,
  collect,
  demo,
  lost,
};
const report = await format(reportOf(results), { parser: 'markdown', printWidth: 120 });
process.stdout.write(report);
if (schools >= 1000) {
  mkdirSync(join(import.meta.dirname, '../docs'), { recursive: true });
  writeFileSync(join(import.meta.dirname, '../docs/bench-server.md'), report);
}
