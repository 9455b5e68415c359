import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly to: string;
  readonly raw: string;
}

/** A mail server on loopback that keeps what comes. */
export interface Mailbox {
  readonly port: number;
  readonly letters: Received[];
  /** The letters, once there are so many. */
  wait(count: number): Promise<readonly Received[]>;
  close(): Promise<void>;
}

export async function mailbox(): Promise<Mailbox> {
  const letters: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo)
          letters.push({ to: address, raw: Buffer.concat(chunks).toString('latin1') });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    async wait(count) {
      for (let tries = 0; letters.length < count && tries < 100; tries++)
        await new Promise((resolve) => setTimeout(resolve, 30));
      return letters;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Text of the letter's first part, whatever it was encoded by. */
export function textOf(raw: string): string {
  const [, , body = ''] = /(^|\r\n)content-type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)(\r\n--|$)/i.exec(raw) ?? [];
  const bytes = /content-transfer-encoding: base64/i.test(raw.slice(0, raw.indexOf(body)))
    ? Buffer.from(body, 'base64')
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      );
  return bytes.toString('utf8');
}
