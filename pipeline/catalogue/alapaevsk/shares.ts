import { all, among, atLeast, compared, known, no, trained, yes } from '../../condition/build.ts';
import { peopleShare, schoolShare } from '../build.ts';
import { DPP, OOO, contest, heads, mentoringPair, ped, teachers, trainedPk, u35s3, young } from '../sets.ts';

/** Shares that stand in more than one place: an indicator and its number, a table row, the norm of a measure. */
export const heavyLoad = atLeast('load_hours', 27);
export const registerCourse = trained(DPP, undefined, { yes: ['course.in_fr'] });

export const trainedShare = peopleShare(ped, trainedPk);
export const trainedByRegister = peopleShare(ped, registerCourse);
export const loadOfTeachers = peopleShare(teachers, heavyLoad);
export const contestOfYoung = peopleShare(u35s3, contest);
export const regionalContest = peopleShare(ped, yes('contest_regional'));

/** Covered by the model of mentoring: one of a pair, in a school that has introduced the model. */
const covered = all(mentoringPair, yes('s_cmn'));
export const modelOfYoung = peopleShare(u35s3, covered);
export const modelOfAll = peopleShare(ped, covered);

/** Only those who could have worked three years since they graduated are asked for. */
export const stayedSinceGraduation = peopleShare(
  all(young, known('graduation_year'), known('hire_year'), compared({ field: 'graduation_year' }, '<=', { year: -3 })),
  compared({ field: 'hire_year' }, '<=', { field: 'graduation_year' }),
);
export const stayedOfAllYoung = { part: stayedSinceGraduation.part, whole: { people: young } };

export const mismatchedSchools = schoolShare(
  all(among('org_type', OOO), compared({ people: teachers }, '>', { number: 0 })),
  compared({ people: all(teachers, no('edu_matches')), times: 100 }, '>', { people: teachers, times: 30 }),
);

export const teamsByRegister = schoolShare(
  compared({ people: heads }, '>', { number: 0 }),
  compared({ people: all(heads, registerCourse), times: 100 }, '>=', { people: heads, times: 50 }),
);
