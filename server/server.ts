import type { Logger } from 'pino';
import type { Limiters } from './access/limits.ts';
import type { Jobs } from './make/jobs.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Reception } from './receive/reception.ts';
import type { Settings } from './settings.ts';
import type { AuditVerdict } from './store/audit.ts';
import type { BlobStore, Store } from './store/port.ts';
import type { Workshop } from './make/workshop.ts';

/** The world as the routes see it; tests hand in their own. */
export interface Server {
  readonly settings: Settings;
  readonly store: Store;
  readonly blobs: BlobStore;
  /** Writes down the end of the audit log outside the database. */
  readonly anchor: () => void;
  readonly verifyAudit: () => AuditVerdict;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly mailer: Mailer;
  readonly limiters: Limiters;
  readonly reception: Reception;
  readonly workshop: Workshop;
  readonly jobs: Jobs;
}
