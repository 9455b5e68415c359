import { FORM_VERSION } from '../../pipeline/form.ts';
import type { Report } from '../../pipeline/demo/roster.ts';
import type { Values } from '../../pipeline/condition/predicate.ts';
import type { GivenExplanation } from '../../pipeline/template/explanations.ts';
import { againstOf } from '../campaign/terms.ts';
import { Problem } from '../problem.ts';
import type { Server } from '../server.ts';
import type { Campaign, MunicipalStore } from '../store/port.ts';
import { Refusal } from '../store/refusal.ts';
import { keep } from '../submission/keep.ts';

/** Names stay at school, even made-up ones. */
function withoutName(row: Values): Values {
  const { full_name: _, ...values } = row;
  return values;
}

/**
 * Sends a made-up report as a page would: JSON without names, read, checked and kept like any other.
 * @returns the version, null when it had errors and became a draft
 */
export async function sendReport(
  { reception, clock }: Server,
  given: {
    readonly store: MunicipalStore;
    readonly campaign: Campaign;
    readonly report: Report;
    readonly explanations: readonly GivenExplanation[];
  },
): Promise<number | null> {
  const { store, campaign, report, explanations } = given;
  const { code } = report.school;
  const school = await store.school({ campaign: campaign.id, school: code });
  const document = {
    form: FORM_VERSION,
    frameworks: campaign.frameworks,
    period: campaign.period,
    school: code,
    values: report.values,
    staff: report.staff.map(withoutName),
    training: report.training,
    evidence: report.evidence,
    explanations,
  };
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  const checked = await reception.read({ is: 'document', bytes, against: againstOf(campaign, [school]) });
  if (checked.is !== 'checked') throw new Error(`A report of the demo was read as ${checked.is}`);
  try {
    const { receipt } = await keep({
      store,
      by: { role: 'school', id: code },
      campaign,
      school,
      checked,
      body: checked.sha256,
      key: null,
      ifMatch: null,
      acceptQueries: true,
      now: clock(),
    });
    return receipt.version;
  } catch (error) {
    if (error instanceof Problem && error.code === 'submission.errors') return null;
    if (error instanceof Refusal && error.code === 'submission.identical') return null;
    throw error;
  }
}
