import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { computationTallies, fieldsAsked, levelOf } from '../../pipeline/catalogue/asked.ts';
import { field } from '../../pipeline/catalogue/fields.ts';
import { frameworks } from '../../pipeline/catalogue/index.ts';
import type { Tally } from '../../pipeline/catalogue/types.ts';
import { check, restrict } from '../../pipeline/check/check.ts';
import { fulfils, type Subject, type Values } from '../../pipeline/condition/predicate.ts';
import { examine } from '../../pipeline/check/breaches.ts';
import { partialsOf, schoolValues } from '../../pipeline/indicators/partials.ts';
import { coveredBy, planOf, tallyKey } from '../../pipeline/indicators/plan.ts';
import { parsePeriod } from '../../pipeline/period.ts';
import { open } from '../../pipeline/receive.ts';
import { schoolBook } from '../../pipeline/template/index.ts';
import { inflate } from '../../pipeline/xlsx/node.ts';
import { readXlsx, type XlsxBook } from '../../pipeline/xlsx/read.ts';
import { hasOffice, resave } from './office.ts';
import { randomSchool } from './random.ts';

/**
 * The law of the product: the live formulas of the school's workbook as LibreOffice calculates them, the Arquero
 * results and a plain recomputation agree in every numerator and denominator, and «Проверка» breaks the same rules as
 * the program does.
 */
/** LibreOffice needs about a second a book: all 200 on the build machine, fewer at a developer's desk. */
const SCHOOLS = Number(process.env['SVOD_EQUALITY'] ?? 24);
const settings = { period: parsePeriod('2025-2026')!, youngMaxAge: 35 };
const plan = planOf(frameworks, settings);

type Cell = string | number | boolean | null;

const sheetRows = (book: XlsxBook, name: string): Cell[][] =>
  book.sheets
    .find((sheet) => sheet.name === name)!
    .read()
    .rows.map(({ cells }) => {
      const row: Cell[] = [];
      for (const { column, value } of cells) row[column] = value;
      return row;
    });

/** A tally the plain way: one person, one school at a time. */
function plainly(tally: Tally, school: Values, people: readonly Subject[]): number | null {
  if ('people' in tally) return people.filter((person) => fulfils(person, tally.people, settings)).length;
  if ('schools' in tally)
    return fulfils({ values: school, school, courses: [], people }, tally.schools, settings) ? 1 : 0;
  if ('municipal' in tally) return null;
  const scaled = (code: string): number | null => {
    const value = school[code];
    return typeof value === 'number' ? Math.round(value * (field(code).scale ?? 1)) : null;
  };
  const [whole, less] = [scaled(tally.total), tally.less === undefined ? 0 : scaled(tally.less)];
  return whole === null || less === null ? null : whole - less;
}

describe.skipIf(!hasOffice)(`${SCHOOLS} random schools`, () => {
  test('formulas, Arquero and a plain recomputation agree; «Проверка» and the program too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'svod-equality-'));
    const schools = Array.from({ length: SCHOOLS }, (_, at) =>
      randomSchool(at + 1, fieldsAsked(frameworks), settings.period),
    );
    const files: string[] = [];
    for (const { school, values, staff, training } of schools) {
      const file = join(folder, `${school.code}.xlsx`);
      const book = await schoolBook({
        frameworks,
        period: settings.period,
        school,
        filled: { school: values, staff, training },
        made: new Date('2026-06-01T00:00:00Z'),
      });
      writeFileSync(file, book);
      files.push(file);
    }
    const half = Math.ceil(files.length / 2);
    const saved = await Promise.all([resave(files.slice(0, half)), resave(files.slice(half))]);
    const differences: string[] = [];
    let compared = 0;
    let verdicts = 0;
    for (const [at, { school }] of schools.entries()) {
      const bytes = readFileSync(join(saved[at < half ? 0 : 1]!, basename(files[at]!)));
      const submission = open({ kind: 'workbook', file: `${school.code}.xlsx`, bytes });
      if ('refused' in submission) throw new Error(`${school.code}: ${submission.refused.message}`);
      const book = readXlsx(bytes, inflate);
      const given = restrict(submission, plan.asked);
      const [partial] = partialsOf([{ submission: given, school }], plan);
      const values = schoolValues({ submission: given, school }, plan.asked);
      const { people } = examine(given, values, settings);

      for (const [key, tally] of plan.tallies)
        if (!('municipal' in tally) && partial!.tallies[key] !== plainly(tally, values, people))
          differences.push(
            `${school.code} ${key}: Arquero ${partial!.tallies[key]}, plainly ${plainly(tally, values, people)}`,
          );

      const findings = check(submission, { asked: plan.asked, settings, school });
      const readable = !findings.some(({ code }) => code === 'N2' || code === 'K2');
      const live = new Map(sheetRows(book, 'Показатели').map((row) => [row[1], row]));
      for (const { indicator } of plan.indicators) {
        const { computation } = indicator;
        if (levelOf(computation) === 'municipality' || (computation.kind !== 'share' && computation.kind !== 'count'))
          continue;
        const row = live.get(indicator.id);
        // What cannot be read counts for nothing on arrival; the sheet shows what it shows until it is corrected.
        if (row === undefined || row[5] === 'н/п' || !readable) continue;
        const covers = coveredBy(computation);
        const known = covers === undefined || partial!.tallies[tallyKey({ schools: covers }, settings)] === 1;
        computationTallies(computation).forEach((tally, index) => {
          const sum = partial!.tallies[tallyKey(tally, settings)]!;
          const expected = known ? ('total' in tally ? sum / (field(tally.total).scale ?? 1) : sum) : '–';
          compared++;
          if (row[5 + index] !== expected)
            differences.push(
              `${school.code} ${indicator.id}[${index}]: sheet ${String(row[5 + index])}, program ${expected}`,
            );
        });
      }

      for (const row of sheetRows(book, 'Проверка')) {
        const [code, sheet, label, count] = [row[5], row[6], row[7], row[10]];
        if (typeof code !== 'string' || !/^[A-Z]\d+$/.test(code) || typeof count !== 'number') continue;
        const told = findings.filter(
          (finding) =>
            finding.code === code && finding.sheet === sheet && concerns(finding.cell, label, submission.spots, sheet),
        );
        verdicts++;
        if (count > 0 !== told.length > 0)
          differences.push(`${school.code} ${code} «${String(label)}»: sheet ${count}, program ${told.length}`);
      }
    }
    rmSync(folder, { recursive: true });
    for (const out of saved) rmSync(join(out, '..'), { recursive: true });
    expect(differences.slice(0, 40)).toEqual([]);
    expect(compared).toBeGreaterThan(SCHOOLS * 50);
    expect(verdicts).toBeGreaterThan(SCHOOLS * 60);
  }, 900_000);
});

/** Whether the finding's cell stands in the column or cell of the field with this label. */
function concerns(
  cell: string,
  label: Cell | undefined,
  spots: Readonly<Record<string, { sheet: string; column: string; row?: number }>>,
  sheet: Cell | undefined,
): boolean {
  // A remark about a whole column or sheet has no cell.
  if (cell === '') return true;
  const [, column, row] = /^([A-Z]+)(\d*)$/.exec(cell) ?? [];
  return Object.entries(spots).some(
    ([code, spot]) =>
      spot.sheet === sheet &&
      field(code).label === label &&
      spot.column === column &&
      (spot.row === undefined || String(spot.row) === row),
  );
}
