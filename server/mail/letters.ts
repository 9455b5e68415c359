/** Kinds of letters whose texts the ИМЦ may change, with the usual text of each; «{…}» are filled in. */
export const LETTERS = {
  reminder: {
    subject: 'Мониторинг {период}: ждём отчёт до {срок}',
    text: 'Здравствуйте!\n\nОтчёт организации «{школа}» за период {период} ещё не отправлен. Срок – {срок}.\nКабинет школы: {ссылка}\n\n{имц}',
  },
  returned: {
    subject: 'Мониторинг {период}: отчёт возвращён на доработку',
    text: 'Здравствуйте!\n\nОтчёт организации «{школа}» за период {период} возвращён на доработку.\n\n{комментарий}\n\nЗамечания отмечены в вашей книге: откройте кабинет школы {ссылка}\n\n{имц}',
  },
  release: {
    subject: 'Свод {период}: выпуск № {номер}',
    text: 'Здравствуйте!\n\nВыпущен свод за период {период}, выпуск № {номер}.\n\n{комментарий}\n\nСводные книги приложены; они же на странице {ссылка}\n\n{имц}',
  },
} as const;

export type LetterKind = keyof typeof LETTERS;
export const LETTER_KINDS = Object.keys(LETTERS) as LetterKind[];

/** Puts values into «{…}»; what has no value becomes nothing. */
export const fillIn = (words: string, values: Readonly<Record<string, string>>): string =>
  words.replace(/\{([^{}]+)\}/g, (_, name: string) => values[name] ?? '').replace(/\n{3,}/g, '\n\n');

/** Subject and text of a letter, by the ИМЦ's own words when it has written any. */
export function letterOf(
  kind: LetterKind,
  own: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
): { readonly subject: string; readonly text: string } {
  const usual = LETTERS[kind];
  // A header must not be broken by a line break that came with a value.
  const subject = fillIn(usual.subject, values).replace(/[\r\n]+/g, ' ');
  return { subject, text: fillIn(own[kind] ?? usual.text, values) };
}
