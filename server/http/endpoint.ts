import type { Request, RequestHandler, Response } from 'express';
import { ensureOwnPages } from '../access/sameSite.ts';
import { actorOf, identify, NOBODY, type Identity } from '../access/identity.ts';
import { Problem } from '../problem.ts';
import { readBody, typeOf } from '../receive/body.ts';
import type { Server } from '../server.ts';
import type { Municipality } from '../store/port.ts';
import type { Answer, Route } from './route.ts';
import { Mismatch } from './shape.ts';
import { sendAnswer } from './wire.ts';

/** Largest JSON body that is not a submission: answers, measures and comments are texts. */
const JSON_BYTES = 2_000_000;

/** A line of the route table as Express calls it: identity, limits, role, origin and body, in this order. */
export const endpoint =
  (server: Server, route: Route): RequestHandler =>
  async (request, response) => {
    response.locals['route'] = route.path;
    const answer =
      route.body !== undefined && 'bytes' in route.body
        ? await server.reception.enter(() => answerTo(server, route, request, response))
        : await answerTo(server, route, request, response);
    sendAnswer(response, answer);
  };

async function answerTo(server: Server, route: Route, request: Request, response: Response): Promise<Answer> {
  const municipality = await server.store.municipality();
  const store = municipality === null ? null : server.store.of(municipality.id);
  const secure = server.settings.baseUrl?.startsWith('https:') ?? false;
  const who = store === null ? NOBODY : await identify(request, store, secure);
  response.locals['role'] = who.role;
  await server.limiters.request(limitKey(who, request.ip), who.role !== 'none' && who.role !== 'school');
  ensureAllowed(route, who);
  if (store === null && route.before !== true) throw new Problem('start.needed');
  const changes = route.method !== 'get';
  if (changes && who.role !== 'school') ensureOwnPages(request, server.settings.baseUrl);
  const body =
    route.body !== undefined && 'json' in route.body
      ? readJson(await readBody(request, JSON_BYTES, ['application/json']), route.body.json)
      : undefined;
  if (route.body !== undefined && 'bytes' in route.body && !route.body.bytes.includes(typeOf(request)))
    throw new Problem('body.type', { detail: `Принимается: ${route.body.bytes.join(', ')}.` });
  const query = Object.fromEntries(
    Object.entries(request.query).filter((one): one is [string, string] => typeof one[1] === 'string'),
  );
  return route.handle({
    server,
    request,
    params: request.params as Record<string, string>,
    query,
    body,
    who,
    by: actorOf(who),
    // Routes that run before the start look at neither.
    municipality: municipality as Municipality,
    store: store as NonNullable<typeof store>,
  });
}

/** Schools behind one address are told apart by their keys. */
function limitKey(who: Identity, address: string | undefined): string {
  if (who.role === 'school') return `key:${who.key}`;
  return who.role === 'none' ? `address:${address ?? ''}` : `user:${who.user.id}`;
}

function ensureAllowed({ who: allowed }: Route, who: Identity): void {
  if (allowed === 'anyone') return;
  if (who.role === 'none') throw new Problem('session.none');
  if (!allowed.includes(who.role)) throw new Problem('role.wrong');
}

function readJson(bytes: Uint8Array, shape: { read(value: unknown, at: string): unknown }): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Problem('body.invalid', { detail: 'Тело запроса – не JSON в кодировке UTF-8.' });
  }
  try {
    return shape.read(parsed, '');
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    throw new Problem('body.invalid', {
      detail: `${error.at === '' ? 'Тело запроса' : error.at}: ${error.words}.`,
      more: { at: error.at },
    });
  }
}
