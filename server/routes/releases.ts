import { zipSync } from 'fflate';
import type { Results } from '../../pipeline/indicators/results.ts';
import { readJson } from '../campaign/previous.ts';
import { json, route, workbook, type Call, type Route } from '../http/route.ts';
import { list, object, optional, text, truth } from '../http/shape.ts';
import { letterOf } from '../mail/letters.ts';
import { rebuild, releaseCampaign } from '../make/releasing.ts';
import type { CollectedBody } from '../make/task.ts';
import { Problem } from '../problem.ts';
import type { Release } from '../store/port.ts';
import { Refusal } from '../store/refusal.ts';
import { letterValues } from './board.ts';

/** A release as lists show it. */
const listed = ({ number, campaign, releasedAt, frameworks, note, files, hash }: Release) => ({
  number,
  campaign,
  releasedAt,
  frameworks,
  note,
  files,
  hash,
});

async function releaseOf({ store, params }: Call): Promise<Release> {
  const written = params['number']!;
  if (!/^\d{1,9}$/.test(written)) throw new Refusal('release.unknown');
  return store.releaseNumbered(Number(written));
}

/** Indicators whose value is another one than in the release before. */
function changed(now: Results, before: Results) {
  return now.frameworks.flatMap(({ id, indicators }) => {
    const earlier = new Map(
      before.frameworks.find((one) => one.id === id)?.indicators.map((one) => [one.id, one]) ?? [],
    );
    return indicators.flatMap(({ id: indicator, value, met }) => {
      const was = earlier.get(indicator);
      return was === undefined || was.value === value
        ? []
        : [{ framework: id, indicator, was: was.value, is: value, met: met ?? null, wasMet: was.met ?? null }];
    });
  });
}

/** Released summaries: made by the ИМЦ, read by the department. Nothing in them is a row of a roster. */
export const releaseRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/api/campaigns/:id/releases',
    who: ['imc'],
    does: 'Выпустить последний свод: книги замораживаются и уходят в управление письмом',
    body: {
      json: object({
        frameworks: optional(list(text({ max: 40 }), { min: 1, max: 20 })),
        note: optional(text({ max: 4000 })),
        acceptDifferences: optional(truth),
      }),
    },
    answers: [[201, '{release, mail: {sent, kept}}']],
    async handle(call) {
      const { server, store, by, params, body } = call;
      const campaign = await store.campaign(params['id']!);
      const { release, files } = await releaseCampaign(server, {
        store,
        by,
        campaign,
        frameworks: body.frameworks ?? campaign.frameworks,
        note: body.note ?? '',
        acceptDifferences: body.acceptDifferences ?? false,
      });
      server.anchor();
      const values = { ...letterValues(call, campaign), номер: String(release.number), комментарий: release.note };
      const letter = letterOf('release', campaign.settings.mail, values);
      const mail = { sent: 0, kept: 0 };
      for (const { role, email, active } of await store.users())
        if (role === 'department' && active && email !== null)
          mail[await server.mailer.send({ to: email, ...letter, attachments: files })] += 1;
      return json({ release: listed(release), mail }, 201);
    },
  }),
  route({
    method: 'get',
    path: '/api/releases',
    who: ['department', 'imc'],
    does: 'Все выпуски, новые первыми',
    answers: [[200, '{releases}']],
    async handle({ store }) {
      const campaigns = new Map((await store.campaigns()).map((one) => [one.id, one]));
      return json({
        releases: (await store.releases()).map((release) => {
          const campaign = campaigns.get(release.campaign);
          return { ...listed(release), name: campaign?.name ?? '', period: campaign?.period ?? '' };
        }),
      });
    },
  }),
  route({
    method: 'get',
    path: '/api/releases/:number',
    who: ['department', 'imc'],
    does: 'Выпуск: показатели, таблицы, охват, меры, что изменилось с прошлого выпуска',
    answers: [[200, '{release, results, measures, registry, reconciliation, changes}']],
    async handle(call) {
      const { server, store } = call;
      const release = await releaseOf(call);
      const { results, measures, registry, reconciliation } = await readJson<CollectedBody>(server.blobs, release.body);
      const earlier = (await store.releases()).find(
        ({ campaign, number }) => campaign === release.campaign && number < release.number,
      );
      const before = earlier === undefined ? null : await readJson<CollectedBody>(server.blobs, earlier.body);
      return json({
        release: listed(release),
        results,
        measures,
        registry,
        reconciliation,
        changes: before === null ? null : { since: earlier!.number, indicators: changed(results, before.results) },
      });
    },
  }),
  route({
    method: 'get',
    path: '/api/releases/:number/:file',
    who: ['department', 'imc'],
    does: 'Файл выпуска: <документ>.xlsx или all.zip',
    answers: [[200, 'Книга .xlsx или архив .zip', 'xlsx']],
    async handle(call) {
      const { server, store, by, params } = call;
      const release = await releaseOf(call);
      const wanted = params['file']!;
      const found = release.files.filter(({ name }) => wanted === 'all.zip' || name === wanted);
      if (found.length === 0) throw new Problem('framework.absent');
      const bytes: Record<string, Uint8Array> = {};
      for (const { name, sha256 } of found) bytes[name] = await server.blobs.read(sha256);
      await store.note(by, 'release.downloaded', `release:${release.number}`);
      if (wanted !== 'all.zip') return workbook(bytes[wanted]!, `Свод_${release.number}_${wanted}`);
      const zip = zipSync(bytes, { level: 0, mtime: new Date(release.releasedAt) });
      return { status: 200, bytes: zip, type: 'application/zip', name: `Свод_${release.number}.zip` };
    },
  }),
  route({
    method: 'post',
    path: '/api/releases/:number/verify',
    who: ['department', 'imc'],
    does: 'Собрать выпуск заново из архива и сравнить с выпущенным до байта',
    answers: [[200, '{same, differ: имена файлов}']],
    async handle(call) {
      const differ = await rebuild(call.server, await releaseOf(call));
      return json({ same: differ.length === 0, differ });
    },
  }),
];
