import { expect, test } from 'vitest';
import { NAMELESS, withoutPeople } from '../../pipeline/intake/people.ts';

test.each([
  ['Это Звездочётова Милица Аркадьевна, в отпуске', `Это ${NAMELESS}, в отпуске`],
  ['приказ о Звездочётовой Милице Аркадьевне', `приказ о ${NAMELESS}`],
  ['Приказ № 5, Звездочётова М. А.', `Приказ № 5, ${NAMELESS}`],
  ['подписала М.А. Звездочётова', `подписала ${NAMELESS}`],
  ['со слов Анны Петровны', `со слов ${NAMELESS}`],
  ['уточнили у Ильи Ильича', `уточнили у ${NAMELESS}`],
])('a name leaves «%s»', (text, left) => {
  expect(withoutPeople(text)).toBe(left);
  expect(withoutPeople(left)).toBe(left);
});

test.each([
  'Приказ «О методическом объединении» от 04.05.2026 № 167-ОД',
  'МБОУ СОШ № 5 имени Героя Советского Союза',
  'Школа им. М. В. Ломоносова',
  'Положение о наставничестве, приказ ИМЦ от 21.05.2024 № 229-ОД',
  'Верно: работник на полставки, декретный отпуск',
  'Свердловская область, Алапаевск',
])('«%s» stays', (text) => {
  expect(withoutPeople(text)).toBe(text);
});
