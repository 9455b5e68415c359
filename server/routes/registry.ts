import { measureKeys } from '../../pipeline/collect.ts';
import { readMeasures, readMunicipality } from '../../pipeline/intake/municipality.ts';
import { csvText, utf8 } from '../../pipeline/demo/csv.ts';
import { registeredSchools } from '../campaign/registry.ts';
import { json, route, XLSX, type Call, type Route } from '../http/route.ts';
import { either, list, Mismatch, nullable, number, object, optional, record, text, type Shape } from '../http/shape.ts';
import { Problem } from '../problem.ts';
import { readBody, typeOf } from '../receive/body.ts';
import { FILE_BYTES } from '../receive/reception.ts';
import { frameworksOf } from '../receive/task.ts';
import { refusedFile } from '../submission/upload.ts';

const TABLES = ['text/csv', XLSX, 'application/octet-stream'] as const;
const CSV_OR_JSON = ['text/csv', 'application/json'] as const;

const answersShape = object({
  values: record(
    nullable(
      either(number({ min: -1e12, max: 1e12, whole: false }), either(list(text({ max: 500 })), text({ max: 4000 }))),
    ),
  ),
  comments: optional(record(text({ max: 4000 }))),
});

const measuresShape = list(
  object({
    key: text({ max: 60 }),
    status: text({ max: 60 }),
    actual: nullable(number({ min: -1e12, max: 1e12, whole: false })),
    date: text({ max: 60 }),
    evidence: text({ max: 2000 }),
    comment: text({ max: 4000 }),
  }),
  { max: 2000 },
);

/** CSV as it is, or JSON of the shape written out as the same CSV: both go through one intake. */
async function csvOf<T>({ request }: Call, shape: Shape<T>, write: (value: T) => string): Promise<Uint8Array> {
  const bytes = await readBody(request, FILE_BYTES);
  if (typeOf(request) !== 'application/json') return bytes;
  try {
    return utf8(write(shape.read(JSON.parse(new TextDecoder().decode(bytes)), '')));
  } catch (error) {
    if (error instanceof Mismatch) throw new Problem('body.invalid', { detail: `${error.at}: ${error.words}.` });
    if (error instanceof SyntaxError) throw new Problem('body.invalid', { detail: 'Тело запроса – не JSON.' });
    throw error;
  }
}

const decimal = (value: number): string => String(value).replace('.', ',');

const written = (value: string | number | readonly string[] | null): string =>
  value === null
    ? ''
    : typeof value === 'number'
      ? decimal(value)
      : typeof value === 'string'
        ? value
        : value.join(', ');

/** What the ИМЦ itself puts into a campaign: registry, own answers, measures. */
export const registryRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/campaigns/:id/registry',
    who: ['imc'],
    does: 'Реестр организаций кампании',
    answers: [[200, '{schools}']],
    handle: async ({ store, params }) =>
      json({ schools: await store.registry((await store.campaign(params['id']!)).id) }),
  }),
  route({
    method: 'put',
    path: '/api/campaigns/:id/registry',
    who: ['imc'],
    does: 'Заменить реестр файлом .csv или .xlsx; при ошибках он остаётся прежним. dryRun=true – только проверить',
    body: { bytes: TABLES, about: 'Столбцы org_code, org_name, org_type, org_shnor, org_shnsu, ИНН, ОГРН, почта' },
    query: { dryRun: 'true – только проверить' },
    answers: [[200, '{schools, problems}']],
    async handle({ store, by, params, request, query, server }) {
      const campaign = await store.campaign(params['id']!);
      const length = Number(request.headers['content-length'] ?? FILE_BYTES);
      const read = await server.reception.admit(length, async () =>
        server.reception.read({ is: 'table', bytes: await readBody(request, FILE_BYTES) }),
      );
      if (read.is === 'refused') throw refusedFile(read.finding);
      if (read.is !== 'table') throw new Error(`A table was read as ${read.is}`);
      const { schools, problems } = registeredSchools(read);
      const only = query['dryRun'] === 'true';
      if (problems.length > 0 && !only)
        throw new Problem('registry.problems', {
          detail: problems
            .slice(0, 3)
            .map(({ line, message }) => (line === 0 ? message : `строка ${line}: ${message}`))
            .join('; '),
          more: { schools, problems },
        });
      if (!only) await store.replaceRegistry(by, campaign.id, schools);
      return json({ schools, problems });
    },
  }),
  route({
    method: 'get',
    path: '/api/campaigns/:id/answers',
    who: ['imc'],
    does: 'Ответы самого ИМЦ по кодам полей',
    answers: [[200, '{values, comments}']],
    handle: async ({ store, params }) => json(await store.answers((await store.campaign(params['id']!)).id)),
  }),
  route({
    method: 'put',
    path: '/api/campaigns/:id/answers',
    who: ['imc'],
    does: 'Записать ответы ИМЦ: {values, comments} или municipality.csv; что не прочитано – в findings',
    body: { bytes: CSV_OR_JSON, about: '{values: {код: значение}, comments: {код: текст}} или строки code;value' },
    answers: [[200, '{values, comments, findings}']],
    async handle(call) {
      const { store, by, params } = call;
      const campaign = await store.campaign(params['id']!);
      const bytes = await csvOf(call, answersShape, ({ values, comments = {} }) =>
        csvText([
          ['code', 'value'],
          ...Object.entries(values).map(([code, value]) => [
            code,
            comments[code] === undefined || comments[code] === ''
              ? written(value)
              : `${written(value)}: ${comments[code]}`,
          ]),
        ]),
      );
      const { values, comments, youngMaxAge, findings } = readMunicipality('municipality.csv', bytes);
      const kept = Object.fromEntries(
        Object.entries(values).filter(([code, value]) => code !== 'young_max_age' && value !== null),
      );
      await store.replaceAnswers(by, campaign.id, { values: kept, comments });
      if (youngMaxAge !== undefined && youngMaxAge !== campaign.settings.youngMaxAge)
        await store.changeCampaign(by, campaign.id, { settings: { ...campaign.settings, youngMaxAge } });
      return json({ values: kept, comments, findings });
    },
  }),
  route({
    method: 'get',
    path: '/api/campaigns/:id/measures',
    who: ['imc'],
    does: 'Ход мероприятий',
    answers: [[200, '{measures}']],
    handle: async ({ store, params }) =>
      json({ measures: await store.measures((await store.campaign(params['id']!)).id) }),
  }),
  route({
    method: 'put',
    path: '/api/campaigns/:id/measures',
    who: ['imc'],
    does: 'Записать ход мероприятий: список или measures.csv',
    body: { bytes: CSV_OR_JSON, about: '[{key, status, actual, date, evidence, comment}] или measures.csv' },
    answers: [[200, '{measures, findings}']],
    async handle(call) {
      const { store, by, params } = call;
      const campaign = await store.campaign(params['id']!);
      const bytes = await csvOf(call, measuresShape, (measures) =>
        csvText([
          ['measure_key', 'status', 'actual_value', 'date', 'evidence', 'comment'],
          ...measures.map(({ key, status, actual, date, evidence, comment }) => [
            key,
            status,
            actual === null ? '' : decimal(actual),
            date,
            evidence,
            comment,
          ]),
        ]),
      );
      const read = readMeasures('measures.csv', bytes, measureKeys(frameworksOf(campaign.frameworks)));
      await store.replaceMeasures(by, campaign.id, read.measures);
      return json(read);
    },
  }),
];
