import { serialOf } from '../period.ts';
import { address, sheetRange } from '../xlsx/address.ts';
import { looks } from '../xlsx/looks.ts';
import { SheetDraft } from '../xlsx/write.ts';
import { SHEETS, type Form } from './layout.ts';
import type { Named } from './names.ts';

/** What the workbook says of itself, the same in the properties, the names and the service sheet. */
export const identityOf = ({ frameworks, school, settings }: Form, version: number): Record<string, string> => ({
  'svod.form': `${version}`,
  'svod.frameworks': frameworks.map(({ id }) => id).join(','),
  'svod.school': school.code,
  'svod.period': settings.period.name,
});

/** The service sheet «_svod»: identity and the parameters that formulas read. */
export function drawService(form: Form, version: number): { draft: SheetDraft; names: Named[] } {
  const { period, youngMaxAge } = form.settings;
  const draft = new SheetDraft(SHEETS.service);
  draft.state = 'veryHidden';
  draft.protect = true;
  draft.columns = [{ width: 20 }, { width: 40 }];
  const rows: [string, string | number][] = [
    ...Object.entries(identityOf(form, version)),
    ['svod.year', period.year],
    ['svod.start', serialOf(period.start)],
    ['svod.end', serialOf(period.end)],
    ['svod.start3', serialOf(period.start3)],
    ['svod.young', youngMaxAge],
  ];
  const names = rows.map(([key, value], at): Named => {
    draft.put(at + 1, 1, key, looks.code).put(at + 1, 2, value);
    return { name: key.replace('.', '_'), range: sheetRange(SHEETS.service, address(at + 1, 2)) };
  });
  return { draft, names };
}
