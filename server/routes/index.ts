import type { Route } from '../http/route.ts';
import { auditRoutes } from './audit.ts';
import { boardRoutes } from './board.ts';
import { campaignRoutes } from './campaigns.ts';
import { collectRoutes } from './collect.ts';
import { docsRoutes } from './docs.ts';
import { healthRoutes } from './health.ts';
import { outboxRoutes } from './outbox.ts';
import { registryRoutes } from './registry.ts';
import { releaseRoutes } from './releases.ts';
import { schoolRoutes } from './school.ts';
import { sessionRoutes } from './session.ts';
import { startRoutes } from './start.ts';
import { submissionRoutes } from './submissions.ts';
import { userRoutes } from './users.ts';

const resources: readonly Route[] = [
  ...healthRoutes,
  ...startRoutes,
  ...sessionRoutes,
  ...campaignRoutes,
  ...registryRoutes,
  ...boardRoutes,
  ...submissionRoutes,
  ...collectRoutes,
  ...releaseRoutes,
  ...outboxRoutes,
  ...schoolRoutes,
  ...userRoutes,
  ...auditRoutes,
];

/** The whole API, one line each: routing, access and the description are read from here. */
export const routes: readonly Route[] = [...resources, ...docsRoutes(resources)];
