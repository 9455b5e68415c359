import { monitorEventLoopDelay } from 'node:perf_hooks';
import { request as httpRequest } from 'node:http';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { A, asBook, B, bookOf, finished, keyOf, reports, stageCampaign, type Staged } from './town.ts';
import { openWorld, type Who, type World } from './world.ts';

let world: World;
let staged: Staged;
let key: Who;
let book: Uint8Array;

beforeAll(async () => {
  world = await openWorld();
  staged = await stageCampaign(world);
  key = await keyOf(world, staged, A);
  book = await bookOf(reports[0]!);
});

afterAll(() => world.close());

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A small file that unpacks to 30 MB of spaces inside a sheet. */
const bomb = (): Uint8Array =>
  zipSync({
    '[Content_Types].xml': bytes('<Types/>'),
    'xl/workbook.xml': new Uint8Array(31_000_000).fill(32),
  });

const macros = (): Uint8Array =>
  zipSync({
    '[Content_Types].xml': bytes(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
    ),
    'xl/workbook.xml': bytes('<workbook/>'),
    'xl/vbaProject.bin': bytes('x'),
  });

const refused: readonly [name: string, make: () => Uint8Array, words: RegExp][] = [
  ['an empty file', () => new Uint8Array(), /пуст/],
  ['a CSV', () => bytes('row_no;position\n1;учитель\n'), /не книга Excel/],
  [
    'an old .xls',
    () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array<number>(600).fill(0)]),
    /старого формата/,
  ],
  ['a PDF', () => bytes('%PDF-1.7'), /PDF/],
  ['a web page', () => bytes('<html><table></table></html>'), /веб-страница/],
  ['a book with macros', macros, /макросы/],
  ['a bomb', bomb, /подозрительно сильно/],
  ['a book cut short', () => book.subarray(0, book.length * 0.6), /оборван/],
  [
    'a damaged book',
    () => book.map((byte, at) => (at > 3000 && at < 3400 ? byte ^ 0x55 : byte)),
    /повреж|подделан|оборван/,
  ],
  ['an archive of something else', () => zipSync({ 'readme.txt': bytes('x') }), /zip без книги/],
];

test.each(refused)('%s is refused in Russian, with what to do', async (_, make, words) => {
  const { status, json, headers } = await world.ask('/api/school/submissions', asBook(make(), key));
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect([status, json.code]).toEqual([422, 'file.refused']);
  expect(json.detail).toMatch(words);
  expect(json.detail).toMatch(/(Откройте|Скачайте|Перенесите|Отправьте|Распакуйте|Удалите|сохраните|пришлите)/i);
});

test('a body beyond 8 MB is refused by its length, before it is read, and while it is read', async () => {
  const large = await world.ask('/api/school/submissions', asBook(new Uint8Array(8_200_000), key));
  expect([large.status, large.json.code]).toEqual([413, 'body.large']);
  const { hostname, port } = new URL(world.url);
  const status = await new Promise<number>((resolve, reject) => {
    const request = httpRequest(
      {
        hostname,
        port,
        path: '/api/school/submissions',
        method: 'POST',
        headers: {
          'content-type': 'application/octet-stream',
          authorization: `Bearer ${(key as { key: string }).key}`,
        },
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        response.resume();
      },
    );
    request.on('error', reject);
    // Without a length: chunks, more than was ever allowed.
    for (let at = 0; at < 9; at++) request.write(Buffer.alloc(1_000_000));
    request.end();
  });
  expect(status).toBe(413);
});

test('other kinds of bodies are refused', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/csv'])
    expect((await world.ask('/api/school/submissions', { body: 'x', type, as: key })).status).toBe(415);
  const form = new FormData();
  form.set('a', new Blob(['x']), 'a.xlsx');
  form.set('b', new Blob(['x']), 'b.xlsx');
  const two = await world.ask('/api/school/submissions', { body: form, as: key });
  expect([two.status, two.json.code]).toEqual([400, 'body.invalid']);
  const broken = await world.ask('/api/school/submissions', { body: '{', type: 'application/json', as: key });
  expect([broken.status, broken.json.code]).toEqual([422, 'file.refused']);
});

test("another school's book is refused as such", async () => {
  const other = await world.ask('/api/school/submissions', asBook(await bookOf(reports[1]!), key));
  expect([other.status, other.json.code]).toEqual([422, 'submission.foreign']);
  expect(other.json.detail).toContain(B);
});

test('a zip of mailed files is sorted by what is inside', async () => {
  const files = {
    'папка/второй.xlsx': [await bookOf(reports[1]!), { level: 0 }],
    'заметки.txt': bytes('x'),
    'битый.xlsx': bytes('PK'),
  } as const;
  const { status, json } = await world.ask(`${staged.path}/parcels`, {
    body: zipSync(files as unknown as Parameters<typeof zipSync>[0]),
    type: 'application/zip',
    as: staged.imc,
  });
  expect(status).toBe(200);
  const verdicts = Object.fromEntries(json.files.map((one: { name: string }) => [one.name, one]));
  expect(verdicts['папка/второй.xlsx']).toMatchObject({ verdict: 'отправлен', school: B, version: 1 });
  expect(verdicts['заметки.txt']).toMatchObject({ verdict: 'пропущен' });
  expect(verdicts['битый.xlsx']).toMatchObject({ verdict: 'не принят' });
});

test('bombs do not hold up anybody: the event loop stays quick, an honest report gets through', async () => {
  const bad = bomb();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const [bombs, honest] = await Promise.all([
    Promise.all(Array.from({ length: 20 }, () => world.ask('/api/school/submissions', asBook(bad, key)))),
    (async () => {
      const times: number[] = [];
      for (let at = 0; at < 40; at++) {
        const from = performance.now();
        expect((await world.ask('/health')).status).toBe(200);
        times.push(performance.now() - from);
      }
      return times;
    })(),
  ]);
  delay.disable();
  for (const { status } of bombs) expect([422, 503]).toContain(status);
  expect(delay.percentile(99) / 1e6).toBeLessThan(50);
  expect(honest.sort((a, b) => a - b)[37]!).toBeLessThan(250);
  const sent = await world.ask('/api/school/submissions?acceptQueries=true', asBook(book, key));
  expect(sent.status).toBe(201);
}, 30_000);

test('a file that takes too long loses its thread, not the server; a full queue says when to come again', async () => {
  const { createReception } = await import('../../../server/receive/reception.ts');
  const quick = createReception(world.server.log, {
    threads: 1,
    deadline: 1,
    memory: 256,
    queue: 2,
    bytes: 10_000_000,
  });
  const against = {
    frameworks: ['alapaevsk'],
    settings: { period: { name: '', year: 2026, start: '', end: '', start3: '' }, youngMaxAge: 35 },
    schools: [],
  };
  const task = { is: 'workbook', bytes: book, explanations: [], against } as const;
  const ended = await Promise.allSettled(Array.from({ length: 5 }, () => quick.read(task)));
  const codes = ended.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'done'));
  expect(codes.filter((code) => code === 'server.busy').length).toBe(2);
  expect(codes.filter((code) => code === 'file.refused').length).toBe(3);
  const refusedTwice = await Promise.allSettled([
    quick.admit(9_000_000, async () => quick.admit(9_000_000, async () => 1)),
  ]);
  expect(refusedTwice[0]).toMatchObject({ status: 'rejected', reason: { code: 'server.busy', retryAfter: 5 } });
  await quick.stop();
});

test('recheck and «Свести» run while reports come', async () => {
  const { json: job } = await world.ask(`${staged.path}/recheck`, { method: 'POST', as: staged.imc });
  expect(await finished(world, staged.imc, job)).toMatchObject({
    state: 'done',
    result: { checked: 2, withErrors: 0 },
  });
});
