import type { Request } from 'express';
import { Problem } from '../problem.ts';

/**
 * Refuses a change that another site makes with this browser's cookie. Requests with a device key carry no cookie
 * and need none of this.
 * @throws Problem request.foreign
 */
export function ensureOwnPages(request: Request, baseUrl: string | null): void {
  const { origin } = request.headers;
  const own = baseUrl ?? `${request.protocol}://${request.headers.host ?? ''}`;
  const site = request.headers['sec-fetch-site'];
  const foreign = (origin !== undefined && origin !== own) || (site !== undefined && site !== 'same-origin');
  if (foreign || request.headers['x-svod'] !== '1') throw new Problem('request.foreign');
}
