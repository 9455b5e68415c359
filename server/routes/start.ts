import { hashPassword, LEAST_PASSWORD } from '../access/passwords.ts';
import { isZone } from '../campaign/deadline.ts';
import { startDemoApart } from '../demo/apart.ts';
import { json, route, type Route } from '../http/route.ts';
import { object, optional, text } from '../http/shape.ts';
import { Problem } from '../problem.ts';
import { Refusal } from '../store/refusal.ts';

export const loginShape = text({
  min: 3,
  max: 60,
  pattern: /^[\p{L}\p{N}._@-]+$/u,
  words: 'нужны буквы, цифры, точка, дефис или @, без пробелов',
});
export const passwordShape = text({ min: LEAST_PASSWORD, max: 200 });
export const emailShape = text({ max: 200, pattern: /^[^\s@<>]+@[^\s@<>]+$/, words: 'нужен адрес почты' });

const person = object({ login: loginShape, password: passwordShape, email: optional(emailShape) });

/** The first steps on an empty server. */
export const startRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/start',
    who: 'anyone',
    before: true,
    does: 'Пуст ли сервер',
    answers: [[200, '{empty}']],
    handle: async ({ server }) => json({ empty: (await server.store.municipality()) === null }),
  }),
  route({
    method: 'post',
    path: '/api/start/demo',
    who: 'anyone',
    before: true,
    does: 'Создать учебный муниципалитет с данными; логины и приглашения показываются один раз',
    answers: [[201, 'Логины с паролями и приглашения школ']],
    async handle({ server }) {
      if ((await server.store.municipality()) !== null) throw new Refusal('start.done');
      return json(await startDemoApart(server.settings), 201);
    },
  }),
  route({
    method: 'post',
    path: '/api/start/new',
    who: 'anyone',
    before: true,
    does: 'Создать свой муниципалитет с первыми пользователями',
    body: {
      json: object({
        municipality: text({ min: 2, max: 200 }),
        zone: optional(text({ max: 60 })),
        centre: optional(text({ max: 300 })),
        director: optional(text({ max: 200 })),
        admin: person,
        imc: person,
        department: optional(person),
      }),
    },
    answers: [[201, 'Создан']],
    async handle({ server, body }) {
      if ((await server.store.municipality()) !== null) throw new Refusal('start.done');
      const zone = body.zone ?? 'Europe/Moscow';
      if (!isZone(zone)) throw new Problem('body.invalid', { detail: 'zone: такого часового пояса нет.' });
      const given = [
        ['admin', body.admin],
        ['imc', body.imc],
        ...(body.department === undefined ? [] : [['department', body.department] as const]),
      ] as const;
      const users = [];
      for (const [role, { login, password, email }] of given)
        users.push({ login, role, password: await hashPassword(password), totp: null, email: email ?? null });
      const { id, name } = await server.store.begin({
        name: body.municipality,
        settings: {
          zone,
          rosterYears: 3,
          ...(body.centre === undefined ? {} : { centre: body.centre }),
          ...(body.director === undefined ? {} : { director: body.director }),
        },
        users,
      });
      return json({ municipality: { id, name } }, 201);
    },
  }),
];
