import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, person, picture } from '../chrome.ts';
import { openSite, type Site } from '../site.ts';

/** Another empty server, where somebody only wants to look around. */
export function example(): void {
  let site: Site;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [site, browser] = [await openSite(), await openBrowser()];
    page = await person(browser, site.url);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  test('«Попробовать на примере» gives logins that open a living municipality', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Попробовать на примере' }).click();
    await page.getByRole('heading', { name: 'Пример готов' }).waitFor({ timeout: 60_000 });
    await picture(page, '40-example');
    const cells = page.locator('table').first().locator('.secret');
    const [login, password] = [await cells.nth(0).textContent(), await cells.nth(1).textContent()];
    await page.getByRole('link', { name: 'Ко входу' }).click();
    await page.getByLabel('Логин').fill(login!);
    await page.getByLabel('Пароль').fill(password!);
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.getByRole('link', { name: 'Мониторинг 2025-2026' }).click();
    await page.getByRole('link', { name: 'МАОУ СОШ № 1', exact: true }).waitFor();
    await picture(page, '41-example-board');
    await page.getByRole('link', { name: 'Мероприятия' }).click();
    await page.locator('details.panel').first().waitFor();
    await picture(page, '42-example-measures');
    await page.getByRole('link', { name: 'Настройки' }).click();
    await page.getByRole('button', { name: 'Закрыть кампанию' }).waitFor();
    await page.getByLabel('Найти показатель').fill('8.4');
    const target = page.locator('details', { hasText: 'порог документа' }).first();
    await target.locator('summary').click();
    await target.getByRole('button', { name: 'Установить порог ИМЦ' }).click();
    await target.getByLabel('Значение, %').fill('12,5');
    await picture(page, '43-example-settings');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Сохранено.').waitFor();
    await page.getByRole('link', { name: 'Свод', exact: true }).last().click();
    await page.getByRole('button', { name: 'Свести' }).click();
    await page.getByText(/учтено \d+ из 24/).waitFor();
    await page.getByText('порог ИМЦ: ≥ 12,5 %').waitFor();
    await page.getByRole('tab', { name: 'По школам' }).click();
    expect(await page.locator('.heat tbody tr').count()).toBe(25);
    await picture(page, '44-example-heat');
    await page.getByRole('tab', { name: 'Диаграммы' }).click();
    await page.locator('canvas').first().waitFor();
    await picture(page, '45-example-charts');
  });
}
