import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collect } from '../../../pipeline/collect.ts';
import { readMunicipality } from '../../../pipeline/intake/municipality.ts';
import { planOf } from '../../../pipeline/indicators/plan.ts';
import { receive } from '../../../pipeline/receive.ts';
import { inflate } from '../../../pipeline/xlsx/node.ts';
import { readXlsx } from '../../../pipeline/xlsx/read.ts';
import { mailbox, textOf, type Mailbox } from './letters.ts';
import {
  A,
  asBook,
  B,
  bookOf,
  C,
  changed,
  finished,
  framework,
  keyOf,
  municipalityCsv,
  period,
  plan,
  reports,
  stageCampaign,
  type Staged,
} from './town.ts';
import { openWorld, type Who, type World } from './world.ts';

let world: World;
let mail: Mailbox;
let staged: Staged;
let keys: Record<string, Who>;

beforeAll(async () => {
  mail = await mailbox();
  world = await openWorld({
    settings: { smtp: { host: '127.0.0.1', port: mail.port, secure: false, from: 'svod@example.ru' } },
  });
  staged = await stageCampaign(world);
  keys = {};
  for (const school of [A, B, C]) keys[school] = await keyOf(world, staged, school);
});

afterAll(async () => {
  await world.close();
  await mail.close();
});

test('the ИМЦ answers its own questions and reminds those who have not sent', async () => {
  const { imc, path } = staged;
  const put = await world.ask(`${path}/answers`, { method: 'PUT', body: municipalityCsv, type: 'text/csv', as: imc });
  expect(put.status).toBe(200);
  expect(Object.keys(put.json.values).length).toBeGreaterThan(5);
  const reminded = await world.ask(`${path}/reminders`, { json: { schools: [A, B] }, as: imc });
  expect(reminded.json).toEqual({ sent: [A, B], kept: [], withoutAddress: [] });
  const letters = await mail.wait(2);
  expect(letters.map(({ to }) => to)).toEqual(['s1@example.ru', 's2@example.ru']);
  expect(textOf(letters[0]!.raw)).toContain('ещё не отправлен');
});

/** The first school's report with somebody who began to work at 14: a question, not an error. */
const last = reports[0]!.staff.length - 1;
const odd = changed(reports[0]!, last, {
  ped_experience: period.year - 1 - Number(reports[0]!.staff[last]!['birth_year']) - 14,
});
/** The same after the ИМЦ has sent it back. */
const better = changed(odd, 4, { category: 'высшая' });

type Seen = { readonly code: string; readonly level: string; readonly explanation?: string };

test('a report with errors becomes a draft; the corrected one asks questions; the explained one is sent', async () => {
  const report = odd;
  const send = async (bytes: Uint8Array, headers = {}) =>
    world.ask('/api/school/submissions', asBook(bytes, keys[A], headers));
  const wrong = await send(await bookOf(changed(report, 2, { birth_year: '19б7' })));
  expect([wrong.status, wrong.json.code]).toEqual([422, 'submission.errors']);
  expect(wrong.json.findings.find(({ code }: Seen) => code === 'N2')).toMatchObject({ sheet: 'Кадры', level: 'error' });
  expect((await world.ask('/api/school', { as: keys[A] })).json).toMatchObject({ status: 'черновик', version: 0 });

  const asked = await send(await bookOf(report, []));
  expect([asked.status, asked.json.code]).toEqual([422, 'submission.queries']);
  const open: Seen[] = asked.json.findings.filter(({ level }: Seen) => level === 'query');
  expect(open.length).toBe(asked.json.queries);

  const explanations = [...new Set(open.map(({ code }) => code))].map((code) => ({
    code,
    about: '',
    text: 'Данные верны',
  }));
  const book = await bookOf(report, explanations);
  const headers = { 'idempotency-key': 'try-of-school-a', 'if-match': '"0"' };
  const [sent, again] = await Promise.all([send(book, headers), send(book, headers)]);
  expect([sent.status, again.status].sort()).toEqual([200, 201]);
  expect(sent.json).toEqual(again.json);
  expect(sent.json).toMatchObject({ version: 1, school: A, status: 'отправлен' });
  expect((await send(book)).json.code).toBe('submission.identical');
  expect((await send(await bookOf(report, [{ code: 'K5', about: '', text: 'Иначе' }]), headers)).json.code).toBe(
    'key.reused',
  );
  expect((await world.ask(`/api/school/receipts/${sent.json.number}`, { as: keys[A] })).json).toEqual(sent.json);
  expect((await world.ask('/api/school', { as: keys[A] })).json).toMatchObject({
    status: 'отправлен',
    version: 1,
    queries: 0,
  });
});

test('the second school sends JSON, the third one is uploaded by the ИМЦ as a form', async () => {
  const { values, staff, training, evidence } = reports[1]!;
  const document = {
    form: 1,
    frameworks: ['alapaevsk'],
    period: '2025-2026',
    school: B,
    file: { name: 'Отчёт Ивановой.xlsx', sha256: 'a'.repeat(64) },
    values: { ...values, unknown_code: 'x' },
    staff,
    training,
    evidence,
    acceptQueries: true,
  };
  const sent = await world.ask('/api/school/submissions', { json: document, as: keys[B] });
  expect(sent.status, JSON.stringify(sent.json)).toBe(201);
  expect(sent.json.checksum).toBe('a'.repeat(64));

  const form = new FormData();
  form.set('file', new Blob([await bookOf(reports[2]!)]), 'отчёт.xlsx');
  const base = `${staged.path}/schools/${C}/submissions`;
  const uploaded = await world.ask(base, { body: form, as: staged.imc });
  expect(uploaded.status, JSON.stringify(uploaded.json)).toBe(201);
  const listed = await world.ask(base, { as: staged.imc });
  expect(listed.json.versions).toMatchObject([
    { version: 1, sentBy: 'imc', file: { name: 'Мониторинг_2025-2026_1009.xlsx' } },
  ]);
});

test('the ИМЦ opens a report, returns it with a comment at a cell, the school sends a better one, it is accepted', async () => {
  const base = `${staged.path}/schools/${A}`;
  const opened = await world.ask(`${base}/submissions/1`, { as: staged.imc });
  expect(opened.json.head.status).toBe('на проверке');
  expect(opened.json.document.staff[0].values).not.toHaveProperty('full_name');
  const { line } = opened.json.document.staff[4];
  const comment = { sheet: 'Кадры', cell: `K${line}`, code: 'category', line, text: 'Проверьте категорию' };
  const returned = await world.ask(`${base}/return`, {
    json: { version: 1, text: 'Уточните', comments: [comment] },
    as: staged.imc,
  });
  expect(returned.json).toMatchObject({ head: { status: 'на доработке' }, mail: 'sent' });
  expect(textOf((await mail.wait(3))[2]!.raw)).toContain('Уточните');
  const cabinet = await world.ask('/api/school', { as: keys[A] });
  expect(cabinet.json).toMatchObject({ status: 'на доработке', remarks: [comment], returned: { text: 'Уточните' } });

  const file = await world.ask('/api/school/returned', { as: keys[A] });
  const book = readXlsx(file.bytes, inflate);
  const remarks = book.sheets
    .find(({ name }) => name === 'Замечания')!
    .read()
    .rows.flatMap(({ cells }) => cells);
  expect(remarks.map(({ value }) => value)).toContain('Проверьте категорию');
  const comments = Object.entries(unzipSync(file.bytes)).filter(([name]) => /comments\d+\.xml$/.test(name));
  expect(comments.map(([, bytes]) => new TextDecoder().decode(bytes)).join()).toContain('Проверьте категорию');

  const bytes = await bookOf(better);
  const stale = await world.ask(
    '/api/school/submissions?acceptQueries=true',
    asBook(bytes, keys[A], { 'if-match': '"0"' }),
  );
  expect([stale.status, stale.json.code]).toEqual([412, 'version.stale']);
  const resent = await world.ask(
    '/api/school/submissions?acceptQueries=true',
    asBook(bytes, keys[A], { 'if-match': cabinet.headers.get('etag')! }),
  );
  expect([resent.status, resent.json.version]).toEqual([201, 2]);
  const diff = await world.ask('/api/school/submissions/1/diff/2', { as: keys[A] });
  expect(diff.json.staff).toMatchObject([{ what: 'changed', changes: [{ code: 'category', is: 'высшая' }] }]);
  expect((await world.ask(`${base}/accept`, { json: { version: 1 }, as: staged.imc })).json.code).toBe('version.stale');
  const accepted = await world.ask(`${base}/accept`, { json: { version: 2 }, as: staged.imc });
  expect(accepted.json).toMatchObject({ status: 'принят', accepted: 2, remarks: [] });
  expect((await world.ask('/api/school/submissions?acceptQueries=true', asBook(bytes, keys[A]))).json.code).toMatch(
    /^submission\.(accepted|identical)$/,
  );
});

test('«Свести» gives what `collect` gives; the release is frozen, mailed and can be made again', async () => {
  const { imc, path } = staged;
  const [first, second] = await Promise.all(
    [0, 1].map(() => world.ask(`${path}/collect`, { method: 'POST', as: imc })),
  );
  expect([first!.status, second!.status]).toEqual([202, 202]);
  expect(second!.json.id).toBe(first!.json.id);
  expect(await finished(world, imc, first!.json)).toMatchObject({ state: 'done', problem: null });
  const { json: preview } = await world.ask(`${path}/results`, { as: imc });
  expect(preview).toMatchObject({ fresh: true, results: { schools: { expected: 3, submitted: 3, accepted: 3 } } });

  const books = [await bookOf(better), await bookOf(reports[1]!), await bookOf(reports[2]!)];
  const registry = reports.map(({ school }) => school);
  const { results } = collect({
    plan,
    registry,
    received: receive(
      books.map((bytes, at) => ({ kind: 'workbook', file: `${at}`, bytes })),
      {
        plan,
        registry: new Map(registry.map((school) => [school.code, school])),
      },
    ),
    municipality: readMunicipality('municipality.csv', new TextEncoder().encode(municipalityCsv)),
    generated: preview.results.generated,
  });
  expect(preview.results).toEqual(JSON.parse(JSON.stringify(results)));
  const sheet = await world.ask(`${path}/results/alapaevsk.xlsx`, { as: imc });
  expect(readXlsx(sheet.bytes, inflate).sheets.length).toBeGreaterThan(10);

  const before = mail.letters.length;
  const released = await world.ask(`${path}/releases`, { json: { note: 'Первый', acceptDifferences: true }, as: imc });
  expect(released.status, JSON.stringify(released.json)).toBe(201);
  expect(released.json).toMatchObject({
    release: { number: 1, files: [{ name: 'alapaevsk.xlsx' }] },
    mail: { sent: 1, kept: 0 },
  });
  const letter = (await mail.wait(before + 1))[before]!;
  expect(letter.to).toBe('department@example.ru');
  expect(letter.raw).toContain('filename=alapaevsk.xlsx');

  const department = await world.login('department');
  const seen = await world.ask('/api/releases/1', { as: department });
  const numbers = (given: typeof results) =>
    given.frameworks[0]!.indicators.map(({ id, numerator, denominator, value, met }) => ({
      id,
      numerator,
      denominator,
      value,
      met,
    }));
  expect(numbers(seen.json.results)).toEqual(JSON.parse(JSON.stringify(numbers(results))));
  for (const { bySubject = [] } of seen.json.results.frameworks[0].indicators)
    for (const { numerator, denominator } of bySubject)
      for (const number of [numerator, denominator]) expect([1, 2]).not.toContain(number);
  const file = await world.ask('/api/releases/1/alapaevsk.xlsx', { as: department });
  const { all } = { all: await world.ask('/api/releases/1/all.zip', { as: department }) };
  expect(Buffer.from(unzipSync(all.bytes)['alapaevsk.xlsx']!).equals(Buffer.from(file.bytes))).toBe(true);
  expect((await world.ask('/api/releases/1/verify', { method: 'POST', as: department })).json).toEqual({
    same: true,
    differ: [],
  });
});

test('an excluded report leaves the sums visibly and comes back', async () => {
  const { imc, path } = staged;
  const collected = async () => {
    const { json } = await world.ask(`${path}/collect`, { method: 'POST', as: imc });
    expect(await finished(world, imc, json)).toMatchObject({ state: 'done' });
    return (await world.ask(`${path}/results`, { as: imc })).json;
  };
  await world.ask(`${path}/schools/${B}/exclude`, { json: { reason: 'нет приказа' }, as: imc });
  expect((await world.ask(`${path}/results`, { as: imc })).json.fresh).toBe(false);
  const without = await collected();
  expect(without.fresh).toBe(true);
  expect(without.results.schools).toMatchObject({ accepted: 2, rejected: [B] });
  expect(without.findings.some(({ message }: { message: string }) => message.includes('нет приказа'))).toBe(true);
  await world.ask(`${path}/schools/${B}/include`, { method: 'POST', as: imc });
  expect((await world.ask(`${path}/results`, { as: imc })).json.results.schools.accepted).toBe(2);
  expect((await collected()).results.schools.accepted).toBe(3);
});

test('another age limit makes old sums stale: «Свести» counts them anew', async () => {
  const { imc, path } = staged;
  await world.ask(path, { method: 'PATCH', json: { settings: { youngMaxAge: 30 } }, as: imc });
  const { json: job } = await world.ask(`${path}/collect`, { method: 'POST', as: imc });
  expect(await finished(world, imc, job)).toMatchObject({ state: 'done' });
  const { results } = (await world.ask(`${path}/results`, { as: imc })).json;
  const registry = reports.map(({ school }) => school);
  const younger = planOf([framework], { period, youngMaxAge: 30 });
  const expected = collect({
    plan: younger,
    registry,
    received: receive(
      [await bookOf(better), await bookOf(reports[1]!), await bookOf(reports[2]!)].map((bytes, at) => ({
        kind: 'workbook',
        file: `${at}`,
        bytes,
      })),
      { plan: younger, registry: new Map(registry.map((school) => [school.code, school])) },
    ),
    municipality: readMunicipality('municipality.csv', new TextEncoder().encode(municipalityCsv)),
    generated: results.generated,
  });
  expect(results).toEqual(JSON.parse(JSON.stringify(expected.results)));
});

test('no name of a person is in any file of the server, nor in its log', () => {
  const names = reports.flatMap(({ staff }) => staff.map((row) => String(row['full_name']).split(' ')[0]!));
  const files = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? files(path) : [path];
    });
  const texts = [...files(world.folder).map((path) => readFileSync(path).toString('utf8')), world.logged.join('')];
  const found = [...new Set(names), 'Ивановой'].filter((name) => texts.some((text) => text.includes(name)));
  expect(found).toEqual([]);
});

test('the log holds neither keys, nor codes of schools, nor logins', () => {
  const secrets = Object.values(keys).map((who) => (who as { key: string }).key);
  const text = world.logged.join('');
  for (const secret of [...secrets, 'длинный-пароль', A, 'Bearer']) expect(text).not.toContain(`"${secret}`);
  expect(text).toContain('/api/school/submissions');
});
