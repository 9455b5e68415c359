import type { Kin } from './town.ts';

/** A programme that people of these kins may have been at. */
export interface Programme {
  readonly title: string;
  readonly by: 'academy' | 'institute' | 'centre' | 'university';
  readonly hours: number;
  readonly topics: readonly string[];
  readonly whose: readonly Kin[];
  /** How often it is chosen. */
  readonly weight: number;
  readonly kind?: 'ПП' | 'стажировка';
}

const school: readonly Kin[] = ['teacher'];
const pedagogues: readonly Kin[] = ['teacher', 'educator', 'extra', 'other'];
const heads: readonly Kin[] = ['director', 'deputy'];
const all: readonly Kin[] = [...pedagogues, ...heads];

const line = (
  title: string,
  by: Programme['by'],
  hours: number,
  topics: string,
  whose: readonly Kin[],
  weight: number,
  kind?: 'ПП' | 'стажировка',
): Programme => ({
  title,
  by,
  hours,
  topics: topics === '' ? [] : topics.split(' '),
  whose,
  weight,
  ...(kind === undefined ? {} : { kind }),
});

/** What is studied, as certificates say it; {предмет} is the teacher's own. */
export const programmes: readonly Programme[] = [
  line('Реализация требований обновлённых ФГОС НОО, ФГОС ООО в работе учителя', 'academy', 36, 'ФГОС', ['teacher'], 10),
  line('Обновлённые ФГОС СОО: проектирование рабочих программ', 'institute', 24, 'ФГОС ПРЕДМЕТ', ['teacher'], 5),
  line('Школа современного учителя: развитие функциональной грамотности', 'academy', 56, 'ФГ ПРЕДМЕТ', ['teacher'], 7),
  line('Формирование читательской грамотности на уроках и во внеурочной работе', 'institute', 24, 'ФГ', ['teacher'], 6),
  line('Методика преподавания в условиях обновлённых ФГОС: {предмет}', 'institute', 36, 'ПРЕДМЕТ', ['teacher'], 8),
  line('Цифровые инструменты и сервисы в работе педагога', 'academy', 42, 'ЦОС', pedagogues, 6),
  line('Работа в ФГИС «Моя школа»: цифровая образовательная среда', 'centre', 16, 'ЦОС', school, 4),
  line('Внутренняя система оценки качества образования: анализ результатов ВПР', 'institute', 24, 'ОКО', school, 5),
  line('Подготовка экспертов предметных комиссий ОГЭ: {предмет}', 'institute', 24, 'ОКО ПРЕДМЕТ', ['teacher'], 3),
  line('Выявление и развитие способностей и талантов у детей и молодёжи', 'institute', 36, 'ТАЛАНТ', pedagogues, 5),
  line('Инклюзивное образование: обучение детей с ОВЗ', 'institute', 72, 'ОВЗ', pedagogues, 7),
  line('Адаптированные образовательные программы в детском саду', 'institute', 36, 'ОВЗ ДО', ['educator', 'other'], 4),
  line('Курс «Россия – мои горизонты»: профориентационная работа', 'academy', 36, 'ПРОФ', school, 5),
  line('«Разговоры о важном»: система работы классного руководителя', 'academy', 58, 'ВОСП', school, 6),
  line('Психолого-педагогическое сопровождение обучающихся', 'institute', 36, 'ВОСП', ['other'], 3),
  line('Реализация федеральной образовательной программы ДО', 'institute', 72, 'ДО', ['educator'], 22),
  line('Речевое развитие дошкольников: современные практики', 'institute', 36, 'ДО', ['educator', 'other'], 9),
  line('Дополнительные общеразвивающие программы нового поколения', 'institute', 36, 'ВОСП ТАЛАНТ', ['extra'], 16),
  line('Инженерное мышление и технологический суверенитет: {предмет}', 'academy', 36, 'СУВЕР ПРЕДМЕТ', ['teacher'], 3),
  line('Управление качеством образования: команда развития школы', 'academy', 48, 'УПРКАЧ', heads, 14),
  line('Руководитель образовательной организации: кадровая политика', 'institute', 36, 'УПРКАЧ', heads, 8),
  line('Менеджер индивидуальных образовательных маршрутов', 'centre', 36, 'НОВПОЗ', all, 3),
  line('Дизайнер педагогических сред: новая профессиональная позиция', 'university', 36, 'НОВПОЗ', pedagogues, 2),
  line('Наставник молодого педагога: формы и практики', 'centre', 24, '', pedagogues, 3),
  line('Оказание первой помощи в образовательной организации', 'centre', 16, '', all, 6),
  line('Современный урок: стажировка на базовой площадке', 'centre', 18, 'ПРЕДМЕТ', ['teacher'], 3, 'стажировка'),
];

/** Retraining courses, by what the person does. */
export const retrainings = {
  teacher: line('Педагогическое образование: {предмет}', 'university', 520, 'ПРЕДМЕТ', ['teacher'], 1, 'ПП'),
  head: line('Менеджмент в образовании', 'university', 504, 'УПРКАЧ', heads, 1, 'ПП'),
} as const;

/** What teachers of the five engineering subjects may have had the year before: g9.15 looks at three years. */
export const earlier: Programme = programmes.find(({ topics }) => topics.includes('СУВЕР'))!;
