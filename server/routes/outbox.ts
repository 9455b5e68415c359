import { json, route, type Route } from '../http/route.ts';
import { Problem } from '../problem.ts';

/** «Исходящие»: letters that wait because no mail server took them. */
export const outboxRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/outbox',
    who: ['imc'],
    does: 'Письма, которые не ушли: их можно отправить самим',
    answers: [[200, '{letters, configured}']],
    handle: async ({ server }) =>
      json({ letters: await server.mailer.outbox.list(), configured: server.settings.smtp !== null }),
  }),
  route({
    method: 'delete',
    path: '/api/outbox/:id',
    who: ['imc'],
    does: 'Убрать письмо из «Исходящих»',
    answers: [[204, 'Убрано']],
    async handle({ server, params }) {
      if (!(await server.mailer.outbox.remove(params['id']!))) throw new Problem('letter.unknown');
      return json(null, 204);
    },
  }),
];
