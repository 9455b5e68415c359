import type { Section } from '../types.ts';

/** The document's only indicator table, and its list of results that the programme promises. */
export const criteriaTitle = 'Критерии успешности реализации Программы развития';
export const resultsTitle = 'Ожидаемые конечные результаты реализации Программы развития';

const criterion = (number: number, text: string): Section => ({
  id: `K${number}`,
  printed: `К${number}.`,
  text,
  clause: `${criteriaTitle}, К${number}`,
});

export const sections: readonly Section[] = [
  criterion(1, 'Полнота и своевременность выполнения планов деятельности, «дорожных карт»'),
  criterion(2, 'Участие ОО и методистов в инновационной деятельности'),
  criterion(3, 'Положительная динамика удовлетворённости ОО деятельностью МКУ ЦРПК'),
  criterion(4, 'Наличие продукта деятельности МКУ ЦРПК, его технологичность'),
  criterion(5, 'Закрепляемость молодых специалистов'),
  criterion(6, 'Актуальность материалов по освещению процесса реализации Программы развития на сайте ИМЦ'),
  { id: 'ME', printed: '', text: resultsTitle, clause: resultsTitle },
];
