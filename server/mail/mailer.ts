import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import type { Smtp } from '../settings.ts';
import type { Outbox } from './outbox.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Sends letters; what cannot be sent is kept in the outbox and never lost. */
export interface Mailer {
  readonly outbox: Outbox;
  send(letter: Letter): Promise<'sent' | 'kept'>;
}

/** Milliseconds a mail server may be silent. */
const PATIENCE = 15_000;

export function createMailer(smtp: Smtp | null, outbox: Outbox, clock: () => Date, log: Logger): Mailer {
  const keep = async ({ to, subject, text, attachments = [] }: Letter, why: string): Promise<'kept'> => {
    const at = clock().toISOString();
    await outbox.keep({ at, to, subject, text, attachments: attachments.map(({ name }) => name), why });
    return 'kept';
  };
  if (smtp === null) return { outbox, send: (letter) => keep(letter, 'почтовый сервер не настроен') };
  const { host, port, secure, from, user, password } = smtp;
  const transport = createTransport({
    host,
    port,
    secure,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    // Nothing a letter names may make the server read its own files or other sites.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
  });
  return {
    outbox,
    async send(letter) {
      try {
        await transport.sendMail({
          from,
          to: letter.to,
          subject: letter.subject,
          text: letter.text,
          attachments: (letter.attachments ?? []).map(({ name, bytes }) => ({
            filename: name,
            content: Buffer.from(bytes),
          })),
        });
        return 'sent';
      } catch (error) {
        log.warn({ event: 'mail.failed', why: error instanceof Error && 'code' in error ? error.code : 'unknown' });
        return keep(letter, 'почтовый сервер не принял письмо');
      }
    },
  };
}
