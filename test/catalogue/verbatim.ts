import { readFileSync } from 'node:fs';
import type { Framework } from '../../pipeline/catalogue/types.ts';

/** The document as one string without white space and mark-up: what «word for word» is measured against. */
const bare = (text: string): string =>
  text
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/[\s\u00a0\u00ad*_#|\\]/g, '');

export const documentText = (id: string): string =>
  bare(readFileSync(new URL(`../documents/${id}.txt`, import.meta.url), 'utf8'));

/**
 * Whether the text stands in the document word for word. A table row may be torn by a page break (the heading row
 * comes between), so up to `pieces` pieces of at least eight letters are allowed, in the document's order or not.
 */
export function standsIn(document: string, text: string, pieces = 3): boolean {
  let rest = bare(text);
  for (let piece = 0; piece < pieces && rest !== ''; piece++) {
    let low = Math.min(8, rest.length);
    if (!document.includes(rest.slice(0, low))) return false;
    let high = rest.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (document.includes(rest.slice(0, middle))) low = middle;
      else high = middle - 1;
    }
    rest = rest.slice(low);
  }
  return rest === '';
}

/** Every passage that the catalogue quotes, with where it is kept. */
export function quotations(framework: Framework): [string, string][] {
  const { sections, indicators, measures, printed, document } = framework;
  return [
    ['document.title', document.title],
    ...sections.map(({ id, text }): [string, string] => [`section ${id}`, text]),
    ...indicators.flatMap(({ id, text, source, targets }): [string, string][] => [
      [`indicator ${id}`, text],
      [`source ${id}`, source ?? ''],
      ...(targets ?? []).map(({ raw }): [string, string] => [`target ${id}`, raw]),
    ]),
    ...measures.flatMap(({ key, text, term, executor, result, section, norms }): [string, string][] => [
      [`measure ${key}`, text],
      [`term of ${key}`, term.raw],
      [`executor of ${key}`, executor],
      [`result of ${key}`, result],
      [`section of ${key}`, section],
      ...norms.map(({ raw }): [string, string] => [`norm of ${key}`, raw]),
    ]),
    ...printed.flatMap(({ id, columns }): [string, string][] =>
      columns.map(({ heading }): [string, string] => [`heading of ${id}`, heading]),
    ),
    ...(['methods', 'passport', 'stages', 'risks', 'aims', 'facts'] as const).flatMap((part) =>
      framework[part].map(({ text }): [string, string] => [part, text]),
    ),
    ...framework.risks.map(({ remedy }): [string, string] => ['risks', remedy]),
  ];
}
