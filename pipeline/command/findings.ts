import type { Finding, Level } from '../finding.ts';

const LEVELS: Readonly<Record<Level, string>> = { error: 'ОШИБКА', query: 'ВОПРОС', info: 'сведение' };

/** Cells and different wordings shown of one group; the rest is counted. */
const SHOWN = { cells: 5, messages: 3 } as const;

const some = (words: readonly string[], limit: number, separator: string): string =>
  words.slice(0, limit).join(separator) + (words.length > limit ? ` и ещё ${words.length - limit}` : '');

/** «лист «Кадры», F12, F13 и ещё 3 (всего 5)»; the files of a text folder are no sheets. */
function placeOf(group: readonly Finding[]): string {
  const sheet = group[0]?.sheet ?? '';
  const cells = [...new Set(group.map(({ cell }) => cell).filter((cell) => cell !== ''))].map((cell) =>
    /^[A-Z]+$/.test(cell) ? `столбец ${cell}` : cell,
  );
  const count = group.length > 1 ? ` (всего ${group.length})` : '';
  return [
    sheet === '' ? '' : sheet.endsWith('.csv') ? `файл ${sheet}` : `лист «${sheet}»`,
    some(cells, SHOWN.cells, ', ') + count,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Findings by file, worst first, repeated ones of a column in one line: what the command line prints. */
export function inWords(findings: readonly Finding[]): string {
  const lines: string[] = [];
  for (const [file, own] of Map.groupBy(findings, (finding) => finding.file)) {
    lines.push(`${file}`);
    for (const level of ['error', 'query', 'info'] as const) {
      const groups = Map.groupBy(
        own.filter((finding) => finding.level === level),
        ({ code, sheet, cell, hint, explanation }) =>
          `${code}|${sheet}|${cell.replace(/\d+$/, '')}|${hint}|${explanation ?? ''}`,
      );
      for (const group of groups.values()) {
        const [{ code, hint, explanation }] = group as [Finding];
        const place = placeOf(group);
        const said = explanation === undefined ? hint : `Пояснено: ${explanation}`;
        const messages = some([...new Set(group.map(({ message }) => message))], SHOWN.messages, '; ');
        lines.push(`  ${LEVELS[level]} [${code}] ${place === '' ? '' : `${place}: `}${messages}. ${said}`);
      }
    }
  }
  return lines.join('\n');
}

/** «ошибок 3, вопросов 2, сведений 10». */
export function counted(findings: readonly Finding[]): string {
  const count = (level: Level): number => findings.filter((finding) => finding.level === level).length;
  return `ошибок ${count('error')}, вопросов ${count('query')}, сведений ${count('info')}`;
}
