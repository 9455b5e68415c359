import { expect, test } from 'vitest';
import { readXlsx } from '../../../pipeline/xlsx/read.ts';
import { inflate } from '../../../pipeline/xlsx/node.ts';
import { button, choose, downloaded, school, sent, books } from '../cast.ts';
import { picture } from '../chrome.ts';
import { SURNAME } from '../town.ts';

/** The school: errors, queries, the receipt. */
export function send(): void {
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
}
