import { expect, test } from 'vitest';
import { CAMPAIGN, hashOf, IMC, openWithCampaign, refusalOf, schoolActor, send } from './archive.ts';

const TERMS = { idle: 30, absolute: 720 };

test('a municipality begins once', async () => {
  const { archive, store } = await openWithCampaign();
  const again = archive.store.begin({ name: 'Другой', settings: { zone: 'UTC', rosterYears: 1 }, users: [] });
  expect(await refusalOf(again)).toBe('start.done');
  expect(await store.settings()).toMatchObject({ name: 'Энск', settings: { rosterYears: 3 } });
  await archive.store.ping();
});

test('a session ends by idleness, by age, by leaving, and with the password', async () => {
  const { store, clock } = await openWithCampaign();
  const [user] = await store.users();
  const alive = async (token: string) => (await store.session(token, TERMS)) !== null;
  await store.openSession(user!.id, 'idle');
  clock.pass(29);
  expect(await alive('idle')).toBe(true);
  clock.pass(29);
  expect(await alive('idle')).toBe(true);
  clock.pass(30);
  expect(await alive('idle')).toBe(false);

  await store.openSession(user!.id, 'old');
  for (let minutes = 0; minutes < 700; minutes += 20) {
    clock.pass(20);
    expect(await alive('old')).toBe(true);
  }
  clock.pass(20);
  expect(await alive('old')).toBe(false);

  await store.openSession(user!.id, 'left');
  await store.closeSession('left');
  expect(await alive('left')).toBe(false);

  await store.openSession(user!.id, 'changed');
  await store.changeUser(IMC, user!.id, { email: 'imc@example.org' });
  expect(await alive('changed')).toBe(true);
  await store.changeUser(IMC, user!.id, { password: 'new' });
  expect(await alive('changed')).toBe(false);
  await store.changeUser(IMC, user!.id, { active: false });
  expect(await refusalOf(store.openSession(user!.id, 'dead'))).toBe('user.unknown');
  expect(await refusalOf(store.addUser(IMC, { ...user!, login: 'imc' }))).toBe('user.taken');
});

test('an invite is exchanged once, in time, and only the newest', async () => {
  const { store, clock } = await openWithCampaign();
  const issue = (school: string, code: string) =>
    store.invite(IMC, [{ school, code, expiresAt: new Date(clock.now + 72 * 3_600_000).toISOString() }]);
  expect(await refusalOf(issue('none', 'c0'))).toBe('school.unknown');
  await issue('s001', 'c1');
  await issue('s001', 'c2');
  expect(await refusalOf(store.redeemInvite('c9', 'k'))).toBe('invite.unknown');
  expect(await refusalOf(store.redeemInvite('c1', 'k1'))).toBe('invite.spent');
  const raced = await Promise.all(['k2', 'k3', 'k4'].map((key) => refusalOf(store.redeemInvite('c2', key))));
  expect(raced.toSorted()).toEqual(['done', 'invite.spent', 'invite.spent']);
  await issue('s002', 'c3');
  clock.pass(72 * 60);
  expect(await refusalOf(store.redeemInvite('c3', 'k5'))).toBe('invite.spent');
});

test('a key opens its school until it is revoked', async () => {
  const { store, clock } = await openWithCampaign();
  await store.invite(IMC, [{ school: 's001', code: 'c', expiresAt: '2030-01-01T00:00:00.000Z' }]);
  const { id } = await store.redeemInvite('c', hashOf('secret'));
  clock.pass(5);
  expect(await store.deviceKey(hashOf('secret'))).toMatchObject({ school: 's001' });
  expect((await store.deviceKeys())[0]!.seenAt).toBe(clock.read().toISOString());
  await store.revokeKey(IMC, id);
  expect(await store.deviceKey(hashOf('secret'))).toBeNull();
  expect(await refusalOf(store.revokeKey(IMC, id))).toBe('key.unknown');
});

test('a campaign is copied with its registry and measures, without answers', async () => {
  const { store, campaign, clock } = await openWithCampaign();
  const measure = { key: 'm1', status: 'да', actual: 1, date: '', evidence: '', comment: '' };
  await store.replaceMeasures(IMC, campaign, [measure]);
  await store.replaceAnswers(IMC, campaign, { values: { m_text_status: 'да' }, comments: {} });
  clock.pass(1);
  const copy = await store.copyCampaign(IMC, campaign, { ...CAMPAIGN, period: '2026-2027' });
  expect(await store.registry(copy.id)).toEqual(await store.registry(campaign));
  expect(await store.measures(copy.id)).toEqual([measure]);
  expect((await store.answers(copy.id)).values).toEqual({});
  expect((await store.answers(campaign)).values).toEqual({ m_text_status: 'да' });
  expect((await store.campaigns()).map(({ id }) => id)).toEqual([copy.id, campaign]);
  await store.changeCampaign(IMC, campaign, { state: 'closed' });
  expect((await store.campaignsOf('s001')).map(({ id }) => id)).toEqual([copy.id]);
});

test('a release is frozen, numbered, and hashed over all it is made of', async () => {
  const opened = await openWithCampaign();
  const { store, campaign, archive } = opened;
  await send(opened, 's001', 'one');
  const stamps = [{ school: 's001', version: 1, document: hashOf('d') }];
  const collected = await store.saveCollected(IMC, { campaign, stamps, body: { results: 1 } });
  expect(await store.collected(campaign)).toEqual(collected);
  const request = { campaign, frameworks: ['murom'], note: 'итог', stamps, body: { results: 1 } };
  const files = [{ name: 'murom.xlsx', bytes: Buffer.from('book') }];
  const first = await store.release(IMC, { ...request, files });
  const second = await store.release(IMC, { ...request, files, note: 'итог, исправлено' });
  expect([first.number, second.number]).toEqual([1, 2]);
  expect(first.hash).not.toBe(second.hash);
  expect(await store.releases()).toEqual([second, first]);
  expect(await store.releaseNumbered(1)).toEqual(first);
  expect(Buffer.from(await archive.blobs.read(first.files[0]!.sha256)).toString()).toBe('book');
  expect(await refusalOf(store.releaseNumbered(3))).toBe('release.unknown');
});

test('one municipality sees nothing of another', async () => {
  const opened = await openWithCampaign();
  await send(opened, 's001', 'one');
  const other = opened.archive.store.of('other');
  expect(await other.campaigns()).toEqual([]);
  expect(await other.users()).toEqual([]);
  expect(await other.auditEvents({ limit: 10 })).toEqual([]);
  expect(await refusalOf(other.registry(opened.campaign))).toBe('campaign.unknown');
  expect(await refusalOf(other.version({ campaign: opened.campaign, school: 's001' }, 1))).toBe('submission.unknown');
  expect(
    await refusalOf(other.acceptSubmission(schoolActor('x'), { campaign: opened.campaign, school: 's001' }, 1)),
  ).toBe('campaign.unknown');
});
