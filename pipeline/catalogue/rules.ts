import { fieldsRead } from '../condition/walk.ts';
import { accepted } from './accepted.ts';
import { askedOf } from './asked.ts';
import { logical } from './contradictions.ts';
import { field, partOf } from './fields.ts';
import type { Rule } from './rule.ts';

const label = (code: string): string => `«${field(code).label}»`;

/** Rules that follow from the dictionary itself: required cells, lists, bounds, parts and wholes. */
function structural(asked: ReadonlySet<string>): Rule[] {
  const rules: Rule[] = [];
  for (const owner of ['staff', 'training', 'school'] as const)
    for (const one of askedOf(asked, owner)) {
      const base = { owner, at: one.code } as const;
      if (one.required !== undefined)
        rules.push({
          ...base,
          code: 'N1',
          level: 'error',
          breach: { is: 'blank', field: one.code, of: one.required === 'teacher' ? 'teachers' : 'everybody' },
          message: `не заполнено ${label(one.code)}${one.required === 'teacher' ? ' у учителя' : ''}`,
          hint: `Заполните ячейку. ${one.prompt}`,
        });
      if (one.kind !== 'text' && one.list?.open !== true && !one.registry)
        rules.push({
          ...base,
          code: one.list !== undefined ? 'K2' : 'N2',
          level: 'error',
          breach: { is: 'value', field: one.code },
          message: `недопустимое значение в ${label(one.code)}`,
          hint: `Допускается ${accepted(one)}.`,
        });
    }
  for (const [part, whole] of partOf)
    if (asked.has(part) && asked.has(whole) && field(part).owner === 'school')
      rules.push({
        code: 'C1',
        level: 'error',
        owner: 'school',
        breach: { is: 'larger', part, whole },
        at: part,
        message: `часть больше целого: ${label(part)} больше, чем ${label(whole)}`,
        hint: 'Проверьте оба числа: часть не может быть больше целого.',
      });
  return rules;
}

const proof = (asked: ReadonlySet<string>): Rule[] =>
  askedOf(asked, 'school')
    .filter(({ evidence }) => evidence)
    .map(({ code }) => ({
      code: 'P7',
      level: 'query',
      owner: 'school',
      breach: { is: 'unproved', field: code },
      at: code,
      message: `«да» без реквизитов документа: ${label(code)}`,
      hint: 'Впишите номер и дату документа или ссылку в соседнюю ячейку.',
      ready: ['Документ размещён на сайте организации', 'Документ готовится'],
    }));

/** Every field a rule looks at. */
export function ruleFields({ breach, at }: Rule): Set<string> {
  switch (breach.is) {
    case 'contradiction':
      return new Set([at, ...fieldsRead(breach.condition)]);
    case 'larger':
      return new Set([breach.part, ...(typeof breach.whole === 'string' ? [breach.whole] : fieldsRead(breach.whole))]);
    case 'stranger':
    case 'twice':
      return new Set(['course.person', 'course.end_date']);
    case 'outside':
      return new Set(['course.end_date']);
    default:
      return new Set([breach.field]);
  }
}

/** The rules that make sense for a form that asks these fields: all they look at is asked. */
export const rulesFor = (asked: ReadonlySet<string>): readonly Rule[] =>
  [...structural(asked), ...logical, ...proof(asked)].filter((rule) =>
    [...ruleFields(rule)].every((code) => asked.has(code)),
  );
