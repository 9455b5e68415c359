import { pick, type Random } from './draw.ts';

/**
 * Invented people. The surnames are rare on purpose: a test looks for each of them in everything that leaves a school.
 * Male forms; the female ones add a letter or two.
 */
export const surnames: readonly string[] = [
  'Аргуновский', 'Балакшин', 'Вересаевкин', 'Горюшкинцев', 'Дроздовкин', 'Елизаровский', 'Жаворонкинцев', 'Завьяловцев',
  'Иволгинцев', 'Калачовкин', 'Ковыльников', 'Лебедушкин', 'Малахитов', 'Незнамовцев', 'Овсянниковский', 'Перепёлушкин',
  'Разгуляевцев', 'Светлоозёров', 'Тальниковский', 'Угрюмовцев', 'Филимошин', 'Хлебодаров', 'Цветухинцев', 'Чернотропов',
  'Шиповниковский', 'Щегловитов', 'Яхонтовский', 'Брусничников', 'Вьюговский', 'Грибушинцев', 'Дубровицын', 'Журавушкин',
  'Земляницын', 'Камышинцев', 'Ладожинский', 'Медуницын', 'Орешинский', 'Полынцев', 'Рябинушкин', 'Снегирёвкин',
]; // prettier-ignore

const FEMALE = [
  'Анна', 'Валентина', 'Галина', 'Дарья', 'Екатерина', 'Елена', 'Жанна', 'Ирина', 'Ксения', 'Лариса', 'Людмила',
  'Марина', 'Надежда', 'Наталья', 'Ольга', 'Полина', 'Светлана', 'Татьяна', 'Юлия',
]; // prettier-ignore
const MALE = ['Алексей', 'Андрей', 'Дмитрий', 'Евгений', 'Игорь', 'Максим', 'Николай', 'Павел', 'Сергей', 'Юрий'];
const FATHERS = ['Александров', 'Алексеев', 'Анатольев', 'Борисов', 'Викторов', 'Владимиров', 'Иванов', 'Михайлов', 'Николаев', 'Петров', 'Сергеев']; // prettier-ignore

const feminine = (surname: string): string => (surname.endsWith('ский') ? surname.replace(/ий$/, 'ая') : `${surname}а`);

/** «Ковыльникова Ирина Сергеевна». */
export function fullName(random: Random): string {
  const female = random() < 0.9;
  const one = (list: readonly string[]): string => pick(list, () => 1, random());
  const surname = one(surnames);
  const father = one(FATHERS);
  return female ? `${feminine(surname)} ${one(FEMALE)} ${father}на` : `${surname} ${one(MALE)} ${father}ич`;
}
