/** Rows get their height from here: merged cells never grow by themselves, and Р7 leaves wrapped text cut. */
const LINE = 12.9;
const PADDING = 4;
/** What Excel allows. */
const TALLEST = 405;
const WIDE = /[A-ZА-ЯЁ№%—]/;
const BROAD = /[шщжюмфы]/;

/** Width of a word of Times New Roman in characters of a column, a little on the wide side. */
function measure(word: string): number {
  let width = 0;
  for (const letter of word) width += WIDE.test(letter) ? 1.3 : BROAD.test(letter) ? 1.25 : 0.96;
  return width;
}

/** In how many lines the text breaks in a column so many characters wide. */
export function linesOf(text: string, width: number, size = 10): number {
  const room = (Math.max(2, width - 1.3) * 10) / size;
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines++;
    if (paragraph.length * 1.3 <= room) continue;
    let used = 0;
    for (const word of paragraph.split(' ')) {
      const length = measure(word);
      if (used > 0 && used + length > room) {
        lines++;
        used = 0;
      }
      // A word longer than the column breaks inside.
      lines += Math.floor(length / room);
      used += (length % room) + 0.5;
    }
  }
  return lines;
}

/** Height in points of so many lines. */
export const heightOf = (lines: number, size = 10): number =>
  Math.min(TALLEST, Math.round((lines * LINE * size) / 10 + PADDING));
