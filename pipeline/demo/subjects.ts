import { pick } from './draw.ts';

/** Who teaches what in a school of ordinary size: how many teachers of a hundred. */
const TEACHING: readonly (readonly [number, readonly string[]])[] = [
  [29, ['начальные классы']],
  [13, ['русский язык', 'литература']],
  [10, ['математика']],
  [9, ['английский язык']],
  [8, ['физическая культура']],
  [7, ['история', 'обществознание']],
  [4, ['биология', 'химия']],
  [4, ['физика']],
  [3, ['информатика']],
  [3, ['география']],
  [4, ['труд (технология)']],
  [2, ['музыка']],
  [2, ['изобразительное искусство']],
  [2, ['ОБЗР']],
];

/** Subjects of the nth of so many teachers of a school: every school has its share of each. */
export const subjectsOf = (nth: number, of: number): readonly string[] =>
  pick(TEACHING, ([weight]) => weight, (nth + 0.5) / of)[1];

/** Subjects that g9.15 looks at. */
export const ENGINEERING: readonly string[] = ['математика', 'физика', 'информатика', 'химия', 'биология'];
