import { rmSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import type { Framework } from '../pipeline/catalogue/types.ts';
import { FIVE, ONE, PERIOD, type Corpus } from './corpus.ts';
import { inTurn, measure, type Cost } from './measure.ts';
import type { Peer } from './peers.ts';
import { FIVE_DOCUMENTS, ONE_DOCUMENT, OURS, type Checksum, type SetResults } from './results.ts';

const here = (name: string): string => join(import.meta.dirname, name);
const node = process.execPath;
/** The command as people run it, with the flags that keep it in little memory. */
const svod = manifest.scripts.svod
  .split(' ')
  .map((word) => (word === 'node' ? node : word.endsWith('.ts') ? here(join('..', word)) : word));

export interface SetOptions {
  readonly rounds: number;
  readonly peers: readonly Peer[];
  /** Where the summary is written. */
  readonly folder: string;
}

/** Everything measured on one set of schools, in turn; with `five`, also the one button with all documents. */
export async function measureSet(
  { rounds, peers, folder }: SetOptions,
  corpus: Corpus,
  five?: Corpus,
): Promise<SetResults> {
  const sums = new Map<string, Checksum>();
  const read = (name: string, command: readonly string[]) => async (): Promise<Cost> => {
    const run = await measure([...command, corpus.folder]);
    sums.set(name, JSON.parse(run.stdout) as Checksum);
    return run;
  };
  const readers = new Map([
    [OURS, read(OURS, [node, here('reading.ts')])],
    ...peers.map(({ name, command }) => [name, read(name, command)] as const),
  ]);
  const buttons = new Map([[ONE_DOCUMENT, () => collect(corpus, ONE, folder)]]);
  if (five !== undefined) buttons.set(FIVE_DOCUMENTS, () => collect(five, FIVE, folder));
  const costs = await inTurn(rounds, new Map([...buttons, ...readers]));
  const { stdout } = await measure([node, here('summaries.ts'), corpus.folder, corpus.registry, '3']);
  return {
    corpus,
    reading: Object.fromEntries(
      [...readers.keys()].map((name) => [name, { cost: costs.get(name)!, checksum: sums.get(name)! }]),
    ),
    collect: Object.fromEntries([...buttons.keys()].map((name) => [name, costs.get(name)!])),
    summary: JSON.parse(stdout) as SetResults['summary'],
  };
}

/** The one button as a whole process, into an empty folder. */
function collect(
  { folder: books, registry, municipality }: Corpus,
  frameworks: readonly Framework[],
  folder: string,
): Promise<Cost> {
  const out = join(folder, 'summary');
  rmSync(out, { recursive: true, force: true });
  const options = {
    framework: frameworks.map(({ id }) => id).join(','),
    period: PERIOD.name,
    registry,
    municipality,
    out,
  };
  const written = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  return measure([...svod, 'collect', books, ...written], [0, 1]);
}
