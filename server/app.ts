import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { endpoint } from './http/endpoint.ts';
import { sendPages } from './http/pages.ts';
import { problemOf, sendProblem } from './http/wire.ts';
import { Problem } from './problem.ts';
import { routes } from './routes/index.ts';
import type { Server } from './server.ts';

/** Headers of every answer, errors and downloads included: nothing from other sites, nothing inline, no frames. */
const headers = (https: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'worker-src': ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });

/** One line a request: what, not by whom; addresses carry codes of schools, so the route's pattern stands for them. */
const logged =
  ({ log }: Server): RequestHandler =>
  (request, response, next) => {
    const from = performance.now();
    response.on('finish', () => {
      log.info({
        method: request.method,
        route: (response.locals['route'] as string | undefined) ?? 'other',
        status: response.statusCode,
        ms: Math.round(performance.now() - from),
        role: (response.locals['role'] as string | undefined) ?? 'none',
      });
    });
    next();
  };

/** Kind and place of an error nobody foresaw; its words may quote what a school wrote. */
export const trace = (error: unknown): object => ({
  event: 'error',
  name: error instanceof Error ? error.name : typeof error,
  code: error instanceof Error && 'code' in error ? error.code : undefined,
  at:
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 8)
      : [],
});

/** Milliseconds in which an unread body may run past after a refusal. */
const DRAIN = 5000;

const refused =
  ({ log }: Server): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    if (problemOf(error).code === 'server.error') log.error(trace(error));
    if (!request.complete) {
      // The sender is still sending. Closed at once, it would see a broken line instead of the answer: what comes
      // runs past for a while, but not for ever.
      response.on('finish', () =>
        setTimeout(() => {
          if (!request.complete) request.destroy();
        }, DRAIN).unref(),
      );
    }
    sendProblem(response, error);
  };

/** Wires the routes; pure, the world is in `server`. */
export function createApp(server: Server): Express {
  const app = express();
  const https = server.settings.baseUrl?.startsWith('https:') ?? false;
  app.disable('x-powered-by');
  app.disable('etag');
  // Behind https there is a proxy of our own on this machine; only it may say who asks.
  app.set('trust proxy', https ? 'loopback' : false);
  app.set('query parser', 'simple');
  app.use(logged(server), headers(https));
  app.use((request, response, next) => {
    if (request.path.startsWith('/api/') || request.path === '/health') response.setHeader('Cache-Control', 'no-store');
    next();
  });
  for (const route of routes) app[route.method](route.path, endpoint(server, route));
  for (const path of new Set(routes.map((route) => route.path)))
    app.all(path, () => {
      throw new Problem('method.unknown');
    });
  app.use('/api', () => {
    throw new Problem('path.unknown');
  });
  app.use(sendPages());
  app.use(refused(server));
  return app;
}
