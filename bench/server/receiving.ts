import { runLoad, type Running } from './running.ts';
import type { LoadResult } from './load.ts';
import { watch, type Watched } from './watch.ts';

/** Schools with keys, and what they send. */
export interface Senders {
  readonly campaign: string;
  readonly schools: readonly { readonly code: string; readonly key: string }[];
  /** Folder of their workbooks; null when they send JSON documents. */
  readonly books: string | null;
  /** The first so many send before anything is measured. */
  readonly warming: number;
}

export interface Ground {
  readonly data: string;
  readonly documents: Senders;
  readonly books: Senders;
  readonly crowd: Senders;
}

export interface Received {
  readonly sent: LoadResult;
  readonly seen: Watched;
}

const CONNECTIONS = 50;
/** A crowd has all been served long before. */
const PATIENCE = 300;

async function watched(server: Running, task: Omit<Parameters<typeof runLoad>[0], 'port'>): Promise<Received> {
  let watching: ReturnType<typeof watch> | undefined;
  const sent = await runLoad({ port: server.port, ...task }, () => {
    watching = watch(server);
  });
  return { sent, seen: await watching!.stop() };
}

/** Sends without a pause over fifty kept connections, each report of another school. */
export async function measureRate(server: Running, senders: Senders, seconds: number): Promise<Received> {
  const { schools, books, warming } = senders;
  const common = { books, connections: CONNECTIONS, persistent: false };
  const first = await runLoad({
    port: server.port,
    ...common,
    schools: schools.slice(0, warming),
    first: 0,
    seconds: PATIENCE,
  });
  const rest = await watched(server, { ...common, schools: schools.slice(warming), first: warming, seconds });
  return {
    ...rest,
    sent: { ...rest.sent, wrong: [...first.wrong, ...rest.sent.wrong] },
  };
}

/** All at the same moment, each over a connection of its own; whoever is told to come again does so. */
export const measureCrowd = (server: Running, { schools, books }: Senders): Promise<Received> =>
  watched(server, {
    schools,
    first: 0,
    books,
    connections: schools.length,
    seconds: PATIENCE,
    persistent: true,
  });
