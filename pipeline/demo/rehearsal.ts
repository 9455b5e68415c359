import { askedOf } from '../catalogue/asked.ts';
import { rulesFor } from '../catalogue/rules.ts';
import type { Plan } from '../indicators/plan.ts';
import { receive, type Received } from '../receive.ts';
import type { GivenExplanation } from '../template/explanations.ts';
import { folderTexts, utf8 } from './csv.ts';
import { randomOf } from './draw.ts';
import type { Report } from './roster.ts';
import { spoiled } from './spoil.ts';
import { troubleOf } from './troubles.ts';

/** Hands reports in as text files, in memory. */
export const handIn = (reports: readonly Report[], plan: Plan): Received[] =>
  receive(
    reports.map((report) => {
      const texts = Object.entries(folderTexts(report, plan.asked)).map(([name, text]) => [name, utf8(text)]);
      return { kind: 'folder', file: report.school.code, contents: Object.fromEntries(texts) };
    }),
    { plan, registry: new Map(reports.map(({ school }) => [school.code, school])) },
  );

/** Queries that stay without an answer even where the school explains the rest. */
const UNANSWERED = new Set(['S9', 'T4']);

/** What two schools in three write on «Пояснения»: to each query that a ready explanation fits, by code of the school. */
export function explanationsOf(reports: readonly Report[], plan: Plan): Map<string, GivenExplanation[]> {
  const rules = new Map(
    rulesFor(plan.asked).flatMap(({ code, ready }) => (ready === undefined ? [] : [[code, ready]])),
  );
  const sent = reports.map((report) => spoiled(report, troubleOf(report.school)?.kind, plan.settings.period.year));
  return new Map(
    handIn(sent, plan).map(({ code, findings }, at) => {
      const report = sent[at]!;
      const random = randomOf(`${code}|explanations`);
      const answers = random() < 0.67 || troubleOf(report.school) !== undefined;
      const asked = new Set(findings.filter(({ level }) => level === 'query').map((finding) => finding.code));
      // Reading text files asks for no documents; the workbook does.
      if (isUnproved(report, plan)) asked.add('P7');
      const explained = [...asked].flatMap((one): GivenExplanation[] => {
        const ready = rules.get(one);
        if (ready === undefined || UNANSWERED.has(one)) return [];
        return [{ code: one, about: '', text: ready[Math.floor(random() * ready.length)]! }];
      });
      return [code!, answers ? explained : []];
    }),
  );
}

const isUnproved = ({ values, evidence }: Report, { asked }: Plan): boolean =>
  askedOf(asked, 'school').some(
    ({ code, evidence: proved }) =>
      proved === true && (values[code] ?? 'нет') !== 'нет' && evidence[code] === undefined,
  );
