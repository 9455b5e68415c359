import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { auditHead, type Anchor } from './audit.ts';
import type { Connection } from './connection.ts';

/** Writes the log's present end into the file of anchors, one JSON line each, unless it is the last one there. */
export function saveAnchor(file: string, db: Connection, municipality: string, utc: string): void {
  const head = auditHead(db, municipality);
  if (head === undefined) return;
  if (readAnchors(file).some((anchor) => anchor.municipality === municipality && anchor.seq === head.seq)) return;
  const handle = openSync(file, 'a', 0o600);
  try {
    writeSync(handle, `${JSON.stringify({ municipality, ...head, utc })}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Anchors saved so far; a line that a crash cut short is left out. */
export const readAnchors = (file: string): Anchor[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('{') && line.endsWith('}'))
        .map((line) => JSON.parse(line) as Anchor)
    : [];
