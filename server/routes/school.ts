import { isPast } from '../campaign/deadline.ts';
import { againstOf, bare } from '../campaign/terms.ts';
import type { Identity } from '../access/identity.ts';
import { json, route, workbook, type Call, type Route } from '../http/route.ts';
import { Problem } from '../problem.ts';
import type { StoredSubmission } from '../receive/stored.ts';
import type { Campaign, MunicipalStore, RegisteredSchool } from '../store/port.ts';
import { Refusal } from '../store/refusal.ts';
import { bookOf } from '../submission/book.ts';
import { idempotencyKeyOf, ifMatchOf } from '../submission/conditions.ts';
import { difference } from '../submission/diff.ts';
import { fileNameOf, keep, verdictOf } from '../submission/keep.ts';
import { shownVersion } from '../submission/shown.ts';
import { readUpload, UPLOAD_TYPES } from '../submission/upload.ts';

const codeOf = (who: Identity): string => {
  if (who.role !== 'school') throw new Problem('role.wrong');
  return who.school;
};

/** Of the open campaigns the one whose deadline is nearest, of those that are all past it the newest. */
function nearest(campaigns: readonly Campaign[], now: Date): Campaign | undefined {
  const ahead = campaigns.filter(({ deadline }) => !isPast(deadline, now));
  const day = ({ deadline: { date, time } }: Campaign): string => `${date}T${time}`;
  return ahead.reduce((best, one) => (day(one) < day(best) ? one : best), ahead[0]!) ?? campaigns[0];
}

/** Whether the school's campaign was closed while its page stood open. */
async function wasClosed(store: MunicipalStore, code: string, named: string | undefined): Promise<boolean> {
  for (const { id, state } of await store.campaigns())
    if (state === 'closed' && (named === undefined || named === id))
      if ((await store.registry(id)).some((school) => school.code === code)) return true;
  return false;
}

/** The campaign the school works in, or the one it names. @throws Refusal campaign.unknown */
async function ownCampaign({
  store,
  who,
  query,
  server,
}: Call): Promise<{ campaign: Campaign; school: RegisteredSchool }> {
  const code = codeOf(who);
  const named = query['campaign'];
  const campaigns = await store.campaignsOf(code);
  const campaign = named === undefined ? nearest(campaigns, server.clock()) : campaigns.find(({ id }) => id === named);
  if (campaign === undefined)
    throw new Refusal((await wasClosed(store, code, named)) ? 'campaign.closed' : 'campaign.unknown');
  return { campaign, school: await store.school({ campaign: campaign.id, school: code }) };
}

const which = { campaign: 'Кампания; без неё – открытая с ближайшим сроком' };

const versionOf = (written: string | undefined): number => {
  if (written === undefined || !/^\d{1,9}$/.test(written)) throw new Refusal('submission.unknown');
  return Number(written);
};

/** The cabinet of a school: everything is its own, by its key. */
export const schoolRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/school',
    who: ['school'],
    does: 'Моя школа: кампания, состояние отчёта, срок, замечания, заполнение',
    query: which,
    answers: [[200, 'Кабинет; ETag – версия для If-Match']],
    async handle(call) {
      const { store, server, municipality, who } = call;
      const code = codeOf(who);
      const campaigns = await store.campaignsOf(code);
      const town = { name: municipality.name, centre: municipality.settings.centre ?? null };
      if (campaigns.length === 0) return json({ school: { code }, campaign: null, campaigns: [], municipality: town });
      const { campaign, school } = await ownCampaign(call);
      const place = { campaign: campaign.id, school: code };
      const head = await store.head(place);
      const draft = await store.draft(place);
      const current = head.version === 0 ? null : await store.version(place, head.version);
      const { status, version, accepted, remarks, returned, excluded, changedAt } = head;
      const { id, name, period, frameworks, deadline, settings, state } = campaign;
      return json(
        {
          school: bare(school),
          municipality: town,
          campaign: { id, name, period, frameworks, deadline, state, youngMaxAge: settings.youngMaxAge },
          campaigns: campaigns.map((one) => ({ id: one.id, name: one.name, period: one.period })),
          status,
          overdue: version === 0 && isPast(deadline, server.clock()),
          version,
          accepted,
          changedAt,
          remarks,
          returned,
          excluded,
          progress: draft?.progress ?? current?.progress ?? 0,
          errors: draft?.errors ?? current?.errors ?? 0,
          queries: draft?.queries ?? current?.queries ?? 0,
          submittedAt: current?.submittedAt ?? null,
          receipt: current?.receipt ?? null,
          draft: draft === null ? null : { savedAt: draft.savedAt, findings: draft.findings },
        },
        200,
        { ETag: `"${version}"` },
      );
    },
  }),
  route({
    method: 'get',
    path: '/api/school/workbook',
    who: ['school'],
    does: 'Книга этого года с прошлогодними данными',
    query: which,
    answers: [[200, 'Книга .xlsx', 'xlsx']],
    async handle(call) {
      const { campaign, school } = await ownCampaign(call);
      const { bytes, name } = await bookOf(call, campaign, school, 'blank');
      return workbook(bytes, name);
    },
  }),
  route({
    method: 'post',
    path: '/api/school/check',
    who: ['school'],
    does: 'Проверить отчёт, ничего не сохраняя',
    body: { bytes: UPLOAD_TYPES, about: 'Книга, форма с одним файлом или JSON отчёта' },
    query: which,
    answers: [[200, '{errors, queries, progress, findings}']],
    async handle(call) {
      const { server, request, who } = call;
      const { campaign, school } = await ownCampaign(call);
      await server.limiters.upload(codeOf(who));
      const { checked } = await readUpload(server, request, againstOf(campaign, [school]));
      return json(verdictOf(checked, fileNameOf(campaign, school)));
    },
  }),
  route({
    method: 'post',
    path: '/api/school/submissions',
    who: ['school'],
    does: 'Отправить отчёт; ошибки и вопросы без пояснений не пропускаются (черновик сохраняется)',
    body: { bytes: UPLOAD_TYPES, about: 'Книга, форма с одним файлом или JSON отчёта' },
    query: { ...which, acceptQueries: 'true – данные верны, вопросы остаются без пояснений' },
    headers: {
      'Idempotency-Key': 'Ключ отправки: повтор с ним не создаст второй отчёт',
      'If-Match': 'Версия, которую видел отправитель',
    },
    answers: [
      [201, 'Квитанция {number, time, checksum, version, status}'],
      [200, 'Та же квитанция: отправка повторена'],
    ],
    async handle(call) {
      const { server, store, by, request, who } = call;
      const { campaign, school } = await ownCampaign(call);
      const [key, ifMatch] = [idempotencyKeyOf(request), ifMatchOf(request)];
      await server.limiters.upload(codeOf(who));
      const upload = await readUpload(server, request, againstOf(campaign, [school]));
      const { receipt, repeated } = await keep({
        store, by, campaign, school, key, ifMatch, ...upload, now: server.clock(),
      }); // prettier-ignore
      return json(receipt, repeated ? 200 : 201, { ETag: `"${receipt.version}"` });
    },
  }),
  route({
    method: 'get',
    path: '/api/school/submissions',
    who: ['school'],
    does: 'Все мои версии, новые первыми',
    query: which,
    answers: [[200, '{versions}']],
    async handle(call) {
      const { campaign, school } = await ownCampaign(call);
      const versions = await call.store.versions({ campaign: campaign.id, school: school.code });
      return json({ versions: versions.map(shownVersion) });
    },
  }),
  route({
    method: 'get',
    path: '/api/school/submissions/:version',
    who: ['school'],
    does: 'Одна моя версия: строки без ФИО и замечания',
    query: which,
    answers: [[200, '{version, document, findings}']],
    async handle(call) {
      const { campaign, school } = await ownCampaign(call);
      const place = { campaign: campaign.id, school: school.code };
      const number = versionOf(call.params['version']);
      const version = shownVersion(await call.store.version(place, number));
      return json({
        version,
        document: await call.store.document(place, number),
        findings: await call.store.findings(place, number),
      });
    },
  }),
  route({
    method: 'get',
    path: '/api/school/submissions/:a/diff/:b',
    who: ['school'],
    does: 'Что изменилось между двумя моими версиями',
    query: which,
    answers: [[200, '{school, staff, training, evidence}']],
    async handle(call) {
      const { campaign, school } = await ownCampaign(call);
      const place = { campaign: campaign.id, school: school.code };
      const [was, is] = await Promise.all(
        [versionOf(call.params['a']), versionOf(call.params['b'])].map((number) => call.store.document(place, number)),
      );
      return json(difference(was as StoredSubmission, is as StoredSubmission));
    },
  }),
  route({
    method: 'get',
    path: '/api/school/receipts/:number',
    who: ['school'],
    does: 'Квитанция',
    answers: [[200, '{number, time, checksum, version, status}']],
    async handle({ store, who, params }) {
      const receipt = await store.receipt(/^\d{1,9}$/.test(params['number']!) ? Number(params['number']) : 0);
      // A foreign receipt does not exist.
      if (receipt.school !== codeOf(who)) throw new Refusal('receipt.unknown');
      return json(receipt);
    },
  }),
  route({
    method: 'get',
    path: '/api/school/returned',
    who: ['school'],
    does: 'Мой отчёт книгой, с замечаниями ИМЦ у ячеек',
    query: which,
    answers: [[200, 'Книга .xlsx', 'xlsx']],
    async handle(call) {
      const { campaign, school } = await ownCampaign(call);
      const { bytes, name } = await bookOf(call, campaign, school, 'filled');
      return workbook(bytes, name);
    },
  }),
];
