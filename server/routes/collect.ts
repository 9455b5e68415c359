import { readJson } from '../campaign/previous.ts';
import { json, route, workbook, type Route } from '../http/route.ts';
import { collectCampaign, isFresh } from '../make/collecting.ts';
import { recheck } from '../make/recheck.ts';
import type { CollectedBody } from '../make/task.ts';
import { Problem } from '../problem.ts';

/** «Свести», recheck, preview of the results. */
export const collectRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/api/campaigns/:id/recheck',
    who: ['imc'],
    does: 'Проверить все отчёты заново (после изменения правил)',
    answers: [[202, 'Задание {id, state, stage, done, of}']],
    async handle({ server, store, by, params }) {
      const campaign = await store.campaign(params['id']!);
      const job = server.jobs.start('recheck', campaign.id, async (progress) => {
        const registry = await store.registry(campaign.id);
        const standings = await store.standings(campaign.id);
        const checked = await recheck(server, { store, by, campaign, registry, standings }, progress);
        return { checked: checked.length, withErrors: checked.filter(({ version }) => version.errors > 0).length };
      });
      return json(job, 202);
    },
  }),
  route({
    method: 'post',
    path: '/api/campaigns/:id/collect',
    who: ['imc'],
    does: '«Свести»: одна кнопка; повторное нажатие даёт то же задание',
    answers: [[202, 'Задание {id, state, stage, done, of}']],
    async handle({ server, store, by, params }) {
      const campaign = await store.campaign(params['id']!);
      const job = server.jobs.start('collect', campaign.id, async (progress) => {
        const { id, madeAt } = await collectCampaign(server, { store, by, campaign }, progress);
        return { collected: id, madeAt };
      });
      return json(job, 202);
    },
  }),
  route({
    method: 'get',
    path: '/api/jobs/:id',
    who: ['imc'],
    does: 'Ход задания',
    answers: [[200, 'Задание {id, state, stage, done, of, result, problem}']],
    handle({ server, params }) {
      const job = server.jobs.find(params['id']!);
      if (job === undefined) throw new Problem('job.unknown');
      return json(job);
    },
  }),
  route({
    method: 'get',
    path: '/api/campaigns/:id/results',
    who: ['imc'],
    does: 'Последний свод: показатели, таблицы, сверка, замечания, версии отчётов; fresh – отчёты с тех пор не менялись',
    answers: [[200, '{id, madeAt, fresh, stamps, results, findings, protocol, reconciliation, registry, measures}']],
    async handle({ server, store, params }) {
      const campaign = await store.campaign(params['id']!);
      const latest = await store.collected(campaign.id);
      if (latest === null) throw new Problem('results.none');
      const body = await readJson<CollectedBody>(server.blobs, latest.body);
      const { results, findings, protocol, reconciliation, registry, measures } = body;
      return json({
        id: latest.id,
        madeAt: latest.madeAt,
        fresh: await isFresh(store, campaign, latest, body),
        stamps: latest.stamps,
        results,
        findings,
        protocol,
        reconciliation,
        registry,
        measures,
      });
    },
  }),
  route({
    method: 'get',
    path: '/api/campaigns/:id/results/:file',
    who: ['imc'],
    does: 'Сводная книга последнего свода: <документ>.xlsx, например murom.xlsx',
    answers: [[200, 'Книга .xlsx', 'xlsx']],
    async handle({ server, store, params }) {
      const campaign = await store.campaign(params['id']!);
      const [, framework = ''] = /^([\w-]+)\.xlsx$/.exec(params['file']!) ?? [];
      if (!campaign.frameworks.includes(framework)) throw new Problem('framework.absent');
      const latest = await store.collected(campaign.id);
      if (latest === null) throw new Problem('results.none');
      const body = await readJson<CollectedBody>(server.blobs, latest.body);
      const [file] = await server.workshop.books(body, framework);
      if (file === undefined) throw new Problem('framework.absent');
      return workbook(file.bytes, `Свод_${framework}_${campaign.period}.xlsx`);
    },
  }),
];
