import type { Finding, Level } from '../finding.ts';

const LEVELS: Readonly<Record<Level, string>> = { error: 'ОШИБКА', query: 'ВОПРОС', info: 'сведение' };

/** Findings by file, worst first, repeated ones in one line: what the command line prints. */
export function inWords(findings: readonly Finding[]): string {
  const lines: string[] = [];
  for (const [file, own] of Map.groupBy(findings, (finding) => finding.file)) {
    lines.push(`${file}`);
    for (const level of ['error', 'query', 'info'] as const) {
      const groups = Map.groupBy(
        own.filter((finding) => finding.level === level),
        ({ code, sheet, cell, message, hint }) =>
          `${code}|${sheet}|${cell.replace(/\d+$/, '')}|${level === 'info' ? '' : message}|${hint}`,
      );
      for (const group of groups.values()) {
        const [{ code, sheet, message, hint, explanation }] = group as [Finding];
        const cells = group.map(({ cell }) => cell).filter((cell) => cell !== '');
        const place = [
          sheet === '' ? '' : `лист «${sheet}»`,
          cells.slice(0, 5).join(', ') + (cells.length > 5 ? ` и ещё ${cells.length - 5}` : ''),
        ]
          .filter((part) => part !== '')
          .join(', ');
        const said = explanation === undefined ? hint : `Пояснено: ${explanation}`;
        lines.push(`  ${LEVELS[level]} [${code}] ${place === '' ? '' : `${place}: `}${message}. ${said}`);
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
