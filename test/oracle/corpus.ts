import type { OracleInput, OrgType, RegistryRow, Row, SchoolInput } from './input.ts';
import { periodOf } from './people.ts';
import { Random } from './random.ts';
import { courses, roster } from './roster.ts';

export interface CorpusRequest {
  readonly seed: number;
  readonly period: string;
  readonly schools: number;
  /** Most people in a school. */
  readonly people: number;
}

const YES_NO_OF_SCHOOLS = `s_mo_fg s_stazh_site s_ped_class s_mentor_incentives s_mentor_structure s_cmn s_vsoko
  s_gifted_program s_imc_events s_broadcast s_nsur s_mgmt_team_quality s_new_method_model s_mentoring_forms`.split(
  /\s+/,
);

const YES_NO_OF_MUNICIPALITY = `m_curators m_cadre_plan m_college_agreement m_young_mo m_r4 m_no_deficit
  m_quality_mechanisms m_nsur_entry m_assess_measures m_innov_measures m_distance_system m_env_enrichment s_mo_fg
  s_stazh_site s_ped_class s_mentor_incentives s_mentor_structure`.split(/\s+/);

const MUNICIPAL_PAIRS = [
  ['m_target_grad_employed', 'm_target_grad_total'],
  ['m_roadmap_done', 'm_roadmap_planned'],
  ['m_nsur_done', 'm_nsur_planned'],
  ['m_methodists_innov', 'm_methodists_total'],
  ['m_prof_comm_interactive', 'm_prof_comm_total'],
  ['m_dpp_in_fr', 'm_dpp_total'],
] as const;

const MUNICIPAL_COUNTS =
  'm_target_contracts m_contests_prepared m_site_max_gap_days m_new_events m_mechanisms m_new_dpp'.split(' ');

const STATUSES = ['ME1', 'ME2', 'ME3', 'ME5', 'ME6', 'ME10', 'KE3'];

const decimal = (hundredths: number): string => String(hundredths / 100);

/** A part and its whole, each blank now and then, zero now and then. */
function pair(random: Random, upTo: number, blank: number): [part: string, whole: string] {
  const whole = random.chance(0.1) ? 0 : random.int(1, upTo);
  const part = random.chance(0.2) ? whole : random.int(0, whole);
  return [random.chance(blank) ? '' : String(part), random.chance(blank) ? '' : String(whole)];
}

function answersOf(random: Random, staff: readonly Row[], blank: number, yes: number): Row {
  const ped = staff.filter(
    (row) => !row['position']!.includes('руководител') && row['employment'] !== 'внешнее совместительство',
  ).length;
  const total = random.int(1, 12_000);
  const row: Record<string, string> = {
    positions_total: random.chance(blank) ? '' : decimal(total),
    positions_filled: random.chance(blank) ? '' : decimal(random.chance(0.5) ? total : random.int(0, total)),
    cnt_sanatorium: random.chance(blank) ? '' : String(random.int(0, Math.min(ped, 9))),
    s_pk_planned: random.chance(blank) ? '' : String(random.int(0, ped)),
    integral_quality_prev: random.chance(blank) ? '' : random.pick(['3.4', '3.45', '41', '0']),
    integral_quality_cur: random.chance(blank) ? '' : random.pick(['3.4', '3.45', '41', '0']),
    s_innov_level: random.pick(['', 'нет', 'муниципальный', 'региональный', 'федеральный']),
  };
  [row['young_stayed_3y'], row['young_hired_3y']] = pair(random, 8, blank);
  [row['survey_satisfied'], row['survey_respondents']] = pair(random, 300, blank);
  for (const code of YES_NO_OF_SCHOOLS) row[code] = random.chance(blank) ? '' : random.chance(yes) ? 'да' : 'нет';
  return row;
}

function municipalityOf(random: Random): Row {
  const row: Record<string, string> = {};
  const put = (code: string, value: string): void => {
    // A line without a value and no line at all are both «blank»; a status without its own line has another meaning.
    if (value !== '' || (!code.startsWith('m_text_status') && random.chance(0.5))) row[code] = value;
  };
  for (const code of YES_NO_OF_MUNICIPALITY) put(code, random.pick(['', 'да', 'нет']));
  for (const [part, whole] of MUNICIPAL_PAIRS) {
    const [a, b] = pair(random, 40, 0.15);
    put(part, a);
    put(whole, b);
  }
  for (const code of MUNICIPAL_COUNTS) put(code, random.pick(['', '0', '1', '3', '4', '7', '14', '15']));
  const status = (): string =>
    random.pick(['', 'да', 'нет', 'частично', 'частично: пока в двух школах', 'да: приказ: № 5']);
  put('m_text_status', status());
  for (const id of STATUSES) put(`m_text_status.${id}`, status());
  put('young_max_age', random.pick(['', '', '35', '30', '34']));
  return row;
}

/** Small schools are many, large ones few, some are empty. */
const sizeOf = (random: Random, most: number): number =>
  random.chance(0.05) ? 0 : random.chance(0.1) ? most : random.int(1, Math.max(1, Math.ceil(most / 3)));

/** A municipality made up by the seed: valid submissions only, some schools of the registry missing. */
export function corpusOf({ seed, period, schools, people }: CorpusRequest): Omit<OracleInput, 'frameworks'> {
  const random = new Random(seed);
  const dates = periodOf(period);
  const types: readonly OrgType[] = random.chance(0.3) ? ['ООО', 'ДОО'] : ['ООО', 'ООО', 'ДОО', 'ДОО', 'ОДО'];
  const registry: RegistryRow[] = [];
  const submitted: SchoolInput[] = [];
  for (let at = 0; at < schools; at += 1) {
    const row: RegistryRow = {
      code: String(1001 + at),
      type: random.pick(types),
      shnor: random.chance(0.2),
      shnsu: random.chance(0.2),
    };
    registry.push(row);
    if (at > 0 && random.chance(0.12)) continue;
    const temper = { yes: random.pick([0.05, 0.3, 0.5, 0.95]), blank: random.pick([0, 0.1, 0.5]) };
    const staff = roster(random, sizeOf(random, people), dates.year, temper);
    submitted.push({
      registry: row,
      answers: answersOf(random, staff, random.pick([0, 0.1, 0.4]), temper.yes),
      staff,
      training: courses(random, staff, dates),
    });
  }
  return { period, registry, schools: submitted, municipality: municipalityOf(random) };
}
