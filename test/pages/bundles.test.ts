import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { build, type Rollup } from 'vite';

type Chunk = Rollup.OutputChunk;
let chunks: readonly Chunk[];
let files: readonly (Rollup.OutputAsset | Chunk)[];

beforeAll(async () => {
  const made = (await build({ logLevel: 'silent', build: { write: false } })) as Rollup.RollupOutput;
  files = made.output;
  chunks = files.filter((one): one is Chunk => one.type === 'chunk');
});

const named = (file: string): Chunk => chunks.find(({ fileName }) => fileName === file)!;
const of = (source: string): Chunk => chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(source) === true)!;
const entry = (): Chunk => chunks.find(({ isEntry }) => isEntry)!;

/** The chunk and all that it cannot do without. */
function needed(chunk: Chunk, found = new Set<Chunk>()): Set<Chunk> {
  if (found.has(chunk)) return found;
  found.add(chunk);
  for (const file of chunk.imports) needed(named(file), found);
  return found;
}

const bytes = (content: string | Uint8Array): number => gzipSync(content).length;
const weight = (some: Iterable<Chunk>): number => [...some].reduce((sum, { code }) => sum + bytes(code), 0);
const cabinet = (name: string): Set<Chunk> => new Set([...needed(entry()), ...needed(of(`/${name}/index.tsx`))]);

test('the pages of a school are light: the check comes apart from them, in a worker', () => {
  const style = files.filter(({ fileName }) => fileName.endsWith('.css'));
  const css = style.reduce((sum, one) => sum + ('source' in one ? bytes(one.source) : 0), 0);
  expect(weight(cabinet('school')) + css).toBeLessThan(60_000);
  const rooms = [...cabinet('school')].flatMap(({ moduleIds }) => moduleIds).filter((id) => id.includes('/pipeline/'));
  // Free words lose their names of people before they leave the browser: a few lines, needed where one types.
  expect(rooms.filter((id) => !id.endsWith('/intake/people.ts'))).toEqual([]);
});

test('the check and the marking of books are each a file that only the worker loads', () => {
  const scripts = files.filter(({ fileName }) => /(worker|annotate)-[\w-]+\.js$/.test(fileName));
  expect(scripts).toHaveLength(2);
  const worker = scripts.find(({ fileName }) => fileName.includes('worker'));
  expect('source' in worker! ? bytes(worker.source) : bytes((worker as Chunk).code)).toBeLessThan(200_000);
  expect(chunks.flatMap(({ moduleIds }) => moduleIds).filter((id) => id.includes('hucre'))).toEqual([]);
});

test('charts are loaded when they are looked at', () => {
  for (const name of ['school', 'imc', 'department', 'admin'])
    expect([...cabinet(name)].flatMap(({ moduleIds }) => moduleIds).filter((id) => id.includes('chart.js'))).toEqual(
      [],
    );
  expect(weight(cabinet('admin'))).toBeLessThan(60_000);
  expect(weight(cabinet('imc'))).toBeLessThan(250_000);
});

test('nothing stands inline that the content security policy would stop', () => {
  const page = files.find(({ fileName }) => fileName === 'index.html');
  const html = page !== undefined && 'source' in page ? String(page.source) : '';
  expect(html).toContain('<script type="module"');
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/);
});
