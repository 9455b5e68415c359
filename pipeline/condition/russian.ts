import { field } from '../catalogue/fields.ts';
import type { Comparison, Condition, Term } from './types.ts';

const SIGNS: Record<Comparison, string> = {
  '<': 'меньше',
  '<=': 'не больше',
  '>': 'больше',
  '>=': 'не меньше',
  '=': 'равно',
};

const quote = (code: string): string => `«${field(code).label}»`;

/** The condition in words, as the methodology sheet and «откуда число» say it. */
export function inRussian(condition: Condition): string {
  switch (condition.is) {
    case 'among':
      return `${quote(condition.field)} – ${condition.values.join(' или ')}`;
    case 'known':
      return `${quote(condition.field)} заполнено`;
    case 'compared':
      return `${term(condition.left)} ${SIGNS[condition.by]} ${term(condition.right)}`;
    case 'aged': {
      if (condition.to === 'young')
        return 'возраст на 1 января не больше предельного для молодых (35 лет или настройка)';
      const from = condition.from === undefined ? '' : ` от ${condition.from}`;
      const to = condition.to === undefined ? '' : ` до ${condition.to}`;
      return `полных лет на 1 января${from}${to}`;
    }
    case 'trained': {
      const what = [
        `есть курс (${condition.kinds.join(', ')})`,
        ...(condition.topic === undefined ? [] : [`тема ${condition.topic}`]),
        ...(condition.yes ?? []).map((code) => `${quote(code)} – да`),
        condition.years === 3 ? 'за три года, которыми кончается период' : 'окончен в отчётном периоде',
      ];
      return what.join(', ');
    }
    case 'all':
      return condition.of.length === 0 ? 'все' : condition.of.map(bracketed('any')).join('; и ');
    case 'any':
      return condition.of.length === 0 ? 'никто' : condition.of.map(bracketed('all')).join(' или ');
    case 'not':
      return `не так: ${inRussian(condition.of)}`;
    case 'derived':
      return inRussian(condition.of);
    case 'named':
      return condition.name;
  }
}

/** A group of the other kind goes in brackets, so that «и» and «или» are not mixed up. */
const bracketed =
  (kind: 'all' | 'any') =>
  (inner: Condition): string =>
    inner.is === kind && inner.of.length > 1 ? `(${inRussian(inner)})` : inRussian(inner);

function term(of: Term): string {
  if ('number' in of) return `${of.number}`;
  if ('year' in of)
    return of.year === 0 ? 'отчётного года' : `отчётного года ${of.year < 0 ? '−' : '+'} ${Math.abs(of.year)}`;
  if ('people' in of) return `${of.times === undefined ? '' : `${of.times} × `}число: ${inRussian(of.people)}`;
  if ('age' in of) return `возраст${of.age === 0 ? '' : ` ${of.age < 0 ? '−' : '+'} ${Math.abs(of.age)}`}`;
  return `${of.times === undefined ? '' : `${of.times} × `}${quote(of.field)}`;
}
