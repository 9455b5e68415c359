import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import express, { Router } from 'express';
import { Problem } from '../problem.ts';

/** Where vite puts the pages. */
export const PAGES = resolve(import.meta.dirname, '../../build/pages');

const NOT_BUILT = 'Страницы не собраны. Выполните: npm run build\n';

/** The built pages; every address that is no file gets the first page, which finds its way by itself. */
export function sendPages(folder = PAGES): Router {
  const router = Router();
  router.use((request, _, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new Problem('method.unknown');
    next();
  });
  // Names of these files change with their content.
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false }));
  router.use('/assets', () => {
    throw new Problem('path.unknown');
  });
  router.use(express.static(folder, { maxAge: 0, cacheControl: false, index: false }));
  router.use((_, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    if (existsSync(join(folder, 'index.html'))) response.sendFile(join(folder, 'index.html'), { cacheControl: false });
    else response.status(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
  });
  return router;
}
