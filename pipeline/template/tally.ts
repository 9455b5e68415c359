import { field } from '../catalogue/fields.ts';
import type { Tally } from '../catalogue/types.ts';
import { excelCount, excelExpression, type FormReferences } from '../condition/excel.ts';
import { inRussian } from '../condition/russian.ts';

/** The tally of this school as a formula without «=»; undefined for what only the ИМЦ knows. */
export function tallyFormula(tally: Tally, form: FormReferences): string | undefined {
  if ('municipal' in tally) return undefined;
  if ('people' in tally) return excelCount(tally.people, form);
  if ('schools' in tally) return `1*(${excelExpression(tally.schools, form)})`;
  const [total, less] = [tally.total, tally.less].map((code) =>
    code === undefined ? undefined : form.columns(code)[0],
  );
  if (total === undefined) return undefined;
  return less === undefined ? `1*${total}` : `ROUND(${total}-${less},2)`;
}

/** What is counted, in words. */
export function tallyInRussian(tally: Tally): string {
  if ('municipal' in tally) return `«${field(tally.municipal).label}» (сообщает ИМЦ)`;
  if ('people' in tally) return inRussian(tally.people);
  if ('schools' in tally) return `организация, где: ${inRussian(tally.schools)}`;
  const label = (code: string): string => `«${field(code).label}»`;
  return tally.less === undefined ? label(tally.total) : `${label(tally.total)} минус ${label(tally.less)}`;
}

/**
 * The percentage of two cells, rounded half up from whole numbers as everywhere in «Свод»; hundredths of staff units
 * are made whole first. «–» when the denominator is 0 or something is unknown.
 */
export function percentFormula(part: string, whole: string, hundredths: boolean): string {
  const [n, d] = hundredths ? [`ROUND(100*${part},0)`, `ROUND(100*${whole},0)`] : [part, whole];
  return `IF(ISNUMBER(${part})*ISNUMBER(${whole}),IF(${whole}=0,"–",INT((2000*${n}+${d})/(2*${d}))/10),"–")`;
}
