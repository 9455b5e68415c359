import { expect, test } from 'vitest';
import { csvText } from '../../../pipeline/demo/csv.ts';
import { browser, button, choose, imc, login, PASSWORD, school, site } from '../cast.ts';
import { person, picture } from '../chrome.ts';

/** People, keys, the log; a board of a thousand schools. */
export function administer(): void {
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
    const many = Array.from({ length: 1000 }, (_, at) => [
      `${10_000 + at}`,
      `МБОУ СОШ № ${at + 1}`,
      'ООО',
      'нет',
      'нет',
    ]);
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
}
