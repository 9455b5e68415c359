import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Another program that reads the same sheets of the same files. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** To be followed by the folder. */
  readonly command: readonly string[];
}

const said = (program: string, ...rest: readonly string[]): string | undefined => {
  const { status, stdout } = spawnSync(program, rest, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
};

const script = (name: string): string => join(import.meta.dirname, 'peers', name);

function python(module: string): Peer | undefined {
  // The first of the two may be another Python than the one the system's packages belong to.
  for (const program of ['/usr/bin/python3', 'python3']) {
    const version = said(program, '-c', `import ${module}; print(${module}.__version__)`);
    if (version !== undefined) return { name: module, version, command: [program, script(`read_${module}.py`)] };
  }
  return undefined;
}

function readxl(): Peer | undefined {
  const version = said(
    'Rscript',
    '-e',
    'cat(as.character(packageVersion("readxl")), "/ R", as.character(getRversion()))',
  );
  return version === undefined ? undefined : { name: 'readxl', version, command: ['Rscript', script('read_readxl.R')] };
}

/** The peers of this machine, and the names of those that are not installed. */
export function findPeers(): { peers: Peer[]; missing: string[] } {
  const found = { openpyxl: python('openpyxl'), pandas: python('pandas'), readxl: readxl() };
  return {
    peers: Object.values(found).filter((peer) => peer !== undefined),
    missing: Object.entries(found).flatMap(([name, peer]) => (peer === undefined ? [name] : [])),
  };
}

/** «7.4.7.2»; undefined without LibreOffice. */
export const officeVersion = (): string | undefined => said('soffice', '--version')?.split(' ')[1];
