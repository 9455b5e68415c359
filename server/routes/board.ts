import { newSecret, SECRET_BYTES, secretHash } from '../access/secrets.ts';
import { inWords, isPast } from '../campaign/deadline.ts';
import { json, route, type Call, type Route } from '../http/route.ts';
import { list, object, optional, text } from '../http/shape.ts';
import { letterOf } from '../mail/letters.ts';
import type { Campaign } from '../store/port.ts';
import { Refusal } from '../store/refusal.ts';

const HOURS = 72;
const someSchools = object({ schools: optional(list(text({ max: 40 }))) });

/** Address of the pages, as links in letters and invites have it. */
export const pagesUrl = ({ server, request }: Call): string =>
  server.settings.baseUrl ?? `${request.protocol}://${request.headers.host ?? ''}`;

/** Values that every letter about a campaign may use. */
export const letterValues = (call: Call, campaign: Campaign): Record<string, string> => ({
  период: campaign.period,
  срок: inWords(campaign.deadline),
  ссылка: pagesUrl(call),
  имц: call.municipality.settings.centre ?? call.municipality.name,
});

/** Codes of the registry, or those of them that were named. @throws Refusal school.unknown */
async function chosen({ store }: Call, campaign: string, schools: readonly string[] | undefined) {
  const registry = await store.registry(campaign);
  if (schools === undefined) return registry;
  return schools.map((code) => {
    const found = registry.find((one) => one.code === code);
    if (found === undefined) throw new Refusal('school.unknown', { school: code });
    return found;
  });
}

/** All schools of a campaign: where they stand, invites, reminders. */
export const boardRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/campaigns/:id/board',
    who: ['imc'],
    does: 'Все организации: состояние, заполнение, ошибки, вопросы, сроки',
    answers: [[200, '{rows, overdue}']],
    async handle({ store, params, server }) {
      const campaign = await store.campaign(params['id']!);
      const overdue = isPast(campaign.deadline, server.clock());
      const rows = (await store.board(campaign.id)).map(({ school, ...row }) => ({
        code: school.code,
        name: school.name,
        type: school.type,
        hasEmail: school.email !== undefined,
        ...row,
        // Nothing sent and the deadline gone: «просрочен» on the board.
        overdue: overdue && row.version === 0,
      }));
      return json({ rows, overdue, deadline: campaign.deadline });
    },
  }),
  route({
    method: 'post',
    path: '/api/campaigns/:id/invites',
    who: ['imc'],
    does: 'Одноразовые приглашения школам на 72 часа; прежние неиспользованные отменяются. Ссылки показываются один раз',
    body: { json: someSchools },
    answers: [[201, '{invites: [{school, name, link, code, expiresAt}]}']],
    async handle(call) {
      const { store, by, params, body, server } = call as Call<{ schools?: readonly string[] }>;
      const campaign = await store.campaign(params['id']!);
      const schools = await chosen(call, campaign.id, body.schools);
      const expiresAt = new Date(server.clock().getTime() + HOURS * 3_600_000).toISOString();
      const codes = schools.map(({ code }) => ({ school: code, secret: newSecret(SECRET_BYTES.invite) }));
      await store.invite(
        by,
        codes.map(({ school, secret }) => ({ school, code: secretHash(secret), expiresAt })),
      );
      // In the fragment, so that no server on the way writes the code into its log.
      const invites = codes.map(({ school, secret }, at) => ({
        school,
        name: schools[at]!.name,
        code: secret,
        link: `${pagesUrl(call)}/#invite=${secret}`,
        expiresAt,
      }));
      return json({ invites }, 201);
    },
  }),
  route({
    method: 'post',
    path: '/api/campaigns/:id/reminders',
    who: ['imc'],
    does: 'Напомнить по почте тем, кто не отправил отчёт (или названным школам)',
    body: { json: someSchools },
    answers: [
      [200, '{sent, kept, withoutAddress}: kept – письма ждут в «Исходящих», withoutAddress – школы без почты'],
    ],
    async handle(call) {
      const { store, by, params, body, server } = call as Call<{ schools?: readonly string[] }>;
      const campaign = await store.campaign(params['id']!);
      const waiting = new Set(
        (await store.board(campaign.id))
          .filter(({ status }) => status === 'не начат' || status === 'черновик' || status === 'на доработке')
          .map(({ school }) => school.code),
      );
      const schools = (await chosen(call, campaign.id, body.schools)).filter(({ code }) => waiting.has(code));
      const done: Record<'sent' | 'kept', string[]> = { sent: [], kept: [] };
      for (const { code, name, email } of schools) {
        if (email === undefined) continue;
        const values = { ...letterValues(call, campaign), школа: name };
        const letter = letterOf('reminder', campaign.settings.mail, values);
        done[await server.mailer.send({ to: email, ...letter })].push(code);
      }
      if (done.sent.length > 0) await store.reminded(by, campaign.id, done.sent);
      return json({
        ...done,
        withoutAddress: schools.filter(({ email }) => email === undefined).map(({ code }) => code),
      });
    },
  }),
];
