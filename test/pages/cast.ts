import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, person, SCREENS } from './chrome.ts';
import { openSite, type Site } from './site.ts';
import { bookOf, longServing, reports, unborn } from './town.ts';

/** The server, and the people of the story, each at a computer of their own. */
export let site: Site;
export let browser: Browser;
export let imc: Page;
export let school: Page;
export let department: Page;
/** What is found out on the way. */
export const place = { campaign: '' };
export const books: Record<string, Uint8Array> = {};
/** Bodies that left the school's browser. */
export const sent: string[] = [];

type Report = (typeof reports)[number];
export const [first, second, third] = reports as [Report, Report, Report];
export const PASSWORD = 'очень длинный пароль';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function openCast(): Promise<void> {
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
  imc = await person(browser, site.url);
  school = await person(browser, site.url);
  department = await person(browser, site.url);
  school.on('request', (request) => sent.push(request.postData() ?? ''));
  books['bad'] = await bookOf(first, (staff) => longServing(unborn(staff)));
  books['queried'] = await bookOf(first, longServing);
  books['right'] = await bookOf(first);
  books['second'] = await bookOf(second);
  books['third'] = await bookOf(third);
}

export async function closeCast(): Promise<void> {
  await browser?.close();
  await site?.stop();
}

/** What everybody saw when a step went wrong. */
export async function pictures(): Promise<void> {
  for (const [who, page] of Object.entries({ imc, school, department }))
    await page.screenshot({ path: `${SCREENS}/failed-${who}.png` });
}

export const button = (page: Page | Locator, name: string | RegExp): Locator => page.getByRole('button', { name });
export const choose = (page: Page, label: string, name: string, bytes: Uint8Array, mimeType = XLSX): Promise<void> =>
  page.getByLabel(label).setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) });

export async function downloaded(page: Page, press: Locator): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press.click()]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

export async function login(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Логин').fill(name);
  await page.getByLabel('Пароль').fill(PASSWORD);
  await button(page, 'Войти').click();
}
