import type { Finding, Level } from '../../../pipeline/finding.ts';

/** One remark and all the places it is about. */
export interface Group {
  readonly key: string;
  readonly code: string;
  readonly level: Level;
  readonly sheet: string;
  readonly message: string;
  readonly hint: string;
  readonly cells: readonly string[];
  /** What was explained in the book; null where any of the places has nothing. */
  readonly explanation: string | null;
}

/** Remarks of a sheet. */
export interface SheetGroups {
  readonly sheet: string;
  readonly groups: readonly Group[];
}

const RANK: readonly Level[] = ['error', 'query', 'info'];

/** Puts equal remarks together and sorts them: by sheet as met, errors first. */
export function grouped(findings: readonly Finding[]): SheetGroups[] {
  const byKey = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = [finding.sheet, finding.level, finding.code, finding.message, finding.hint].join('\n');
    byKey.set(key, [...(byKey.get(key) ?? []), finding]);
  }
  const groups = [...byKey].map(([key, same]): Group => {
    const { code, level, sheet, message, hint } = same[0]!;
    const explained = same.map(({ explanation }) => explanation).filter((text) => text !== undefined);
    return {
      key,
      code,
      level,
      sheet,
      message,
      hint,
      cells: same.flatMap(({ cell, cells = [] }) => [cell, ...cells]).filter((cell) => cell !== ''),
      explanation: explained.length === same.length ? explained[0]! : null,
    };
  });
  const sheets = new Map<string, Group[]>();
  for (const group of groups) sheets.set(group.sheet, [...(sheets.get(group.sheet) ?? []), group]);
  return [...sheets].map(([sheet, own]) => ({
    sheet,
    groups: own.sort((a, b) => RANK.indexOf(a.level) - RANK.indexOf(b.level)),
  }));
}

export const countOf = (findings: readonly Finding[], level: Level): number =>
  findings.filter((finding) => finding.level === level).length;
