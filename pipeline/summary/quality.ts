import type { Finding, Level } from '../finding.ts';
import type { School } from '../registry.ts';
import { looks } from '../xlsx/looks.ts';
import type { SheetDraft } from '../xlsx/write.ts';
import { nameOf, type Context } from './context.ts';
import { Page } from './page.ts';
import { style } from './style.ts';
import { putTable, rows, type Column, type Shown } from './table.ts';

/** Rules shown as the most broken; open queries beyond the second number are only counted. */
const TOP = 10;
const OPEN = 2000;

/** How many places a finding stands for. */
const placesOf = ({ cells }: Finding): number => 1 + (cells?.length ?? 0);

interface Counts {
  readonly school: School;
  readonly errors: number;
  readonly queries: number;
  readonly explained: number;
  readonly infos: number;
}

/** A school's findings, counted by place. */
function countsOf(schools: readonly School[], findings: readonly Finding[]): Counts[] {
  const bySchool = Map.groupBy(findings, ({ school }) => school ?? '');
  return schools.map((school) => {
    const own = bySchool.get(school.code) ?? [];
    const sum = (level: Level, explained?: true): number =>
      own
        .filter((one) => one.level === level && (explained === undefined || one.explanation !== undefined))
        .reduce((total, one) => total + placesOf(one), 0);
    return {
      school,
      errors: sum('error'),
      queries: sum('query'),
      explained: sum('query', true),
      infos: sum('info'),
    };
  });
}

function putSchools(page: Page, counts: readonly Counts[]): void {
  const first = page.row + 1;
  const number = (heading: string, letter: string, read: (row: Counts) => number): Column<Counts | null> => ({
    heading,
    width: 14,
    show: (row): Shown => {
      if (row !== null) return { value: read(row), look: looks.number };
      const formula = `SUM(${letter}${first}:${letter}${first + counts.length - 1})`;
      return { value: counts.reduce((total, one) => total + read(one), 0), look: looks.total, formula };
    },
  });
  const columns: Column<Counts | null>[] = [
    { heading: 'Код', width: 10, look: looks.centred, show: (row) => row?.school.code ?? '' },
    { heading: 'Организация', width: 46, show: (row) => row?.school.name ?? { value: 'Всего', look: style.bold } },
    number('Ошибок', 'C', ({ errors }) => errors),
    number('Вопросов', 'D', ({ queries }) => queries),
    number('Пояснено', 'E', ({ explained }) => explained),
    number('Исправлено автоматически', 'F', ({ infos }) => infos),
  ];
  putTable(page, columns, rows([...counts, null]));
}

function putRules(page: Page, findings: readonly Finding[]): void {
  const rules = [...Map.groupBy(findings, ({ code }) => code)].map(([code, own]) => ({
    code,
    places: own.reduce((sum, one) => sum + placesOf(one), 0),
    schools: new Set(own.map(({ school }) => school)).size,
    sample: own[0]!,
  }));
  rules.sort((a, b) => b.places - a.places || a.code.localeCompare(b.code));
  const levels: Readonly<Record<Level, string>> = { error: 'ошибка', query: 'вопрос', info: 'исправлено' };
  page.heading('Правила, которые нарушали чаще всего');
  page.note('Подсказка, что поправить в форме и в разъяснениях, а не оценка организаций.');
  putTable<(typeof rules)[number]>(
    page,
    [
      { heading: 'Правило', width: 10, look: looks.centred, show: ({ code }) => code },
      { heading: 'Пример замечания', width: 46, show: ({ sample }) => sample.message },
      { heading: 'Уровень', width: 14, look: looks.centred, show: ({ sample }) => levels[sample.level] },
      { heading: 'Мест', width: 14, look: looks.number, show: ({ places }) => places },
      { heading: 'ОО', width: 14, look: looks.number, show: ({ schools }) => schools },
    ],
    rows(rules.slice(0, TOP)),
  );
}

function putOpen(page: Page, context: Context, findings: readonly Finding[]): void {
  const open = findings.filter(({ level, explanation }) => level === 'query' && explanation === undefined);
  page.heading(`Открытые вопросы: ${open.length}`);
  if (open.length === 0) {
    page.line('Все вопросы исправлены или пояснены.');
    return;
  }
  if (open.length > OPEN) page.note(`Показаны первые ${OPEN}; все – в файле findings.json.`);
  putTable<Finding>(
    page,
    [
      { heading: 'Код', width: 10, look: looks.centred, show: ({ school }) => school ?? '' },
      {
        heading: 'Организация',
        width: 46,
        show: ({ school, file }) => (school === null ? file : nameOf(context, school)),
      },
      { heading: 'Правило', width: 14, look: looks.centred, show: ({ code }) => code },
      { heading: 'Лист', width: 14, show: ({ sheet }) => sheet },
      {
        heading: 'Ячейка',
        width: 14,
        look: looks.centred,
        show: ({ cell, cells = [] }) => `${cell}${cells.length > 0 ? ` и ещё ${cells.length}` : ''}`,
      },
      { heading: 'Уровень', width: 14, show: () => ({ value: 'вопрос', look: style.query }) },
      { heading: 'Что не так и что сделать', width: 70, show: ({ message, hint }) => `${message} ${hint}`.trim() },
    ],
    rows(open.slice(0, OPEN)),
  );
}

/** «Качество данных»: what the schools had to correct or explain, and what is still open. */
export function qualitySheet(context: Context): SheetDraft {
  const { findings, registry } = context.request;
  const page = new Page(context, 'Качество данных', [10, 46, 15, 15, 15, 17, 70], 'Качество данных');
  page.heading('Замечания по организациям');
  putSchools(page, countsOf(registry, findings));
  if (findings.length > 0) putRules(page, findings);
  putOpen(page, context, findings);
  return page.sign();
}
