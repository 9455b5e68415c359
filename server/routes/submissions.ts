import { zipSync } from 'fflate';
import { withoutPeople } from '../../pipeline/intake/people.ts';
import { againstOf } from '../campaign/terms.ts';
import { letterOf } from '../mail/letters.ts';
import { json, route, workbook, type Call, type Route } from '../http/route.ts';
import { list, number, object, optional, text } from '../http/shape.ts';
import { Problem } from '../problem.ts';
import { PARCEL_BYTES } from '../receive/reception.ts';
import type { StoredSubmission } from '../receive/stored.ts';
import type { Campaign, Place, RegisteredSchool } from '../store/port.ts';
import { Refusal } from '../store/refusal.ts';
import { bookOf } from '../submission/book.ts';
import { ifMatchOf, idempotencyKeyOf } from '../submission/conditions.ts';
import { difference } from '../submission/diff.ts';
import { keep } from '../submission/keep.ts';
import { keepParcels, readParcels } from '../submission/parcels.ts';
import { shownVersion } from '../submission/shown.ts';
import { readUpload, UPLOAD_TYPES } from '../submission/upload.ts';
import { letterValues } from './board.ts';

const BASE = '/api/campaigns/:id/schools/:code';

async function placeOf({
  store,
  params,
}: Call): Promise<{ campaign: Campaign; school: RegisteredSchool; place: Place }> {
  const campaign = await store.campaign(params['id']!);
  const place = { campaign: campaign.id, school: params['code']! };
  return { campaign, place, school: await store.school(place) };
}

const versionOf = (written: string | undefined): number => {
  if (written === undefined || !/^\d{1,9}$/.test(written)) throw new Refusal('submission.unknown');
  return Number(written);
};

const remarkShape = object({
  sheet: text({ max: 31 }),
  cell: text({ pattern: /^([A-Z]{1,3}\d{1,7})?$/, words: 'нужен адрес ячейки, например F12' }),
  code: optional(text({ max: 60 })),
  line: optional(number({ min: 1, max: 1_048_576 })),
  text: text({ min: 1, max: 2000 }),
});

/** Submissions as the ИМЦ sees them. */
export const submissionRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: `${BASE}/submissions`,
    who: ['imc'],
    does: 'Все версии отчёта организации, её состояние и черновик',
    answers: [[200, '{head, versions, draft}']],
    async handle(call) {
      const { place, school } = await placeOf(call);
      const draft = await call.store.draft(place);
      return json({
        school,
        head: await call.store.head(place),
        versions: (await call.store.versions(place)).map(shownVersion),
        draft:
          draft === null
            ? null
            : { savedAt: draft.savedAt, errors: draft.errors, queries: draft.queries, findings: draft.findings },
      });
    },
  }),
  route({
    method: 'post',
    path: `${BASE}/submissions`,
    who: ['imc'],
    does: 'Загрузить отчёт за организацию; вопросы не мешают',
    body: { bytes: UPLOAD_TYPES, about: 'Книга, форма с одним файлом или JSON отчёта' },
    headers: { 'Idempotency-Key': 'Ключ отправки', 'If-Match': 'Версия, которую видел отправитель' },
    answers: [
      [201, 'Квитанция'],
      [200, 'Та же квитанция: загрузка повторена'],
    ],
    async handle(call) {
      const { server, store, by, request } = call;
      const { campaign, school } = await placeOf(call);
      const [key, ifMatch] = [idempotencyKeyOf(request), ifMatchOf(request)];
      const { checked, body } = await readUpload(server, request, againstOf(campaign, [school]));
      const { receipt, repeated } = await keep({
        store, by, campaign, school, checked, body, key, ifMatch, acceptQueries: true, now: server.clock(),
      }); // prettier-ignore
      return json(receipt, repeated ? 200 : 201);
    },
  }),
  route({
    method: 'post',
    path: '/api/campaigns/:id/parcels',
    who: ['imc'],
    does: 'Загрузить присланные почтой отчёты: zip или несколько файлов; по организациям их раскладывают коды внутри',
    body: {
      bytes: ['application/zip', 'application/x-zip-compressed', 'multipart/form-data'],
      about: 'Архив или файлы',
    },
    answers: [[200, '{files: [{name, school, verdict, …}]}']],
    async handle({ server, store, by, request, params }) {
      const campaign = await store.campaign(params['id']!);
      const length = Number(request.headers['content-length'] ?? PARCEL_BYTES);
      return server.reception.admit(Math.min(length, PARCEL_BYTES), async () => {
        const parcels = await readParcels(server, request);
        return json({ files: await keepParcels(server, { store, by, campaign, parcels }) });
      });
    },
  }),
  route({
    method: 'get',
    path: `${BASE}/submissions/:version`,
    who: ['imc'],
    does: 'Одна версия: строки без ФИО и замечания; отправленный отчёт становится «на проверке»',
    answers: [[200, '{version, head, document, findings}']],
    async handle(call) {
      const { store, by, params } = call;
      const { place } = await placeOf(call);
      const number = versionOf(params['version']);
      const version = shownVersion(await store.version(place, number));
      const document = await store.document(place, number);
      const before = await store.head(place);
      const head = before.version === number ? await store.reviewSubmission(by, place) : before;
      return json({ version, head, document, findings: await store.findings(place, number) });
    },
  }),
  route({
    method: 'get',
    path: `${BASE}/diff/:a/:b`,
    who: ['imc'],
    does: 'Что изменилось между двумя версиями',
    answers: [[200, '{school, staff, training, evidence}']],
    async handle(call) {
      const { place } = await placeOf(call);
      const [was, is] = await Promise.all(
        [versionOf(call.params['a']), versionOf(call.params['b'])].map((number) => call.store.document(place, number)),
      );
      return json(difference(was as StoredSubmission, is as StoredSubmission));
    },
  }),
  route({
    method: 'post',
    path: `${BASE}/accept`,
    who: ['imc'],
    does: 'Принять версию отчёта',
    body: { json: object({ version: number({ min: 1, max: 1e9 }) }) },
    answers: [[200, 'Состояние']],
    async handle(call) {
      const { place } = await placeOf(call);
      return json(await call.store.acceptSubmission(call.by, place, call.body.version));
    },
  }),
  route({
    method: 'post',
    path: `${BASE}/return`,
    who: ['imc'],
    does: 'Вернуть на доработку с замечаниями у ячеек; школе уходит письмо',
    body: {
      json: object({
        version: number({ min: 1, max: 1e9 }),
        text: text({ max: 4000 }),
        comments: optional(list(remarkShape, { max: 500 })),
      }),
    },
    answers: [[200, '{head, mail}']],
    async handle(call) {
      const { store, by, body, server } = call;
      const { campaign, place, school } = await placeOf(call);
      const { version } = body;
      const words = withoutPeople(body.text);
      const comments = (body.comments ?? []).map((one) => ({ ...one, text: withoutPeople(one.text) }));
      if (words.trim() === '' && comments.length === 0)
        throw new Problem('body.invalid', { detail: 'Напишите, что исправить: общий текст или замечание у ячейки.' });
      const head = await store.returnSubmission(by, place, { version, text: words, remarks: comments });
      const letter = letterOf('returned', campaign.settings.mail, {
        ...letterValues(call, campaign),
        школа: school.name,
        комментарий: words,
      });
      const mail = school.email === undefined ? 'none' : await server.mailer.send({ to: school.email, ...letter });
      return json({ head, mail });
    },
  }),
  route({
    method: 'post',
    path: `${BASE}/exclude`,
    who: ['imc'],
    does: 'Исключить отчёт из свода, с видимой причиной',
    body: { json: object({ reason: text({ min: 3, max: 1000 }) }) },
    answers: [[200, 'Состояние']],
    async handle(call) {
      const { place } = await placeOf(call);
      return json(await call.store.excludeSubmission(call.by, place, withoutPeople(call.body.reason)));
    },
  }),
  route({
    method: 'post',
    path: `${BASE}/include`,
    who: ['imc'],
    does: 'Вернуть отчёт в свод',
    answers: [[200, 'Состояние']],
    async handle(call) {
      const { place } = await placeOf(call);
      return json(await call.store.includeSubmission(call.by, place));
    },
  }),
  route({
    method: 'get',
    path: `${BASE}/workbook`,
    who: ['imc'],
    does: 'Отчёт организации книгой, с замечаниями; blank=true – чистая книга этого года',
    query: { blank: 'true – чистая книга с прошлогодними данными' },
    answers: [[200, 'Книга .xlsx', 'xlsx']],
    async handle(call) {
      const { campaign, school } = await placeOf(call);
      const { bytes, name } = await bookOf(call, campaign, school, call.query['blank'] === 'true' ? 'blank' : 'filled');
      return workbook(bytes, name);
    },
  }),
  route({
    method: 'get',
    path: '/api/campaigns/:id/workbooks.zip',
    who: ['imc'],
    does: 'Чистые книги всех организаций одним архивом',
    answers: [[200, 'Архив .zip', 'zip']],
    async handle(call) {
      const campaign = await call.store.campaign(call.params['id']!);
      const files: Record<string, Uint8Array> = {};
      for (const school of await call.store.registry(campaign.id)) {
        const { name, bytes } = await bookOf(call, campaign, school, 'blank');
        files[name] = bytes;
      }
      const bytes = zipSync(files, { level: 0, mtime: new Date(campaign.createdAt) });
      return { status: 200, bytes, type: 'application/zip', name: `Книги_${campaign.period}.zip` };
    },
  }),
];
