import type { Finding } from '../finding.ts';
import type { School } from '../registry.ts';
import type { Context } from './context.ts';

/** How many errors a letter names before «и ещё». */
const NAMED = 3;

const where = ({ sheet, cell }: Finding): string =>
  sheet === '' ? '' : `лист «${sheet}»${cell === '' ? '' : `, ${cell}`}: `;

/** Errors that keep a school's report out, each with its place. */
export const errorsOf = (findings: readonly Finding[], school: string): Finding[] =>
  findings.filter((finding) => finding.school === school && finding.level === 'error');

/** The first errors in words, for the sheet «Не сдали» and the letter. */
export function reasonOf(errors: readonly Finding[]): string {
  if (errors.length === 0) return 'отчёт не принят, причина – в протоколе';
  const named = errors.slice(0, NAMED).map((finding) => `${where(finding)}${finding.message}`);
  const more = errors.length - named.length;
  return `${named.join('; ')}${more > 0 ? `; и ещё ${more}` : ''}`;
}

/** A letter to a school that has not submitted, or whose report was rejected; ready to be sent as it is. */
export function reminderOf({ request, day, period }: Context, { code, name }: School): string {
  const { framework, results, findings, municipality } = request;
  const centre = municipality?.centre ?? 'Информационно-методический центр';
  const what = `отчёт мониторинга (${framework.document.act}) за период ${period}`;
  const rejected = results.schools.rejected.includes(code);
  const state = rejected
    ? `${what} получен, но не принят: ${reasonOf(errorsOf(findings, code))}. Просим исправить отмеченное и направить книгу повторно.`
    : `${what} на ${day} не поступил. Просим заполнить книгу, убедиться, что на листе «Проверка» нет ошибок, и направить её.`;
  return `Уважаемые коллеги! ${name}: ${state} Без отчёта сводные показатели муниципалитета неполны. ${centre}.`;
}
