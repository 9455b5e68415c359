import type { Condition, Term } from './types.ts';

/** Calls `see` for the condition and everything inside it, depth first; not inside what `see` answers false to. */
export function walk(condition: Condition, see: (condition: Condition) => boolean | void): void {
  if (see(condition) === false) return;
  switch (condition.is) {
    case 'all':
    case 'any':
      for (const inner of condition.of) walk(inner, see);
      return;
    case 'not':
    case 'named':
    case 'derived':
      walk(condition.of, see);
      return;
    case 'compared':
      for (const term of [condition.left, condition.right]) if ('people' in term) walk(term.people, see);
      return;
  }
}

const termFields = (term: Term): string[] => ('field' in term ? [term.field] : 'age' in term ? ['birth_year'] : []);

/** Codes of all fields that the condition asks for, courses included, each once; derived answers ask for none. */
export function fieldsRead(condition: Condition): Set<string> {
  const codes = new Set<string>();
  walk(condition, (inner) => {
    switch (inner.is) {
      case 'derived':
        return false;
      case 'among':
      case 'known':
        codes.add(inner.field);
        return;
      case 'aged':
        codes.add('birth_year');
        return;
      case 'compared':
        for (const code of [...termFields(inner.left), ...termFields(inner.right)]) codes.add(code);
        if ('people' in inner.left || 'people' in inner.right) codes.add('row_no');
        return;
      case 'trained':
        for (const code of ['row_no', 'course.person', 'course.kind', 'course.end_date']) codes.add(code);
        for (const code of inner.yes ?? []) codes.add(code);
        if (inner.topic !== undefined) codes.add('course.topics');
        return;
    }
  });
  return codes;
}

/**
 * The organisation types a condition is limited to, or undefined when it holds for any. Only what every
 * fulfilling row must meet limits: a type named in one branch of an «or» does not.
 */
export function typesNamed(condition: Condition): readonly string[] | undefined {
  switch (condition.is) {
    case 'among':
      return condition.field === 'org_type' ? condition.values : undefined;
    case 'named':
      return typesNamed(condition.of);
    case 'all': {
      const limits = condition.of.map(typesNamed).filter((types) => types !== undefined);
      return limits.length === 0 ? undefined : limits.reduce((a, b) => a.filter((type) => b.includes(type)));
    }
    default:
      return undefined;
  }
}

/** Every `trained` inside, in order of appearance. */
export function trainings(condition: Condition): Extract<Condition, { is: 'trained' }>[] {
  const found: Extract<Condition, { is: 'trained' }>[] = [];
  walk(condition, (inner) => {
    if (inner.is === 'trained') found.push(inner);
  });
  return found;
}

/** Every condition about people that a school's condition counts. */
export function peopleCounted(condition: Condition): Condition[] {
  const found: Condition[] = [];
  walk(condition, (inner) => {
    if (inner.is !== 'compared') return;
    for (const term of [inner.left, inner.right]) if ('people' in term) found.push(term.people);
  });
  return found;
}
