import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFramework } from '../../pipeline/catalogue/index.ts';
import { judge, makeBook, planFor, short } from './book.ts';

const works = (command: string): boolean => {
  try {
    execFileSync(command, ['-c', 'import openpyxl'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const python = ['/usr/bin/python3', 'python3'].find(works);

/** openpyxl drops the document's properties on the way: the identity is read from the service sheet here. */
describe.skipIf(python === undefined)('a book taken to pieces by openpyxl', () => {
  const folder = mkdtempSync(join(tmpdir(), 'svod-damage-'));
  const plan = planFor('rybinsk');
  let whole: string;

  beforeAll(async () => {
    const bytes = await makeBook({ frameworks: [findFramework('rybinsk')!] });
    whole = judge(bytes, plan).fingerprint;
    const source = join(folder, 'source');
    mkdirSync(source);
    writeFileSync(join(source, 'book.xlsx'), bytes);
    execFileSync(python!, [join(import.meta.dirname, 'damage.py'), join(source, 'book.xlsx'), folder]);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (name: string) => judge(new Uint8Array(readFileSync(join(folder, `${name}.xlsx`))), plan);

  /** Nothing is lost: what was read equals what was filled in. */
  const harmless: readonly (readonly [name: string, told: readonly string[]])[] = [
    ['inserted_column', []],
    ['inserted_row', []],
    ['moved_column', []],
    ['merged_header', []],
    ['all_unlocked', []],
    ['unprotected', []],
    ['codes_moved', []],
    ['pasted_formula', ['info T5 Кадры!G9']],
    ['inserted_column_filled', ['query T7 Кадры!D9']],
    ['no_service', ['query T1 _svod']],
  ];
  test.each(harmless)('%s: everything is read', (name, told) => {
    const { findings, fingerprint, partial } = read(name);
    expect(findings.map(short)).toEqual(told);
    expect(fingerprint).toBe(whole);
    expect(partial).not.toBeNull();
  });

  const lossy: readonly (readonly [name: string, told: string, words: string])[] = [
    ['filtered', 'info T8 Кадры!A10', 'скрытые фильтром строки прочитаны тоже (строк: 2, первая – 10)'],
    ['deleted_staff', 'error T2 Кадры', 'нет листа «Кадры» или его скрытых кодов полей'],
    ['deleted_organisation', 'error T2 Организация', 'нет листа «Организация» или его скрытых кодов полей'],
    ['deleted_title', 'info T2 Титул', 'нет листа «Титул»; код организации взят из служебных сведений'],
    ['deleted_row', 'query T2 Организация', 'нет строк: «ВСОКО: Положение, инструменты оценки качества»'],
    ['deleted_column', 'error T2 Кадры', 'нет столбца: «Категория» (category)'],
    ['deleted_key', 'error T2 Кадры', 'нет столбца: «Должность (группа)» (position)'],
    ['deleted_optional', 'query T2 Кадры', 'нет столбца: «Имеет наставника» (has_mentor)'],
    ['lost_codes', 'error T2 Кадры', 'нет листа «Кадры» или его скрытых кодов полей'],
    ['copied_sheet', 'error T2 Кадры (2)', 'лист «Кадры (2)» повторяет лист «Кадры»'],
  ];
  test.each(lossy)('%s: one remark says so', (name, told, words) => {
    const { findings, partial } = read(name);
    expect(findings.map(short)).toEqual([told]);
    expect(findings[0]!.message).toContain(words);
    expect(partial === null).toBe(told.startsWith('error'));
  });

  test('duplicated_column: which of the two is right is asked', () => {
    const { findings } = read('duplicated_column');
    expect(findings.map(short)).toEqual(['error T2 Кадры!O8', 'query T7 Кадры!O9']);
    expect(findings[0]!.message).toBe('столбец «Год рождения» стоит дважды');
  });

  test('every damage has its verdict', () => {
    const made = readdirSync(folder).flatMap((name) => (name.endsWith('.xlsx') ? [basename(name, '.xlsx')] : []));
    expect(
      [...harmless, ...lossy]
        .map(([name]) => name)
        .concat('duplicated_column')
        .sort(),
    ).toEqual(made.sort());
  });
});
