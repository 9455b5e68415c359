import { aged, all, among, any, atMost, derived, named, no, not, trained, yes } from '../condition/build.ts';

/**
 * The sets that indicators are counted over (`domain/indicators.md` §2). External part-timers are in none of them:
 * they are counted at their main place of work.
 */
export const OOO = 'ООО';
export const DOO = 'ДОО';
export const ODO = 'ОДО';

const pedagogicalPosition = among(
  'position',
  'учитель',
  'воспитатель',
  'педагог дополнительного образования',
  'иной педагогический работник',
);
const own = not(among('employment', 'внешнее совместительство'));

/** A condition that every school, or every person, fulfils. */
export const everyone = all();

export const ped = named('ped', 'педагогические работники', all(own, pedagogicalPosition));
/** With external part-timers: only for the share of part-timers (g6.2). */
export const pedAll = named(
  'ped_all',
  'педагогические работники вместе с внешними совместителями',
  pedagogicalPosition,
);
export const teachers = named('teachers', 'учителя', all(own, among('position', 'учитель')));
export const heads = named(
  'heads',
  'управленческая команда (руководители, их заместители, руководители структурных подразделений)',
  all(own, among('position', 'руководитель', 'заместитель руководителя', 'руководитель структурного подразделения')),
);
export const directors = named('directors', 'руководители ОО', all(own, among('position', 'руководитель')));
export const pedAndHeads = named('ped_heads', 'педагогические работники и управленческие кадры', any(ped, heads));
export const pedGeneral = named(
  'ped_general',
  'педагогические работники ООО и ДОО',
  all(ped, among('org_type', OOO, DOO)),
);
export const pedOo = named('ped_oo', 'педагогические работники ООО', all(ped, among('org_type', OOO)));
export const pedDoo = named('ped_doo', 'педагогические работники ДОО', all(ped, among('org_type', DOO)));
export const pedPdo = named(
  'ped_pdo',
  'педагоги дополнительного образования',
  all(ped, among('position', 'педагог дополнительного образования')),
);
export const pedShnor = named(
  'ped_shnor',
  'педагогические работники ШНОР и ШНСУ',
  all(ped, any(yes('org_shnor'), yes('org_shnsu'))),
);
export const pedDiagRegional = named(
  'ped_diag_regional',
  'педагогические работники, прошедшие региональную диагностику',
  all(ped, yes('diag_regional')),
);
export const pedMismatch = named(
  'ped_mismatch',
  'учителя, образование которых не соответствует предмету',
  all(teachers, no('edu_matches')),
);
export const subj5 = named(
  'subj5',
  'учителя математики, физики, информатики, химии, биологии',
  all(teachers, among('subjects', 'математика', 'физика', 'информатика', 'химия', 'биология')),
);
export const young = named('young', 'молодые педагоги', all(ped, aged(undefined, 'young')));
export const u35s3 = named(
  'u35s3',
  'молодые педагоги со стажем до 3 лет включительно',
  all(young, atMost('ped_experience', 3)),
);
export const mentors = named('mentors', 'наставники', all(ped, yes('is_mentor')));

/** Conditions that several indicators share. */
export const iom = named('iom', 'есть ИОМ на базе ЦНППМ', among('iom_cnppm', 'разработан', 'реализуется', 'завершён'));
export const contest = named(
  'contest',
  'участвовали в конкурсах любого уровня',
  any(yes('contest_local'), yes('contest_regional'), among('contest_federal', 'участник', 'призёр', 'победитель')),
);
/** What is derivable adds a «да» and never takes one away. */
export const support = named(
  'support',
  'получали адресную поддержку',
  any(yes('method_support'), derived(yes('iom_support')), derived(yes('has_mentor'))),
);
export const mentoringPair = named('pair', 'наставник или наставляемый', any(yes('is_mentor'), yes('has_mentor')));

/** Kinds of courses: «повышение квалификации», «обучились по ДПП», anything that counts as training. */
export const PK = ['ПК'] as const;
export const DPP = ['ПК', 'ПП'] as const;
export const ANY_COURSE = ['ПК', 'ПП', 'стажировка'] as const;

export const highVo = named(
  'vo',
  'высшее образование',
  among('education_level', 'ВО педагогическое', 'ВО непедагогическое'),
);
export const trainedPk = trained(PK);
export const trainedDpp = trained(DPP);
