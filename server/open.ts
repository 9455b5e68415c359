import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import { createLimiters } from './access/limits.ts';
import { trace } from './app.ts';
import { createMailer } from './mail/mailer.ts';
import { openOutbox } from './mail/outbox.ts';
import { Jobs } from './make/jobs.ts';
import { createWorkshop } from './make/workshop.ts';
import { createReception, RECEPTION, type ReceptionOptions } from './receive/reception.ts';
import type { Server } from './server.ts';
import type { Settings } from './settings.ts';
import { openArchive } from './store/sqlite.ts';

const DAY = 86_400_000;

export interface OpenOptions {
  readonly clock?: () => Date;
  readonly log?: Logger;
  readonly reception?: ReceptionOptions;
}

/** Opens everything the server works with, by its settings; `close` waits for what is running. */
export async function openServer(
  settings: Settings,
  {
    clock = () => new Date(),
    log = pino({ level: settings.logLevel, base: null }),
    reception = RECEPTION,
  }: OpenOptions = {},
): Promise<Server & { close(): Promise<void> }> {
  const archive = await openArchive({ folder: settings.folder, clock, leastFree: settings.leastFree });
  const jobs = new Jobs((error) => log.error(trace(error)));
  const server: Server = {
    settings,
    store: archive.store,
    blobs: archive.blobs,
    anchor: archive.anchor,
    verifyAudit: archive.verifyAudit,
    clock,
    log,
    mailer: createMailer(settings.smtp, openOutbox(join(settings.folder, 'outbox')), clock, log),
    limiters: createLimiters(settings.limits),
    reception: createReception(log, reception),
    workshop: createWorkshop(),
    jobs,
  };
  const daily = setInterval(archive.anchor, DAY);
  daily.unref();
  return {
    ...server,
    async close() {
      clearInterval(daily);
      await jobs.idle();
      await Promise.all([server.reception.stop(), server.workshop.stop()]);
      archive.store.close();
    },
  };
}
