import { hashPassword } from '../access/passwords.ts';
import { newTotp, totpUri } from '../access/totp.ts';
import { json, route, type Route } from '../http/route.ts';
import { nullable, object, oneOf, optional, truth } from '../http/shape.ts';
import type { User } from '../store/port.ts';
import { Refusal } from '../store/refusal.ts';
import { emailShape, loginShape, passwordShape } from './start.ts';

/** A user without secrets. */
const shown = ({ id, login, role, email, active, createdAt, totp }: User) => ({
  id,
  login,
  role,
  email,
  active,
  createdAt,
  totp: totp !== null,
});

/** A new secret of the second factor is shown once, with whatever else is answered. */
const withTotp = (user: User, secret: string | null) => ({
  ...shown(user),
  ...(secret === null ? {} : { secret, uri: totpUri(secret, user.login) }),
});

/** Users and keys of schools: the administrator's. */
export const userRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/users',
    who: ['admin'],
    does: 'Пользователи',
    answers: [[200, '{users}']],
    handle: async ({ store }) => json({ users: (await store.users()).map(shown) }),
  }),
  route({
    method: 'post',
    path: '/api/users',
    who: ['admin'],
    does: 'Завести пользователя; totp: true – со вторым фактором, его секрет показывается один раз',
    body: {
      json: object({
        login: loginShape,
        role: oneOf('imc', 'department', 'admin'),
        password: passwordShape,
        email: optional(nullable(emailShape)),
        totp: optional(truth),
      }),
    },
    answers: [[201, 'Пользователь']],
    async handle({ store, by, body: { login, role, password, email, totp } }) {
      const secret = totp === true ? newTotp() : null;
      const hash = await hashPassword(password);
      const user = await store.addUser(by, { login, role, password: hash, totp: secret, email: email ?? null });
      return json(withTotp(user, secret), 201);
    },
  }),
  route({
    method: 'patch',
    path: '/api/users/:id',
    who: ['admin'],
    does: 'Изменить пользователя: пароль, второй фактор, почта, отключить. Новый пароль завершает его сессии',
    body: {
      json: object({
        password: optional(passwordShape),
        email: optional(nullable(emailShape)),
        active: optional(truth),
        totp: optional(truth),
      }),
    },
    answers: [[200, 'Пользователь']],
    async handle({ store, by, params, body: { password, email, active, totp } }) {
      const known = (await store.users()).some(({ id }) => id === params['id']);
      if (!known) throw new Refusal('user.unknown');
      const secret = totp === true ? newTotp() : null;
      const user = await store.changeUser(by, params['id']!, {
        ...(password === undefined ? {} : { password: await hashPassword(password) }),
        ...(email === undefined ? {} : { email }),
        ...(active === undefined ? {} : { active }),
        ...(totp === undefined ? {} : { totp: secret }),
      });
      return json(withTotp(user, secret));
    },
  }),
  route({
    method: 'get',
    path: '/api/keys',
    who: ['admin', 'imc'],
    does: 'Ключи школ: когда выданы, когда ими пользовались, отозваны ли',
    answers: [[200, '{keys}']],
    handle: async ({ store }) => json({ keys: await store.deviceKeys() }),
  }),
  route({
    method: 'delete',
    path: '/api/keys/:id',
    who: ['admin', 'imc'],
    does: 'Отозвать ключ школы',
    answers: [[204, 'Отозван']],
    async handle({ store, by, params }) {
      await store.revokeKey(by, params['id']!);
      return json(null, 204);
    },
  }),
];
