import { expect, test } from 'vitest';
import { IMC, openWithCampaign, refusalOf, schoolActor, send, submissionOf } from './archive.ts';

const A = 's001';

test('versions count from one, and the receipt, the rows and the head agree', async () => {
  const opened = await openWithCampaign();
  const { store, campaign } = opened;
  const place = { campaign, school: A };
  expect(await store.head(place)).toMatchObject({ status: 'не начат', version: 0 });
  expect([await send(opened, A, 'one'), await send(opened, A, 'two'), await send(opened, 's002', 'one')]).toEqual([
    1, 2, 1,
  ]);
  expect(await store.head(place)).toMatchObject({ status: 'отправлен', version: 2 });
  expect(await store.document(place, 1)).toMatchObject({ words: 'one' });
  expect((await store.versions(place)).map(({ version }) => version)).toEqual([2, 1]);
  const { receipt } = await store.version(place, 2);
  expect(await store.receipt(receipt)).toMatchObject({ number: 2, school: A, version: 2, status: 'отправлен' });
  expect(await refusalOf(store.receipt(99))).toBe('receipt.unknown');
});

test('the same key and body give the first receipt again, even after the campaign was closed', async () => {
  const opened = await openWithCampaign();
  const { store, campaign } = opened;
  const once = submissionOf(campaign, A, 'one', { key: 'k1' });
  const first = await store.receiveSubmission(schoolActor(A), once);
  await store.changeCampaign(IMC, campaign, { state: 'closed' });
  expect(await store.receiveSubmission(schoolActor(A), once)).toEqual({ receipt: first.receipt, repeated: true });
  expect(await refusalOf(send(opened, A, 'two', { key: 'k1' }))).toBe('key.reused');
  expect(await refusalOf(send(opened, A, 'two', { key: 'k2' }))).toBe('campaign.closed');
});

test('a double click makes one version; the same key of another school is its own', async () => {
  const { store, campaign } = await openWithCampaign();
  const once = submissionOf(campaign, A, 'one', { key: 'k1' });
  const answers = await Promise.all(Array.from({ length: 20 }, () => store.receiveSubmission(schoolActor(A), once)));
  expect(new Set(answers.map(({ receipt }) => receipt.number)).size).toBe(1);
  expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect(await store.versions({ campaign, school: A })).toHaveLength(1);
  const other = await store.receiveSubmission(schoolActor('s002'), submissionOf(campaign, 's002', 'x', { key: 'k1' }));
  expect(other.repeated).toBe(false);
});

test('of two deputies at once both are kept in turn; with If-Match the slower one is told', async () => {
  const opened = await openWithCampaign();
  const both = await Promise.all([send(opened, A, 'first'), send(opened, A, 'second')]);
  expect(both.toSorted()).toEqual([1, 2]);
  const raced = await Promise.all(['x', 'y'].map((words) => refusalOf(send(opened, A, words, { ifMatch: 2 }))));
  expect(raced.toSorted()).toEqual(['done', 'version.stale']);
  expect(await refusalOf(send(opened, A, 'z', { ifMatch: 0 }))).toBe('version.stale');
});

test('what says the same as the version in force is refused; an earlier version may be sent again', async () => {
  const opened = await openWithCampaign();
  await send(opened, A, 'one');
  expect(await refusalOf(send(opened, A, 'one'))).toBe('submission.identical');
  await send(opened, A, 'two');
  expect(await send(opened, A, 'one')).toBe(3);
});

test('the registry and the campaign must know the school', async () => {
  const opened = await openWithCampaign();
  const { store } = opened;
  expect(await refusalOf(send(opened, 'x', 'one'))).toBe('school.unknown');
  expect(await refusalOf(store.receiveSubmission(IMC, submissionOf('none', A, 'one')))).toBe('campaign.unknown');
  expect(await refusalOf(store.head({ campaign: opened.campaign, school: 'x' }))).toBe('school.unknown');
  expect(await refusalOf(store.version({ campaign: opened.campaign, school: A }, 1))).toBe('submission.unknown');
});

test('a draft is one, starts the work, and goes when the work is sent', async () => {
  const opened = await openWithCampaign();
  const { store, campaign } = opened;
  const place = { campaign, school: A };
  const draft = { ...place, document: { words: 'half' }, findings: [], errors: 4, queries: 1, progress: 0.5 };
  await store.saveDraft(schoolActor(A), { ...draft, errors: 9 });
  await store.saveDraft(schoolActor(A), draft);
  expect(await store.head(place)).toMatchObject({ status: 'черновик', version: 0 });
  expect(await store.draft(place)).toMatchObject(draft);
  expect((await store.board(campaign))[0]).toMatchObject({ status: 'черновик', errors: 4, progress: 0.5 });
  await send(opened, A, 'one');
  expect(await store.draft(place)).toBeNull();
  expect((await store.board(campaign))[0]).toMatchObject({ status: 'отправлен', errors: 0, draftAt: null });
});

test('the board and the standings follow the registry, with versions in force only', async () => {
  const opened = await openWithCampaign(4);
  const { store, campaign, clock } = opened;
  await send(opened, 's003', 'c');
  await send(opened, A, 'a1', { late: true, queries: 2 });
  await send(opened, A, 'a2', { late: true, queries: 1, findings: [] });
  await store.reminded(IMC, campaign, ['s002']);
  clock.pass(1);
  await store.reminded(IMC, campaign, ['s002']);
  const board = await store.board(campaign);
  expect(board.map(({ school, status, version }) => [school.code, status, version])).toEqual([
    ['s001', 'отправлен', 2],
    ['s002', 'не начат', 0],
    ['s003', 'отправлен', 1],
    ['s004', 'не начат', 0],
  ]);
  expect(board[0]).toMatchObject({ late: true, queries: 1 });
  expect(board[1]!.remindedAt).toBe(clock.read().toISOString());
  const standings = await store.standings(campaign);
  expect(standings.map(({ head, version }) => [head.school, version.version, version.partial!.school])).toEqual([
    ['s001', 2, 's001'],
    ['s003', 1, 's003'],
  ]);
  await store.replaceRegistry(IMC, campaign, (await store.registry(campaign)).slice(1));
  expect((await store.standings(campaign)).map(({ head }) => head.school)).toEqual(['s003']);
});
