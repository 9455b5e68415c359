import { json, route, type Route } from '../http/route.ts';

/** `GET /health`: whether the database answers and there is room; asked by watchdogs. */
export const healthRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/health',
    who: 'anyone',
    before: true,
    does: 'Здоров ли сервер: база отвечает, место есть',
    answers: [
      [200, 'Здоров'],
      [503, 'База не отвечает или мало места'],
    ],
    async handle({ server }) {
      const { enough } = await server.store.space();
      const answers = await server.store.ping().then(
        () => true,
        () => false,
      );
      return json({ ok: answers && enough, database: answers, space: enough }, answers && enough ? 200 : 503);
    },
  }),
];
