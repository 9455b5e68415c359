import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { findFramework } from '../catalogue/index.ts';
import { utf8 } from '../demo/csv.ts';
import { GUIDE_NAME, GUIDE_TITLE, guideText } from '../demo/guide.ts';
import { PLACES } from '../demo/stage.ts';
import type { Task } from '../demo/stagehand.ts';
import type { Town } from '../demo/town.ts';
import { towns } from '../demo/towns/index.ts';
import { BadUsage, type Given } from './arguments.ts';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Clears what an earlier demo left; a folder with anything else in it is not touched. */
function makeRoom(out: string): void {
  const guide = join(out, GUIDE_NAME);
  const ours = existsSync(guide) && readFileSync(guide, 'utf8').includes(GUIDE_TITLE);
  for (const { id } of towns) {
    const folder = join(out, id);
    if (!existsSync(folder) || readdirSync(folder).length === 0) continue;
    if (!ours) throw new BadUsage(`папка ${folder} не пуста: укажите для учебных данных другую`);
    rmSync(folder, { recursive: true });
  }
}

/** One town in a thread of its own; what `collect` says there is not repeated here. */
function stageApart(task: Task): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../demo/stagehand.ts', import.meta.url), {
      workerData: task,
      stderr: true,
      stdout: true,
    });
    worker.stderr.resume();
    worker.stdout.resume();
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}

/**
 * A made-up municipality for every document, with everything that goes wrong in real ones, and its summary.
 * @returns 0 when all was made, although some reports are bad on purpose
 */
export async function demo({ options }: Given, made?: Date): Promise<number> {
  const out = options.out ?? join('out', 'demo');
  makeRoom(out);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, GUIDE_NAME), utf8(guideText(towns, out)));
  say('Готовлю учебные муниципалитеты, это займёт меньше минуты.');
  // The largest first, so that no thread is left with it at the end.
  const size = ({ kinds }: Town): number => kinds.reduce((sum, { names }) => sum + names.length, 0);
  const waiting = [...towns].sort((a, b) => size(b) - size(a));
  const work = async (): Promise<void> => {
    for (let town = waiting.shift(); town !== undefined; town = waiting.shift()) {
      await stageApart({ town: town.id, folder: join(out, town.id), made: made?.toISOString() });
      say(`  ${findFramework(town.id)!.name}: организаций ${size(town)}, период ${town.period}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), towns.length) }, work));
  say(`С чего начать – в файле ${join(out, GUIDE_NAME)}. Отчёты школ – в папках «${PLACES.reports}».`);
  say('Сводные книги:');
  for (const { id } of towns) say(`  ${join(out, id, PLACES.summary, `${id}.xlsx`)}`);
  return 0;
}
