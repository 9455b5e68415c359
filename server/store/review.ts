import { openCampaign, schoolOf } from './campaigns.ts';
import { canonical, sha256 } from './canonical.ts';
import { headOf, keepHead } from './heads.ts';
import type { MunicipalStore, Place } from './port.ts';
import type { Head, Status } from './records.ts';
import { Refusal } from './refusal.ts';
import { stored, type Town } from './town.ts';
import { versionOf } from './versions.ts';

/** From which statuses the ИМЦ may take a step. */
const STEPS: Readonly<Record<'accept' | 'return', readonly Status[]>> = {
  accept: ['отправлен', 'на проверке'],
  return: ['отправлен', 'на проверке', 'принят'],
};

/** What the ИМЦ does with what schools have sent. */
export function reviewOf(
  town: Town,
): Pick<
  MunicipalStore,
  | 'reviewSubmission'
  | 'acceptSubmission'
  | 'returnSubmission'
  | 'excludeSubmission'
  | 'includeSubmission'
  | 'recheckSubmissions'
> {
  const { id, db, now, log } = town;
  const objectOf = ({ campaign, school, version }: Head) => `campaign:${campaign}/school:${school}/version:${version}`;

  /** The head of a school that has sent something. */
  const sentHead = (place: Place): Head => {
    schoolOf(town, place.campaign, place.school);
    const head = headOf(town, place);
    if (head.version === 0) throw new Refusal('submission.unknown');
    return head;
  };
  const headFor = (place: Place, step: keyof typeof STEPS, version: number): Head => {
    openCampaign(town, place.campaign);
    const head = sentHead(place);
    if (head.version !== version) throw new Refusal('version.stale', { version: head.version });
    if (!STEPS[step].includes(head.status)) throw new Refusal('submission.status', { status: head.status });
    return head;
  };

  return {
    reviewSubmission: (by, place) =>
      db.write(() => {
        const head = sentHead(place);
        if (head.status !== 'отправлен') return head;
        log(by, 'submission.opened', objectOf(head));
        return keepHead(town, { ...head, status: 'на проверке' });
      }),
    acceptSubmission: (by, place, version) =>
      db.write(() => {
        const head = headFor(place, 'accept', version);
        log(by, 'submission.accepted', objectOf(head), versionOf(town, place, version).document);
        return keepHead(town, { ...head, status: 'принят', accepted: version, remarks: [], returned: null });
      }),
    returnSubmission: (by, place, { version, text, remarks }) =>
      db.write(() => {
        const head = headFor(place, 'return', version);
        log(by, 'submission.returned', objectOf(head), sha256(canonical({ text, remarks })));
        return keepHead(town, { ...head, status: 'на доработке', remarks, returned: { text, at: now(), version } });
      }),
    excludeSubmission: (by, place, reason) =>
      db.write(() => {
        const head = sentHead(place);
        log(by, 'submission.excluded', objectOf(head), sha256(reason));
        return keepHead(town, { ...head, excluded: { reason, at: now() } });
      }),
    includeSubmission: (by, place) =>
      db.write(() => {
        const head = sentHead(place);
        log(by, 'submission.included', objectOf(head));
        return keepHead(town, { ...head, excluded: null });
      }),
    recheckSubmissions: (by, campaign, checked) =>
      db.write(() => {
        openCampaign(town, campaign);
        for (const { school, version, errors, queries, progress, findings, partial, rules } of checked)
          if (headOf(town, { campaign, school }).version === version)
            db.run(
              `UPDATE submissions SET errors = ?, queries = ?, progress = ?, findings = ?, partial = ?, rules = ?
               WHERE municipality_id = ? AND campaign = ? AND school = ? AND version = ? AND erased_at IS NULL`,
              errors,
              queries,
              progress,
              stored(findings),
              partial === null ? null : stored(partial),
              rules,
              id,
              campaign,
              school,
              version,
            );
        log(by, 'submissions.rechecked', `campaign:${campaign}`);
      }),
  };
}
