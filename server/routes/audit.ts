import { json, route, type Route } from '../http/route.ts';
import { Refusal } from '../store/refusal.ts';

const PAGE = 100;

/** The audit log, letters that were not sent, erasure. */
export const auditRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/audit',
    who: ['admin'],
    does: 'Журнал: новые записи первыми; before – номер, раньше которого показать',
    query: { before: 'Номер записи', limit: 'Сколько записей, до 500' },
    answers: [[200, '{events, schools}: schools – коды школ по ссылкам журнала']],
    async handle({ store, query }) {
      const number = (name: string, most: number): number | undefined =>
        /^\d{1,15}$/.test(query[name] ?? '') ? Math.min(most, Number(query[name])) : undefined;
      const before = number('before', Number.MAX_SAFE_INTEGER);
      const events = await store.auditEvents({
        limit: number('limit', 500) ?? PAGE,
        ...(before === undefined ? {} : { before }),
      });
      return json({ events, schools: Object.fromEntries(await store.auditReferences()) });
    },
  }),
  route({
    method: 'post',
    path: '/api/audit/verify',
    who: ['admin'],
    does: 'Проверить цепочку журнала: правки, пропуски, отрезанный конец',
    answers: [[200, '{entries, head, faults}']],
    handle: ({ server }) => json(server.verifyAudit()),
  }),
  route({
    method: 'delete',
    path: '/api/schools/:code/data',
    who: ['admin'],
    does: 'Стереть всё, что присылала школа, кроме выпущенных сводов',
    answers: [[204, 'Стёрто']],
    async handle({ store, by, params }) {
      const code = params['code']!;
      const known = await Promise.all(
        (await store.campaigns()).map(async ({ id }) =>
          (await store.registry(id)).some((school) => school.code === code),
        ),
      );
      if (!known.includes(true)) throw new Refusal('school.unknown');
      await store.eraseSchool(by, code);
      return json(null, 204);
    },
  }),
];
