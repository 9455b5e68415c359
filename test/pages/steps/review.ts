import { expect, test } from 'vitest';
import { readXlsx } from '../../../pipeline/xlsx/read.ts';
import { inflate } from '../../../pipeline/xlsx/node.ts';
import { button, choose, downloaded, first, imc, PASSWORD, place, school, books, XLSX } from '../cast.ts';
import { picture } from '../chrome.ts';

/** The ИМЦ returns, the school corrects; mailed files; a session that ends. */
export function review(): void {
  test('the ИМЦ returns it with a comment at a cell', async () => {
    await imc.goto(`/imc/${place.campaign}`);
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
    await imc.goto(`/imc/${place.campaign}/parcels`);
    await imc.getByLabel('Выбрать файлы или архив').setInputFiles([
      { name: 'что-то.xlsx', mimeType: XLSX, buffer: Buffer.from(books['second']!) },
      { name: 'обрывок.xlsx', mimeType: XLSX, buffer: Buffer.from(books['third']!.subarray(0, 20_000)) },
    ]);
    await imc.getByText('Прочитано 2 файла, принято 1').waitFor();
    await picture(imc, '19-parcels');
  });

  test('a session that ended asks to log in over the page and loses nothing', async () => {
    await imc.goto(`/imc/${place.campaign}/answers`);
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
}
