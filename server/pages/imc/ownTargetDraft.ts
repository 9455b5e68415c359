import type { Indicator, OwnTarget } from '../../../pipeline/catalogue/types.ts';
import { targetOf } from '../../../pipeline/indicators/target.ts';
import { bareTarget } from '../figures/shown.ts';
import type { CampaignSettings } from '../wire.ts';

/** A target as typed; a «да» has the sign «=» and no value. */
export interface OwnTargetDraft {
  readonly op: string;
  readonly value: string;
  readonly from: string;
}

export type OwnTargetDrafts = Readonly<Record<string, readonly OwnTargetDraft[]>>;
type OwnTargets = NonNullable<CampaignSettings['targets']>;

/** Stored targets as typed. @param year stands for «always» */
export const toDrafts = (targets: OwnTargets = {}, year: number): OwnTargetDrafts =>
  Object.fromEntries(
    Object.entries(targets).map(([key, list]) => [
      key,
      list.map(({ op, value, from = year }) => ({
        // «100 %» is reached at 100 or more: the form has one word for both.
        op: op === '=' && value !== true ? '>=' : op,
        value: value === true ? '' : `${value}`.replace('.', ','),
        from: `${from}`,
      })),
    ]),
  );

const fromDraft = ({ op, value, from }: OwnTargetDraft): OwnTarget => ({
  op: op as OwnTarget['op'],
  value: op === '=' ? true : Number(value.replace(',', '.') || NaN),
  from: Number(from),
});

/** What was typed, as it is stored; indicators without lines are as in the document. */
export const fromDrafts = (drafts: OwnTargetDrafts): OwnTargets =>
  Object.fromEntries(
    Object.entries(drafts).flatMap(([key, lines]) => (lines.length === 0 ? [] : [[key, lines.map(fromDraft)]])),
  );

/** The ИМЦ's target in force in the year, as typed so far: «≥ 15 %». */
export function ownTargetText({ unit }: Indicator, lines: readonly OwnTargetDraft[], year: number): string {
  const target = targetOf(lines.map(fromDraft), year);
  return target === undefined || Number.isNaN(target.value) ? '' : bareTarget({ unit, target });
}
