import { findFramework } from '../../pipeline/catalogue/index.ts';
import { readDate } from '../../pipeline/intake/normalise.ts';
import { parsePeriod } from '../../pipeline/period.ts';
import { isPast, isZone } from '../campaign/deadline.ts';
import { ownTargetsShape, wrongTarget } from '../campaign/ownTargets.ts';
import { json, route, type Route } from '../http/route.ts';
import { list, number, object, oneOf, optional, record, text, truth, type Read } from '../http/shape.ts';
import { LETTER_KINDS, LETTERS } from '../mail/letters.ts';
import { Problem } from '../problem.ts';
import type { Campaign, NewCampaign } from '../store/port.ts';

const deadlineShape = object({
  date: text({ pattern: /^\d{4}-\d{2}-\d{2}$/, words: 'нужна дата ГГГГ-ММ-ДД' }),
  time: text({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/, words: 'нужно время ЧЧ:ММ' }),
  zone: text({ max: 60 }),
});

const settingsShape = object({
  youngMaxAge: optional(number({ min: 18, max: 60 })),
  smallCells: optional(truth),
  mail: optional(record(text({ max: 5000 }), { max: 10 })),
  targets: optional(ownTargetsShape),
});

const campaignShape = object({
  name: text({ min: 1, max: 200 }),
  period: text({ max: 20 }),
  frameworks: list(text({ max: 40 }), { min: 1, max: 20 }),
  deadline: deadlineShape,
  settings: optional(settingsShape),
});

const changeShape = object({
  name: optional(text({ min: 1, max: 200 })),
  period: optional(text({ max: 20 })),
  frameworks: optional(list(text({ max: 40 }), { min: 1, max: 20 })),
  deadline: optional(deadlineShape),
  settings: optional(settingsShape),
  state: optional(oneOf('open', 'closed')),
});

const DEFAULTS: Campaign['settings'] = { youngMaxAge: 35, smallCells: true, mail: {} };

const invalid = (at: string, words: string): Problem =>
  new Problem('body.invalid', { detail: `${at}: ${words}.`, more: { at } });

/** What the shapes cannot say: known documents, a possible period, date and zone, letters and indicators that exist. */
function ensurePossible({ period, frameworks, deadline, settings }: Read<typeof changeShape>): void {
  if (period !== undefined && parsePeriod(period) === undefined)
    throw invalid('period', 'нужен учебный год 2025-2026 или календарный 2025');
  const unknown = frameworks?.find((id) => findFramework(id) === undefined);
  if (unknown !== undefined) throw invalid('frameworks', `документа ${unknown} нет`);
  if (deadline !== undefined) {
    if (readDate(deadline.date) === undefined) throw invalid('deadline.date', 'такой даты нет');
    if (!isZone(deadline.zone)) throw invalid('deadline.zone', 'такого часового пояса нет');
  }
  const letter = Object.keys(settings?.mail ?? {}).find((kind) => !LETTER_KINDS.some((one) => one === kind));
  if (letter !== undefined) throw invalid('settings.mail', `письма «${letter}» нет`);
  const wrong = wrongTarget(settings?.targets ?? {});
  if (wrong !== undefined) throw invalid(`settings.targets.${wrong.at}`, wrong.words);
}

const settingsOf = (given: Read<typeof settingsShape> = {}, before = DEFAULTS): Campaign['settings'] => ({
  youngMaxAge: given.youngMaxAge ?? before.youngMaxAge,
  smallCells: given.smallCells ?? before.smallCells,
  mail: { ...before.mail, ...given.mail },
  targets: given.targets ?? before.targets ?? {},
});

/** A campaign as pages see it. */
export const shown = (campaign: Campaign, now: Date) => ({ ...campaign, overdue: isPast(campaign.deadline, now) });

/** Campaigns of the ИМЦ: period, documents, deadline, settings. */
export const campaignRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/campaigns',
    who: ['imc'],
    does: 'Все кампании, новые первыми, и обычные тексты писем',
    answers: [[200, '{campaigns, letters}']],
    handle: async ({ store, server }) =>
      json({ campaigns: (await store.campaigns()).map((one) => shown(one, server.clock())), letters: LETTERS }),
  }),
  route({
    method: 'post',
    path: '/api/campaigns',
    who: ['imc'],
    does: 'Создать кампанию',
    body: { json: campaignShape },
    answers: [[201, 'Кампания']],
    async handle({ store, by, body, server }) {
      ensurePossible(body);
      const campaign: NewCampaign = {
        ...body,
        frameworks: unique(body.frameworks),
        settings: settingsOf(body.settings),
      };
      return json(shown(await store.addCampaign(by, campaign), server.clock()), 201);
    },
  }),
  route({
    method: 'get',
    path: '/api/campaigns/:id',
    who: ['imc'],
    does: 'Одна кампания',
    answers: [[200, 'Кампания']],
    handle: async ({ store, params, server }) => json(shown(await store.campaign(params['id']!), server.clock())),
  }),
  route({
    method: 'patch',
    path: '/api/campaigns/:id',
    who: ['imc'],
    does: 'Изменить кампанию: название, период, документы, срок, настройки, закрыть или открыть',
    body: { json: changeShape },
    answers: [[200, 'Кампания']],
    async handle({ store, by, params, body, server }) {
      ensurePossible(body);
      const before = await store.campaign(params['id']!);
      const { settings, frameworks, ...rest } = body;
      const changed = await store.changeCampaign(by, before.id, {
        ...rest,
        ...(frameworks === undefined ? {} : { frameworks: unique(frameworks) }),
        ...(settings === undefined ? {} : { settings: settingsOf(settings, before.settings) }),
      });
      return json(shown(changed, server.clock()));
    },
  }),
  route({
    method: 'post',
    path: '/api/campaigns/:id/copy',
    who: ['imc'],
    does: 'Новая кампания по образцу: реестр, меры и настройки прежней, новый период и срок',
    body: {
      json: object({
        period: text({ max: 20 }),
        name: optional(text({ min: 1, max: 200 })),
        deadline: optional(deadlineShape),
      }),
    },
    answers: [[201, 'Кампания']],
    async handle({ store, by, params, body, server }) {
      ensurePossible(body);
      const { name, frameworks, settings, deadline, period } = await store.campaign(params['id']!);
      const years = parsePeriod(body.period)!.year - parsePeriod(period)!.year;
      const sameDay = `${Number(deadline.date.slice(0, 4)) + years}${deadline.date.slice(4)}`;
      // 29 February has no day of its own a year later.
      const later = readDate(sameDay) ?? sameDay.replace(/29$/, '28');
      const copy = await store.copyCampaign(by, params['id']!, {
        name: body.name ?? (name.includes(period) ? name.replace(period, body.period) : `${name} ${body.period}`),
        period: body.period,
        frameworks,
        deadline: body.deadline ?? { ...deadline, date: later },
        settings,
      });
      return json(shown(copy, server.clock()), 201);
    },
  }),
];

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
