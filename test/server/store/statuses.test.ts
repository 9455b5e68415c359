import { expect, test } from 'vitest';
import type { Status } from '../../../server/store/port.ts';
import { IMC, openWithCampaign, refusalOf, schoolActor, send, type Opened } from './archive.ts';

const A = 's001';
const place = ({ campaign }: Opened, school = A) => ({ campaign, school });
const remark = { sheet: 'Кадры', cell: 'F12', text: 'проверьте стаж' };

/** How a school gets into each status. */
const WAYS: Readonly<Record<Status, (opened: Opened, school?: string) => Promise<unknown>>> = {
  'не начат': async () => undefined,
  черновик: (opened, school = A) =>
    opened.store.saveDraft(schoolActor(school), {
      ...place(opened, school),
      document: {},
      findings: [],
      errors: 1,
      queries: 0,
      progress: 0.1,
    }),
  отправлен: (opened, school = A) => send(opened, school, 'one'),
  'на проверке': async (opened, school = A) => {
    await send(opened, school, 'one');
    await opened.store.reviewSubmission(IMC, place(opened, school));
  },
  'на доработке': async (opened, school = A) => {
    await send(opened, school, 'one');
    await opened.store.returnSubmission(IMC, place(opened, school), {
      version: 1,
      text: 'уточните',
      remarks: [remark],
    });
  },
  принят: async (opened, school = A) => {
    await send(opened, school, 'one');
    await opened.store.acceptSubmission(IMC, place(opened, school), 1);
  },
};

/** What one can do with a school, and how it ends from each status: the new status or the refusal. */
const STEPS: Readonly<Record<string, (opened: Opened, school?: string) => Promise<unknown>>> = {
  draft: WAYS['черновик'],
  send: (opened, school = A) => send(opened, school, 'other'),
  review: (opened, school = A) => opened.store.reviewSubmission(IMC, place(opened, school)),
  accept: (opened, school = A) => opened.store.acceptSubmission(IMC, place(opened, school), 1),
  return: (opened, school = A) =>
    opened.store.returnSubmission(IMC, place(opened, school), { version: 1, text: '', remarks: [] }),
};

const TABLE: readonly (readonly [Status, Readonly<Record<keyof typeof STEPS, string>>])[] = [
  [
    'не начат',
    {
      draft: 'черновик',
      send: 'отправлен',
      review: 'submission.unknown',
      accept: 'submission.unknown',
      return: 'submission.unknown',
    },
  ],
  [
    'черновик',
    {
      draft: 'черновик',
      send: 'отправлен',
      review: 'submission.unknown',
      accept: 'submission.unknown',
      return: 'submission.unknown',
    },
  ],
  [
    'отправлен',
    { draft: 'отправлен', send: 'отправлен', review: 'на проверке', accept: 'принят', return: 'на доработке' },
  ],
  [
    'на проверке',
    { draft: 'на проверке', send: 'отправлен', review: 'на проверке', accept: 'принят', return: 'на доработке' },
  ],
  [
    'на доработке',
    {
      draft: 'на доработке',
      send: 'отправлен',
      review: 'на доработке',
      accept: 'submission.status',
      return: 'submission.status',
    },
  ],
  [
    'принят',
    {
      draft: 'принят',
      send: 'submission.accepted',
      review: 'принят',
      accept: 'submission.status',
      return: 'на доработке',
    },
  ],
];

test.each(TABLE)('every step from «%s»', async (status, ends) => {
  const opened = await openWithCampaign(Object.keys(ends).length);
  for (const [at, [step, end]] of Object.entries(ends).entries()) {
    const school = `s00${at + 1}`;
    await WAYS[status](opened, school);
    expect((await opened.store.head(place(opened, school))).status).toBe(status);
    const refused = await refusalOf(STEPS[step]!(opened, school));
    const after = (await opened.store.head(place(opened, school))).status;
    expect([step, refused === 'done' ? after : refused]).toEqual([step, end]);
    if (refused !== 'done') expect(after).toBe(status);
  }
});

test('comments stay with the school until the work is accepted', async () => {
  const opened = await openWithCampaign();
  const { store } = opened;
  await WAYS['на доработке'](opened);
  expect(await store.head(place(opened))).toMatchObject({
    remarks: [remark],
    returned: { text: 'уточните', version: 1 },
  });
  await send(opened, A, 'better');
  expect((await store.head(place(opened))).remarks).toEqual([remark]);
  expect(await refusalOf(store.acceptSubmission(IMC, place(opened), 1))).toBe('version.stale');
  expect(await store.acceptSubmission(IMC, place(opened), 2)).toMatchObject({
    accepted: 2,
    remarks: [],
    returned: null,
  });
});

test('exclusion is visible, has its reason, and does not touch the status', async () => {
  const opened = await openWithCampaign();
  const { store, campaign } = opened;
  expect(await refusalOf(store.excludeSubmission(IMC, place(opened), 'нет'))).toBe('submission.unknown');
  await WAYS['принят'](opened);
  await store.excludeSubmission(IMC, place(opened), 'данные за другой год');
  expect((await store.board(campaign))[0]).toMatchObject({
    status: 'принят',
    excluded: { reason: 'данные за другой год' },
  });
  expect((await store.includeSubmission(IMC, place(opened))).excluded).toBeNull();
});

test('a closed campaign takes no step', async () => {
  const opened = await openWithCampaign();
  await WAYS['отправлен'](opened);
  await opened.store.changeCampaign(IMC, opened.campaign, { state: 'closed' });
  for (const step of ['draft', 'send', 'accept', 'return'])
    expect([step, await refusalOf(STEPS[step]!(opened))]).toEqual([step, 'campaign.closed']);
});

test('new verdicts reach the version in force and pass by one that was replaced', async () => {
  const opened = await openWithCampaign();
  const { store, campaign } = opened;
  await send(opened, A, 'one');
  await send(opened, A, 'two');
  const verdict = { campaign, school: A, findings: [], partial: null, rules: '2', errors: 1, queries: 0, progress: 1 };
  await store.recheckSubmissions(IMC, campaign, [{ ...verdict, version: 1 }]);
  expect(await store.version(place(opened), 1)).toMatchObject({ rules: '1', errors: 0 });
  await store.recheckSubmissions(IMC, campaign, [{ ...verdict, version: 2 }]);
  expect(await store.version(place(opened), 2)).toMatchObject({ rules: '2', errors: 1, partial: null });
});
