/** 1-based number of column letters: «A» → 1, «AB» → 28. */
export const numberOfColumn = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
