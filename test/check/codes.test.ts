import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { fields } from '../../pipeline/catalogue/fields.ts';
import { rulesFor } from '../../pipeline/catalogue/rules.ts';

const root = resolve(import.meta.dirname, '../..');
const sources = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => sources(join(path, name))) : [path];

/** Codes spelt in the rooms that make remarks. */
const emitted = new Set(
  ['intake', 'check', 'command', 'indicators/previous.ts', 'receive.ts', 'collect.ts']
    .flatMap((name) => sources(join(root, 'pipeline', name)))
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/'([CDKMNOPST]\d{1,2})'/g)].map((match) => match[1]!)),
);
const rules = rulesFor(new Set(fields.map(({ code }) => code)));
for (const { code } of rules) emitted.add(code);

const lines = readFileSync(join(root, 'docs/findings.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, code, level, meaning, remedy] = line.split('|').map((cell) => cell.trim());
    return /^[A-Z]\d+$/.test(code ?? '') ? [{ code: code!, level: level!, meaning, remedy }] : [];
  });

test('every code that is emitted is explained, and every explained one is emitted', () => {
  expect(lines.map(({ code }) => code).sort()).toEqual([...emitted].sort());
});

test('each once, with its levels, its meaning and its remedy', () => {
  const level = '(ошибка|вопрос|сведение)';
  for (const { level: levels, meaning, remedy } of lines) {
    expect(levels).toMatch(new RegExp(`^${level}(, ${level})*$`));
    expect(meaning).toMatch(/^[«А-Я]/);
    expect(remedy).toMatch(/^[«А-Я]/);
  }
});

test('the level of a rule is the one that is documented', () => {
  const words = { error: 'ошибка', query: 'вопрос', info: 'сведение' };
  for (const { code, level } of rules)
    expect(lines.find((line) => line.code === code)?.level, code).toContain(words[level]);
});

test('rules speak the language of the form: a message, a remedy, no codes of fields', () => {
  const codes = fields.map(({ code }) => code).filter((code) => code.includes('_') || code.includes('.'));
  for (const { code, message, hint, ready = [] } of rules)
    for (const text of [message, hint, ...ready]) {
      expect(text, code).toMatch(/[а-яё]/i);
      for (const one of codes) expect(text.includes(one), `${code}: ${text}`).toBe(false);
    }
});
