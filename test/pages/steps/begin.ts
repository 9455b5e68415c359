import { expect, test } from 'vitest';
import { readXlsx } from '../../../pipeline/xlsx/read.ts';
import { inflate } from '../../../pipeline/xlsx/node.ts';
import { button, choose, downloaded, imc, login, PASSWORD, place, school, site } from '../cast.ts';
import { picture } from '../chrome.ts';
import { PERIOD, registry, reports } from '../town.ts';

/** From an empty server to a school in its cabinet. */
export function begin(): void {
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
    place.campaign = /\/imc\/([^/]+)/.exec(imc.url())![1]!;
  });

  test('reminders go out and invites are given', async () => {
    await imc.goto(`/imc/${place.campaign}/reminders`);
    await imc.getByLabel('Текст письма').fill('Ждём отчёт организации «{школа}» до {срок}.');
    await button(imc, 'Отправить напоминания (3)').click();
    await imc.getByText('Отправлено: 3 письма').waitFor();
    await picture(imc, '06-reminders');
    expect(site.letters.map(({ to }) => to[0]).sort()).toEqual(
      reports.map(({ school: { code } }) => `school${code}@example.ru`),
    );
    await imc.goto(`/imc/${place.campaign}/invites`);
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
}
