/** Rows get their height from here: merged cells never grow by themselves, and Р7 leaves wrapped text cut. */
const LINE = 12.9;
const PADDING = 4;
/** What Excel allows. */
const TALLEST = 405;
/** Widths of Times New Roman letters in digits, which is what columns are measured in. */
const LETTERS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[.,:;()!|'"-]/, 0.6],
  [/[асезтгьэ«»]/, 0.92],
  [/[жшщюмфы]/, 1.4],
  [/[A-ZА-ЯЁ№%—]/, 1.44],
];
const USUAL = 1.03;
const SPACE = 0.5;

const widths = new Map<string, number>();
function widthOf(letter: string): number {
  let width = widths.get(letter);
  if (width === undefined) {
    width = LETTERS.find(([letters]) => letters.test(letter))?.[1] ?? USUAL;
    widths.set(letter, width);
  }
  return width;
}

function measure(word: string): number {
  let width = 0;
  for (const letter of word) width += widthOf(letter);
  return width;
}

/** In how many lines the text breaks in a column so many characters wide. */
export function linesOf(text: string, width: number, size = 10): number {
  const room = (Math.max(2, width - 0.8) * 10) / size;
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines++;
    if (paragraph.length * 1.44 <= room) continue;
    let used = 0;
    for (const word of paragraph.split(' ')) {
      const length = measure(word);
      if (used > 0 && used + length > room) {
        lines++;
        used = 0;
      }
      // A word longer than the column breaks inside.
      lines += Math.floor(length / room);
      used += (length % room) + SPACE;
    }
  }
  return lines;
}

/** Height in points of so many lines. */
export const heightOf = (lines: number, size = 10): number =>
  Math.min(TALLEST, Math.round((lines * LINE * size) / 10 + PADDING));
