import type { CookieOptions } from 'express';
import { cookieName } from '../access/identity.ts';
import { checkPassword } from '../access/passwords.ts';
import { newSecret, SECRET_BYTES, secretHash } from '../access/secrets.ts';
import { checkTotp } from '../access/totp.ts';
import { json, route, type Route } from '../http/route.ts';
import { object, optional, text } from '../http/shape.ts';
import { Problem } from '../problem.ts';
import type { Settings } from '../settings.ts';

const isSecure = ({ baseUrl }: Settings): boolean => baseUrl?.startsWith('https:') ?? false;

/** The cookie as `Set-Cookie` says it. */
function cookie(settings: Settings, value: string, seconds: number): string {
  const options: CookieOptions = { maxAge: seconds };
  const secure = isSecure(settings);
  return `${cookieName(secure)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${options.maxAge}${secure ? '; Secure' : ''}`;
}

const HALF_DAY = 12 * 3600;

/** Who I am, logging in and out, and how a school gets its key. */
export const sessionRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/me',
    who: 'anyone',
    before: true,
    does: 'Кто вошёл: роль, логин или школа, муниципалитет',
    answers: [[200, 'Роль «none» – никто не вошёл; empty – муниципалитет ещё не создан']],
    async handle({ who, server }) {
      const municipality = await server.store.municipality();
      const town =
        municipality === null ? {} : { municipality: { name: municipality.name, zone: municipality.settings.zone } };
      const self =
        who.role === 'school'
          ? { school: who.school }
          : who.role === 'none'
            ? {}
            : { login: who.user.login, totp: who.user.totp !== null };
      return json({
        role: who.role,
        ...self,
        ...town,
        empty: municipality === null,
        mail: server.settings.smtp !== null,
      });
    },
  }),
  route({
    method: 'post',
    path: '/api/login',
    who: 'anyone',
    does: 'Войти по логину и паролю (и коду второго фактора, если он включён)',
    body: {
      json: object({
        login: text({ min: 1, max: 100 }),
        password: text({ min: 1, max: 200 }),
        code: optional(text({ max: 12 })),
      }),
    },
    answers: [[200, 'Вошёл: роль; сессия – в cookie']],
    async handle({ body: { login, password, code }, request, server, store, by }) {
      const address = request.ip ?? '';
      const user = await store.userByLogin(login);
      const usable = user?.active === true ? user : null;
      const right = await server.limiters.login(login, address, () =>
        checkPassword(password, usable?.password ?? null),
      );
      const fail = async (why: 'login.wrong' | 'login.code'): Promise<never> => {
        await server.limiters.loginFailed(login, address);
        await store.note(by, 'login.failed', user === null ? 'user:unknown' : `user:${user.id}`);
        throw new Problem(why);
      };
      if (!right || usable === null) return fail('login.wrong');
      if (usable.totp !== null) {
        if (code === undefined || code === '') throw new Problem('login.code');
        if (!checkTotp(usable.totp, code, server.clock())) return fail('login.wrong');
      }
      await server.limiters.loginDone(login, address);
      const token = newSecret(SECRET_BYTES.session);
      await store.openSession(usable.id, secretHash(token));
      return json({ role: usable.role, login: usable.login }, 200, {
        'Set-Cookie': cookie(server.settings, token, HALF_DAY),
      });
    },
  }),
  route({
    method: 'post',
    path: '/api/logout',
    who: 'anyone',
    does: 'Выйти',
    answers: [[204, 'Вышел']],
    async handle({ who, store, server }) {
      if (who.role !== 'none' && who.role !== 'school') await store.closeSession(who.session);
      return json(null, 204, { 'Set-Cookie': cookie(server.settings, '', 0) });
    },
  }),
  route({
    method: 'post',
    path: '/api/invites/redeem',
    who: 'anyone',
    does: 'Обменять одноразовый код приглашения на ключ школы; ключ показывается один раз',
    body: { json: object({ code: text({ min: 10, max: 100 }) }) },
    answers: [[201, 'Ключ и школа']],
    async handle({ body: { code }, store }) {
      const key = newSecret(SECRET_BYTES.key);
      const { school } = await store.redeemInvite(secretHash(code), secretHash(key));
      const [campaign] = await store.campaignsOf(school);
      const known = campaign === undefined ? null : await store.school({ campaign: campaign.id, school });
      return json({ key, school: { code: school, name: known?.name ?? school } }, 201);
    },
  }),
];
