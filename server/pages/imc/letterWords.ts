import type { LetterKind } from '../../mail/letters.ts';

export type { LetterKind };

/** What the letters are called. */
export const LETTER_WORDS: Readonly<Record<LetterKind, string>> = {
  reminder: 'Напоминание тем, кто не отправил',
  returned: 'Отчёт возвращён на доработку',
  release: 'Управлению: выпущен свод',
};
