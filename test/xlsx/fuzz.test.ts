import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inflate as web } from '../../pipeline/xlsx/browser.ts';
import { inflate as node } from '../../pipeline/xlsx/node.ts';
import { NotReadable, readXlsx } from '../../pipeline/xlsx/read.ts';
import { book, MAIN, smallest, worksheet } from './zip-writer.ts';

/** The same dice every run: a failure can be looked at. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const rows = Array.from(
  { length: 30 },
  (_, i) =>
    `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>${i % 2}</v></c><c r="B${i + 1}" s="1"><v>${i}.5</v></c>` +
    `<c r="C${i + 1}" t="inlineStr"><is><t>&#1076;а &amp; <![CDATA[нет]]></t></is></c><c r="D${i + 1}" t="str"><f>A1</f><v>я</v></c></row>`,
).join('');
const parts: Record<string, string> = {
  ...smallest,
  'xl/worksheets/sheet1.xml': worksheet(rows, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'),
  'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"><si><t>учитель</t></si><si><r><t>да</t></r></si></sst>`,
};

/** Reads all there is; anything thrown but a refusal fails the test. */
function survive(bytes: Uint8Array, inflate = node): 'read' | 'refused' {
  try {
    for (const sheet of readXlsx(bytes, inflate).sheets) sheet.read({ unlocked: true });
    return 'read';
  } catch (error) {
    if (error instanceof NotReadable) return 'refused';
    throw error;
  }
}

function mutate(bytes: Uint8Array, roll: (below: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  for (let flips = 1 + roll(4); flips > 0; flips--) copy[roll(copy.length)] = roll(256);
  return roll(10) === 0 ? copy.subarray(0, roll(copy.length)) : copy;
}

test('2,000 damaged files: each read or refused, all in bounded time', () => {
  const whole = book(parts);
  const roll = dice(20261122);
  const start = performance.now();
  const ends = { read: 0, refused: 0 };
  for (let i = 0; i < 2000; i++) ends[survive(mutate(whole, roll), i % 4 === 0 ? web : node)]++;
  expect(ends.refused).toBeGreaterThan(1500);
  expect(performance.now() - start).toBeLessThan(20_000);
});

/** Behind a valid zip, so that the XML is really reached: most random damage stops at the sum. */
test('2,000 damaged parts in sound zips: each read or refused', () => {
  const names = Object.keys(parts);
  const roll = dice(7);
  const ends = { read: 0, refused: 0 };
  let slowest = 0;
  for (let i = 0; i < 2000; i++) {
    const name = names[roll(names.length)]!;
    const start = performance.now();
    ends[survive(book({ ...parts, [name]: mutate(Buffer.from(parts[name]!), roll) }))]++;
    slowest = Math.max(slowest, performance.now() - start);
  }
  expect(ends.read).toBeGreaterThan(50);
  expect(ends.refused).toBeGreaterThan(500);
  expect(slowest).toBeLessThan(1000);
});

test('a sheet cut at any byte is refused, never read as a shorter one', () => {
  const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml']!);
  for (let i = 0; i < sheet.length; i += 7) {
    expect(survive(book({ ...parts, 'xl/worksheets/sheet1.xml': sheet.subarray(0, i) }))).toBe('refused');
  }
});

test('tokens of XML moved about: each read or refused', () => {
  const tokens = worksheet(rows).split(/(?=<)/);
  const roll = dice(3);
  for (let i = 0; i < 1000; i++) {
    const copy = [...tokens];
    const [a, b] = [roll(copy.length), roll(copy.length)];
    [copy[a], copy[b]] = [copy[b]!, copy[a]!];
    survive(book({ ...parts, 'xl/worksheets/sheet1.xml': copy.join('') }));
  }
});

test('both inflaters stop at the cap', () => {
  const bomb = deflateRawSync(Buffer.alloc(60_000_000));
  for (const inflate of [node, web]) {
    const start = performance.now();
    expect(() => inflate(bomb, 1000)).toThrow(RangeError);
    expect(performance.now() - start).toBeLessThan(300);
    expect(inflate(deflateRawSync(Buffer.alloc(70_000)), 70_000)).toHaveLength(70_000);
    expect(inflate(deflateRawSync(Buffer.alloc(0)), 0)).toHaveLength(0);
    expect(() => inflate(bomb.subarray(0, 100), 60_000_000)).toThrow();
  }
});
