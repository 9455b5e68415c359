import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { murom } from '../../pipeline/catalogue/murom/index.ts';
import { collect } from '../../pipeline/collect.ts';
import { planOf } from '../../pipeline/indicators/plan.ts';
import type { Results } from '../../pipeline/indicators/results.ts';
import { NO_MUNICIPALITY } from '../../pipeline/intake/municipality.ts';
import { csvText } from '../../pipeline/demo/csv.ts';
import { parsePeriod } from '../../pipeline/period.ts';
import { receive } from '../../pipeline/receive.ts';
import { inflate } from '../../pipeline/xlsx/node.ts';
import { readXlsx } from '../../pipeline/xlsx/read.ts';
import { openBrowser, person, picture, SCREENS } from './chrome.ts';
import { openSite, type Site } from './site.ts';
import { bookOf, longServing, PERIOD, registry, reports, SURNAME, unborn } from './town.ts';

const PASSWORD = 'очень длинный пароль';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const [first, second, third] = reports as [(typeof reports)[0], (typeof reports)[0], (typeof reports)[0]];

let site: Site;
let browser: Browser;
let imc: Page;
let school: Page;
let department: Page;
let campaign = '';
const books: Record<string, Uint8Array> = {};
/** Bodies that left the school's browser. */
const sent: string[] = [];

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
  [imc, school, department] = await Promise.all([
    person(browser, site.url),
    person(browser, site.url),
    person(browser, site.url),
  ]);
  school.on('request', (request) => sent.push(request.postData() ?? ''));
  books['bad'] = await bookOf(first, (staff) => longServing(unborn(staff)));
  books['queried'] = await bookOf(first, longServing);
  books['right'] = await bookOf(first);
  books['second'] = await bookOf(second);
  books['third'] = await bookOf(third);
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** Each step goes on from the one before. */
let broken = false;
beforeEach(({ skip }) => {
  if (broken) skip();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  broken = true;
  const pages = { imc, school, department };
  for (const [who, page] of Object.entries(pages)) await page.screenshot({ path: `${SCREENS}/failed-${who}.png` });
});

const button = (page: Page | Locator, name: string | RegExp): Locator => page.getByRole('button', { name });
const choose = (page: Page, label: string, name: string, bytes: Uint8Array, mimeType = XLSX): Promise<void> =>
  page.getByLabel(label).setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) });

async function downloaded(page: Page, press: Locator): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press.click()]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

async function login(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Логин').fill(name);
  await page.getByLabel('Пароль').fill(PASSWORD);
  await button(page, 'Войти').click();
}

test('an empty server is set up', async () => {
  await imc.goto('/');
  await imc.getByRole('heading', { name: '«Свод» установлен и пуст' }).waitFor();
  await picture(imc, '01-start');
  await button(imc, 'Начать работу').click();
  await imc.getByLabel('Муниципалитет').fill('округ Муром');
  for (const who of ['администратора', 'ИМЦ', 'управления']) await imc.getByLabel(`Пароль ${who}`).fill(PASSWORD);
  await imc.getByLabel('Логин управления').fill('department');
  await imc.getByLabel('Почта управления').fill('department@example.ru');
  await picture(imc, '02-setup');
  await button(imc, 'Создать').click();
  await button(imc, 'Ко входу').click();
  await imc.getByLabel('Логин').fill('imc');
  await imc.getByLabel('Пароль').fill('не тот пароль');
  await button(imc, 'Войти').click();
  await imc.getByText('Неверный логин, пароль или код').waitFor();
  await picture(imc, '03-login');
});

test('the ИМЦ creates a campaign and puts in its registry', async () => {
  await login(imc, 'imc');
  await imc.getByRole('link', { name: 'Новая кампания' }).click();
  await imc.getByLabel('Период').fill(PERIOD);
  await imc.getByLabel('Название').fill('Мониторинг 2025');
  await imc.getByLabel(/Муром/).check();
  await imc.getByLabel('Сдать до').fill('2099-01-31');
  await picture(imc, '04-campaign-new');
  await button(imc, 'Создать кампанию').click();
  await choose(imc, 'Выбрать список организаций', 'schools.csv', Buffer.from(registry('7707083894')), 'text/csv');
  await imc.getByText('не сходится контрольная цифра').waitFor();
  await picture(imc, '05-registry-problems');
  await choose(imc, 'Выбрать список организаций', 'schools.csv', Buffer.from(registry('7707083893')), 'text/csv');
  await button(imc, 'Заменить реестр').click();
  await imc.getByRole('heading', { name: 'В реестре 3 организации' }).waitFor();
  campaign = /\/imc\/([^/]+)/.exec(imc.url())![1]!;
});

test('reminders go out and invites are given', async () => {
  await imc.goto(`/imc/${campaign}/reminders`);
  await imc.getByLabel('Текст письма').fill('Ждём отчёт организации «{школа}» до {срок}.');
  await button(imc, 'Отправить напоминания (3)').click();
  await imc.getByText('Отправлено: 3 письма').waitFor();
  await picture(imc, '06-reminders');
  expect(site.letters.map(({ to }) => to[0]).sort()).toEqual(
    reports.map(({ school: { code } }) => `school${code}@example.ru`),
  );
  await imc.goto(`/imc/${campaign}/invites`);
  await imc.getByLabel('Все (3)').check();
  await picture(imc, '07-invites-choose');
  await button(imc, 'Выдать приглашения (3)').click();
  const link = await imc.getByText('/#invite=').first().textContent();
  await picture(imc, '08-invites');
  await school.goto(link!);
  await picture(school, '09-invited');
  await button(school, 'Открыть кабинет').click();
  await school.getByRole('heading', { name: 'Мониторинг 2025' }).waitFor();
  await picture(school, '10-school');
  const book = await downloaded(school, button(school, 'Скачать книгу'));
  expect(readXlsx(book.bytes, inflate).sheets.map(({ name }) => name)).toContain('Кадры');
});

test('a book with an error stays at the school', async () => {
  await choose(school, 'Выбрать заполненную книгу', 'Отчёт школы.xlsx', books['bad']!);
  await school.getByText('Отчёт школы.xlsx: 1 ошибка').waitFor();
  await expect(button(school, 'Отправить в ИМЦ').isDisabled()).resolves.toBe(true);
  await picture(school, '11-school-errors');
  const marked = await downloaded(school, button(school, 'Скачать свою книгу с замечаниями'));
  expect(marked.name).toBe('Отчёт школы (замечания).xlsx');
  const { sheets } = readXlsx(marked.bytes, inflate);
  expect(sheets[0]!.name).toBe('Замечания');
  const text = JSON.stringify(sheets[0]!.read().rows.map(({ cells }) => cells.map(({ value }) => value)));
  expect(text).toContain('Год рождения');
  expect(JSON.stringify(sheets.find(({ name }) => name === 'Кадры')!.read().rows)).toContain(SURNAME);
});

test('the corrected book is sent once its query is explained', async () => {
  await choose(school, 'Выбрать исправленную книгу', 'Отчёт школы.xlsx', books['queried']!);
  await school.getByText('осталось ответить').waitFor();
  await button(school, 'Стаж подтверждён трудовой книжкой').first().click();
  for (const answer of await school.getByPlaceholder(/Выберите готовое|Своими словами/).all())
    if ((await answer.inputValue()) === '') await answer.fill('Проверено, верно');
  await school.getByText('можно отправлять').waitFor();
  await picture(school, '12-school-queries');
  await school.context().setOffline(true);
  await button(school, 'Отправить в ИМЦ').click();
  await school.getByText('Нет связи с интернетом').waitFor();
  await picture(school, '12-school-offline');
  await school.context().setOffline(false);
  await button(school, 'Отправить в ИМЦ').click();
  await school.getByRole('heading', { name: 'Квитанция № 1' }).waitFor();
  await picture(school, '13-receipt');
  expect(sent.join('')).toContain('"staff":[{');
  expect(sent.join('')).not.toContain(SURNAME);
});

test('the ИМЦ returns it with a comment at a cell', async () => {
  await imc.goto(`/imc/${campaign}`);
  await imc.getByText('отправлен', { exact: true }).waitFor();
  await picture(imc, '14-board');
  await imc.getByRole('link', { name: first.school.name, exact: true }).click();
  await imc.getByRole('heading', { name: /^Кадры/ }).waitFor();
  await imc.locator('td[data-code="ped_experience"]').nth(1).click();
  await imc.getByPlaceholder('Что исправить').fill('55 лет стажа? Проверьте.');
  await picture(imc, '15-school-page');
  await button(imc, /Вернуть на доработку/).click();
  await imc.getByLabel('Что исправить', { exact: true }).fill('Посмотрите стаж в отмеченной ячейке.');
  await picture(imc, '16-return');
  await button(imc, 'Вернуть школе').click();
  await imc.getByText('ждём исправленный').waitFor();
});

test('the school sees the comment, gets the marked book and sends again', async () => {
  await school.goto('/school');
  await school.getByText('55 лет стажа? Проверьте.').waitFor();
  await picture(school, '17-returned');
  const marked = await downloaded(school, button(school, 'Скачать отправленную книгу с пометками'));
  expect(readXlsx(marked.bytes, inflate).sheets.map(({ name }) => name)).toContain('Замечания');
  await choose(school, 'Выбрать заполненную книгу', 'Отчёт школы 2.xlsx', books['right']!);
  await school.getByText(/можно отправлять|осталось ответить/).waitFor();
  for (const answer of await school.getByPlaceholder(/Выберите готовое|Своими словами/).all())
    await answer.fill('Проверено, верно');
  await button(school, 'Отправить в ИМЦ').click();
  await school.getByRole('heading', { name: 'Квитанция № 2' }).waitFor();
  await school.goto('/school/history');
  await button(school, 'Сравнить').click();
  await school.getByText('Пед. стаж').first().waitFor();
  await picture(school, '18-diff');
});

test('files from the mail are sorted by what is inside', async () => {
  await imc.goto(`/imc/${campaign}/parcels`);
  await imc.getByLabel('Выбрать файлы или архив').setInputFiles([
    { name: 'что-то.xlsx', mimeType: XLSX, buffer: Buffer.from(books['second']!) },
    { name: 'обрывок.xlsx', mimeType: XLSX, buffer: Buffer.from(books['third']!.subarray(0, 20_000)) },
  ]);
  await imc.getByText('Прочитано 2 файла, принято 1').waitFor();
  await picture(imc, '19-parcels');
});

test('a session that ended asks to log in over the page and loses nothing', async () => {
  await imc.goto(`/imc/${campaign}/answers`);
  const answer = imc.locator('fieldset input').first();
  await answer.fill('7');
  await imc.context().clearCookies();
  await button(imc, 'Сохранить').click();
  await imc.getByRole('heading', { name: 'Войдите снова' }).waitFor();
  await picture(imc, '20-again');
  await imc.getByLabel('Логин').fill('imc');
  await imc.getByLabel('Пароль').fill(PASSWORD);
  await button(imc, 'Войти').click();
  await imc.getByText('Сохранено').waitFor();
  expect(await answer.inputValue()).toBe('7');
  await picture(imc, '21-answers');
  await answer.fill('');
  await button(imc, 'Сохранить').click();
  await imc.getByText('Сохранено').waitFor();
});

test('accepted, added up, looked at, released', async () => {
  await imc.goto(`/imc/${campaign}/schools/${first.school.code}`);
  await button(imc, 'Принять').click();
  await imc.getByText('принят', { exact: true }).waitFor();
  await imc.goto(`/imc/${campaign}/summary`);
  await imc.getByText('Свод ещё не делали').waitFor();
  await button(imc, 'Свести').click();
  await imc.getByText('учтено 2 из 3').waitFor();
  await picture(imc, '22-summary');
  await imc.locator('tr[data-indicator="P5"] button.link').click();
  await imc.getByRole('dialog').getByText('Как считается').waitFor();
  await picture(imc, '23-origin');
  await imc.getByRole('dialog').getByRole('link', { name: first.school.name, exact: true }).click();
  await imc.getByText(/Показатель П5/).waitFor();
  await picture(imc, '24-rows');
  await imc.goBack();
  for (const [tab, name] of [
    ['Таблицы анализа', '25-analysis'],
    ['По школам', '26-heat'],
    ['Диаграммы', '27-charts'],
  ] as const) {
    await imc.getByRole('tab', { name: tab }).click();
    if (tab === 'Диаграммы') await imc.locator('canvas').first().waitFor();
    await picture(imc, name);
  }
  await imc.getByLabel('Пояснение к выпуску').fill('Первый свод');
  await button(imc, 'Выпустить').click();
  await imc.getByText('Выпуск № 1 готов').waitFor();
  expect(site.letters.at(-1)?.to).toEqual(['department@example.ru']);
});

test('the department downloads what equals collect', async () => {
  await login(department, 'department');
  await department.getByRole('link', { name: /№ 1/ }).click();
  await department.getByText('Учтено 2 из 3').waitFor();
  await picture(department, '28-release');
  await button(department, 'Проверить подлинность').click();
  await department.getByText('совпал с выпущенным до байта').waitFor();
  const { bytes } = await downloaded(department, button(department, /Скачать: Муром/));
  const shown = (await department.evaluate(async () => (await fetch('/api/releases/1')).json())) as {
    results: Results;
  };

  const settings = { period: parsePeriod(PERIOD)!, youngMaxAge: 35 };
  const plan = planOf([murom], settings);
  const schools = reports.map(({ school: one }) => ({ ...one, shnor: false, shnsu: false }));
  const received = receive(
    [books['right']!, books['second']!].map((book, at) => ({ kind: 'workbook', file: `${at}.xlsx`, bytes: book })),
    { plan, registry: new Map(schools.map((one) => [one.code, one])) },
  );
  const { results } = collect({
    plan,
    registry: schools,
    received,
    municipality: NO_MUNICIPALITY,
    generated: shown.results.generated,
  });
  const figures = ({ frameworks }: Results) =>
    frameworks[0]!.indicators.map(({ id, numerator, denominator, value }) => ({ id, numerator, denominator, value }));
  expect(figures(shown.results)).toEqual(JSON.parse(JSON.stringify(figures(results))));
  const numbers = new Set(
    readXlsx(bytes, inflate).sheets.flatMap((sheet) =>
      sheet.read().rows.flatMap(({ cells }) => cells.map(({ value }) => value)),
    ),
  );
  const shares = figures(results).flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
  expect(shares.length).toBeGreaterThan(3);
  for (const share of shares) expect(numbers, `${share}`).toContain(share);
});

test('the administrator sees people, keys and an unbroken log', async () => {
  const admin = await person(browser, site.url);
  await login(admin, 'admin');
  await admin.getByRole('cell', { name: 'department@example.ru' }).waitFor();
  await picture(admin, '29-users');
  await button(admin, 'Добавить').click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('Логин').fill('metodist');
  await dialog.getByLabel('Пароль').fill(PASSWORD);
  await button(dialog, 'Добавить').click();
  await admin.getByText('показан один раз').waitFor();
  await picture(admin, '30-second-factor');
  await admin.getByRole('link', { name: 'Журнал' }).click();
  await button(admin, 'Проверить цепочку').click();
  await admin.getByText('Цепочка цела').waitFor();
  await picture(admin, '31-audit');
  await admin.getByRole('link', { name: 'Копии и хранение' }).click();
  await admin.getByRole('heading', { name: 'Копии и хранение' }).waitFor();
  await picture(admin, '32-backups');
  await admin.getByRole('link', { name: 'Ключи школ' }).click();
  await button(admin, 'Отозвать').click();
  await admin.getByText(/отозван \d/).waitFor();
  await picture(admin, '33-keys');
  await school.goto('/school');
  await school.getByText('Ключ этого браузера больше не действует').waitFor();
  await picture(school, '34-revoked');
});

test('a board of a thousand schools answers each letter of a search at once', async () => {
  const many = Array.from({ length: 1000 }, (_, at) => [`${10_000 + at}`, `МБОУ СОШ № ${at + 1}`, 'ООО', 'нет', 'нет']);
  const list = csvText([['org_code', 'org_name', 'org_type', 'org_shnor', 'org_shnsu'], ...many]);
  await imc.goto('/imc');
  await imc.getByRole('link', { name: 'Скопировать на следующий период' }).click();
  await button(imc, 'Создать кампанию').click();
  await imc.getByRole('link', { name: 'Реестр' }).click();
  await choose(imc, 'Выбрать список организаций', 'schools.csv', Buffer.from(list), 'text/csv');
  await button(imc, 'Заменить реестр').click();
  await imc.getByRole('heading', { name: 'В реестре 1 000 организаций' }).waitFor();
  await imc.getByRole('link', { name: 'Школы' }).click();
  await imc.getByText('1 000 организаций').waitFor();
  await imc.getByLabel('Поиск').fill('№ 77');
  // In the page itself: a round of messages to the browser takes longer than the answer.
  const took = await imc.evaluate<number>(`(async () => {
    const field = document.querySelector('input[type=search]');
    const words = () => document.querySelector('p[role=status]')?.textContent ?? '';
    const from = performance.now();
    field.value = '№ 777';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    while (words() !== '2 организации' && performance.now() - from < 5000)
      await new Promise((done) => requestAnimationFrame(done));
    return performance.now() - from;
  })()`);
  expect(took).toBeLessThan(300);
  await picture(imc, '35-board-search');
});
