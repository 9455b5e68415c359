import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookOf, ONE, schoolOf } from '../corpus.ts';
import { schoolAt } from './documents.ts';
import type { Ground } from './receiving.ts';
import { stage } from './stage.ts';

/** More than the server can take in: every submission is of another school. */
const A_SECOND = 250;
const WARMING = 300;
const BOOKS = 600;

/** Writes the workbooks that an earlier run has not left there, each under its school's code. */
async function makeBooks(folder: string, count: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (let number = 1; number <= count; number++) {
    const file = join(folder, `${schoolOf(number, ONE).school.code}.xlsx`);
    if (existsSync(file)) continue;
    writeFileSync(`${file}.part`, await bookOf(number, ONE));
    renameSync(`${file}.part`, file);
  }
}

/** Makes the data folder with three campaigns: documents, workbooks, and the crowd. */
export async function prepare(
  folder: string,
  { schools, seconds }: { readonly schools: number; readonly seconds: number },
): Promise<Ground> {
  const data = join(folder, 'data');
  const books = join(folder, 'books');
  const bookCount = Math.min(BOOKS, schools);
  await makeBooks(books, bookCount);
  const list = (count: number, from: number) =>
    Array.from({ length: count }, (_, at) => schoolAt(at, String(from + at)));
  const [documents, workbooks, crowd] = await stage(data, [
    list(WARMING + A_SECOND * seconds, 100_001),
    Array.from({ length: bookCount }, (_, at) => schoolOf(at + 1, ONE).school),
    list(schools, 200_001),
  ]);
  return {
    data,
    documents: { campaign: documents!.id, schools: documents!.schools, books: null, warming: WARMING },
    books: { campaign: workbooks!.id, schools: workbooks!.schools, books, warming: 20 },
    crowd: { campaign: crowd!.id, schools: crowd!.schools, books: null, warming: 0 },
  };
}
