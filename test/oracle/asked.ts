/**
 * Fields each document asks for: the column «Используют» of the data dictionary and its profile of counts
 * (34/5/12, 5/3/12, 9/3/10, 6/2/1, 10/4/2 – without `employment` where no indicator names it, and without keys).
 * A field asked by none of the documents collected counts as blank (indicators.md §2, «support»).
 */
const STAFF: Readonly<Record<string, string>> = {
  alapaevsk: `birth_year position subjects employment load_hours education_level edu_matches retraining category
    ped_experience graduation_year hire_year diag_federal diag_regional diag_self iom_cnppm iom_recs iom_dynamics ippr
    iom_support method_support creative_project contest_local contest_regional contest_federal network_events
    gives_masterclass expert_regional method_products network_projects is_mentor has_mentor young_community rma_support`,
  murom: 'birth_year position education_level category ped_experience',
  rybinsk: `birth_year position category internal_training creative_project young_community method_support attest_new
    has_mentor`,
  volgodonsk: 'birth_year position ped_experience diag_regional iom_cnppm method_support',
  krasnoselsky: `birth_year position ped_experience method_support network_events internal_training innovation_active
    indep_assess_prep attest_support reserve`,
};

const TRAINING: Readonly<Record<string, string>> = {
  alapaevsk: 'course.in_fr course.topics',
  murom: '',
  rybinsk: '',
  volgodonsk: 'course.in_fr course.by_diagnostics',
  krasnoselsky: 'course.topics',
};

const SCHOOL: Readonly<Record<string, string>> = {
  alapaevsk: `positions_total positions_filled cnt_sanatorium s_mo_fg s_stazh_site s_ped_class s_mentor_incentives
    s_mentor_structure s_cmn`,
  murom: `young_hired_3y young_stayed_3y s_pk_planned survey_respondents survey_satisfied s_vsoko s_gifted_program
    s_imc_events s_broadcast s_nsur s_innov_level`,
  rybinsk: `positions_total positions_filled young_hired_3y young_stayed_3y integral_quality_prev integral_quality_cur
    s_vsoko s_new_method_model s_mentoring_forms`,
  volgodonsk: 's_mgmt_team_quality',
  krasnoselsky: 'survey_respondents survey_satisfied',
};

const KEYS = ['row_no', 'employment', 'course.person', 'course.kind', 'course.end_date'];

/** Codes of all fields of people, courses and schools that these documents ask for. */
export function askedBy(frameworks: readonly string[]): ReadonlySet<string> {
  const asked = new Set(KEYS);
  for (const id of frameworks)
    for (const codes of [STAFF[id], TRAINING[id], SCHOOL[id]])
      for (const code of codes!.split(/\s+/)) if (code !== '') asked.add(code);
  return asked;
}
