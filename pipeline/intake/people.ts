const NAME = '[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?';
const PATRONYMIC = '[А-ЯЁ][а-яё]*(?:[ое]вич|[ьмк]ич|[ое]вн|ичн)(?:а|у|ем|е|ы|ой|ою)?';
const INITIALS = '[А-ЯЁ]\\. ?[А-ЯЁ]\\.';
const GAP = '[ \\u00a0]';
const AFTER = '(?![А-ЯЁа-яё])';

/** «Иванова Анна Петровна», «Анна Петровна», «Иванова А. А.», «А. А. Иванова», in any case of the declension. */
const PERSON = new RegExp(
  // A school or a programme that bears somebody's name is not about a worker.
  `(?<![А-ЯЁа-яё]|(?:им\\.|имени)${GAP}{0,2}(?:${NAME}${GAP}|${INITIALS}${GAP}?){0,3})` +
    `(?:(?:${NAME}${GAP})?${NAME}${GAP}${PATRONYMIC}${AFTER}|${NAME}${GAP}${INITIALS}|${INITIALS}${GAP}?${NAME}${AFTER})`,
  'g',
);

/** What stands where a name of a person stood. */
export const NAMELESS = '(ФИО не хранится)';

/**
 * A text in free words without names of people: explanations, documents that confirm, remarks. Names leave the
 * school in no field; what cannot be told from a name by its look alone (a surname on its own) stays.
 */
export const withoutPeople = (text: string): string => text.replace(PERSON, NAMELESS);
