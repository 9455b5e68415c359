import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** The real server on a port of its own with an empty data folder, its pages built, and a mail server beside it. */
export interface Site {
  readonly url: string;
  readonly folder: string;
  /** Letters that arrived, as they came over the wire. */
  readonly letters: readonly { readonly to: readonly string[]; readonly source: string }[];
  stop(): Promise<void>;
}

/** A port nobody listens on at the moment. */
const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

let built: Promise<unknown> | undefined;

/** Starts the server; the pages are built once. */
export async function openSite(): Promise<Site> {
  await (built ??= build({ logLevel: 'silent' }));
  const folder = mkdtempSync(join(tmpdir(), 'svod-pages-'));
  const letters: { to: string[]; source: string }[] = [];
  const mail = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onData(stream, session, done) {
      let source = '';
      stream.on('data', (chunk: Buffer) => (source += chunk.toString('utf8')));
      stream.on('end', () => {
        letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
        done();
      });
    },
  });
  const [port, smtp] = [await freePort(), await freePort()];
  await new Promise<void>((ready) => {
    mail.listen(smtp, '127.0.0.1', () => ready());
  });
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: `${port}`,
      DATA_DIR: folder,
      // The test runner has a variable of this name for itself.
      BASE_URL: '',
      LOG_LEVEL: 'warn',
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: `${smtp}`,
      SMTP_FROM: 'svod@example.ru',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await listening(child);
  return {
    url: `http://localhost:${port}`,
    folder,
    letters,
    async stop() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      await new Promise<void>((done) => {
        mail.close(() => done());
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const listening = (child: ChildProcess): Promise<void> =>
  new Promise((ready, failed) => {
    child.once('exit', (code) => failed(new Error(`The server ended with ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      // What the server logs as an error belongs into the test's own output.
      if (chunk.toString().includes('"level":50')) process.stderr.write(chunk);
      if (chunk.toString().includes('«Свод» открыт')) ready();
    });
  });
