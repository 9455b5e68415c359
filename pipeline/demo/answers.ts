import type { Value } from '../condition/predicate.ts';
import { Strata, randomOf } from './draw.ts';
import { isHead } from './people.ts';
import type { Row } from './mentoring.ts';
import type { DemoSchool } from './schools.ts';
import type { Season, Town } from './town.ts';

/** Share of schools with «да» in an ordinary town, and the document that proves it. */
const CONDITIONS: Readonly<Record<string, readonly [share: number, proof: string]>> = {
  s_mo_fg: [0.66, 'Приказ «О методическом объединении по функциональной грамотности» от {день} № {номер}-ОД'],
  s_stazh_site: [0.2, 'Приказ управления образования от {день} № {номер}'],
  s_ped_class: [0.28, 'Положение о педагогическом классе, приказ от {день} № {номер}-ОД'],
  s_mentor_incentives: [0.58, 'Положение об оплате труда, приложение 3, приказ от {день} № {номер}-ОД'],
  s_mentor_structure: [0.46, 'Приказ «О совете наставников» от {день} № {номер}-ОД'],
  s_cmn: [0.84, 'Положение о наставничестве, приказ от {день} № {номер}-ОД'],
  s_vsoko: [0.93, 'Положение о ВСОКО, приказ от {день} № {номер}-ОД'],
  s_gifted_program: [0.74, 'Программа «Одарённые дети», приказ от {день} № {номер}-ОД'],
  s_imc_events: [0.92, 'Справка ИМЦ от {день} № {номер}'],
  s_broadcast: [0.76, 'Программа муниципальной конференции от {день}'],
  s_nsur: [0.62, 'План-график, приказ от {день} № {номер}-ОД'],
  s_mgmt_team_quality: [0.64, 'Удостоверения о повышении квалификации от {день}'],
  s_new_method_model: [0.56, 'Приказ об апробации модели методической службы от {день} № {номер}-ОД'],
  s_mentoring_forms: [0.95, 'Программа наставничества, приказ от {день} № {номер}-ОД'],
};

/** What a school answers of itself, and the documents beside its answers. */
export interface Answers {
  readonly values: Record<string, Value>;
  readonly evidence: Record<string, string>;
}

/** A document is forgotten, or a question left unanswered, this often. */
const FORGOTTEN = 0.03;
const UNANSWERED = 0.02;

/** Answers of all schools for one period. */
export class Respondents {
  private readonly town: Town;
  private readonly season: Season;
  private readonly year: number;
  private readonly strata: Strata;

  constructor(town: Town, schools: readonly DemoSchool[], season: Season, year: number) {
    this.town = town;
    this.season = season;
    this.year = year;
    this.strata = new Strata(
      `${town.id}|answers`,
      schools.map(({ type }) => type),
    );
  }

  /** @param at index of the school; @param rows its people; @param trained how many of them had a course */
  of(at: number, { code, shnor }: DemoSchool, rows: readonly Row[], trained: number): Answers {
    const { town, season } = this;
    const draw = (question: string): number => this.strata.of(question, at);
    const ped = rows.filter(({ person }) => !person.external && !isHead(person)).length;
    const growth = season === 'now' ? 1 : 0.93;
    const filled =
      Math.round(rows.filter(({ person }) => !person.external).length * (0.94 + 0.3 * draw('rate')) * 4) / 4;
    const hired = Math.round(ped * 0.05 + 2 * draw('hired'));
    const asked = Math.round(ped * (0.62 + 0.36 * draw('asked')));
    const satisfied = Math.round(asked * Math.min(1, town.satisfied * growth + 0.16 * (draw('satisfied') - 0.5)));
    const values: Record<string, Value> = {
      positions_total: Math.round((filled / (1 - town.deficit * (0.5 + draw('deficit')))) * 4) / 4,
      positions_filled: filled,
      young_hired_3y: hired,
      young_stayed_3y: Math.round(hired * Math.min(1, town.stayed * growth + 0.3 * (draw('stayed') - 0.5))),
      s_pk_planned: Math.max(1, Math.round(trained * (0.94 + 0.16 * draw('planned')))),
      cnt_sanatorium: Math.round(ped * 0.09 * draw('sanatorium')),
      survey_respondents: asked,
      survey_satisfied: satisfied,
      s_innov_level: innovation(draw('s_innov_level') / growth, town.answers?.['s_innov_level'] ?? 0.78),
    };
    if (shnor) {
      values['integral_quality_prev'] = 38 + Math.floor(20 * draw('quality'));
      values['integral_quality_cur'] = Number(values['integral_quality_prev']) + Math.floor(9 * draw('grown')) - 2;
    }
    for (const [condition, [share]] of Object.entries(CONDITIONS))
      values[condition] = draw(condition) < (town.answers?.[condition] ?? share) * growth ? 'да' : 'нет';
    const random = randomOf(`${town.id}|${code}|blank`);
    for (const one of Object.keys(values))
      if (random() < UNANSWERED && !one.startsWith('positions') && !one.startsWith('integral')) delete values[one];
    return { values, evidence: this.proofs(code, values) };
  }

  private proofs(code: string, values: Record<string, Value>): Record<string, string> {
    const random = randomOf(`${this.town.id}|${code}|proof`);
    const evidence: Record<string, string> = {};
    const number = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
    const two = (value: number): string => String(value).padStart(2, '0');
    const prove = (condition: string, proof: string): void => {
      const day = `${two(number(2, 28))}.${two(number(1, 5))}.${this.year - number(0, 2)}`;
      const text = proof.replace('{день}', day).replace('{номер}', String(number(11, 240)));
      if (random() >= FORGOTTEN) evidence[condition] = text;
    };
    for (const [condition, [, proof]] of Object.entries(CONDITIONS))
      if (values[condition] === 'да') prove(condition, proof);
    if ((values['s_innov_level'] ?? 'нет') !== 'нет')
      prove('s_innov_level', 'Приказ о присвоении статуса инновационной площадки от {день} № {номер}');
    return evidence;
  }
}

const innovation = (draw: number, share: number): string =>
  draw >= share ? 'нет' : draw < 0.08 ? 'федеральный' : draw < 0.3 ? 'региональный' : 'муниципальный';
