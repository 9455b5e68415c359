import { zipSync } from 'fflate';
import { fieldsAsked } from '../catalogue/asked.ts';
import type { Framework } from '../catalogue/types.ts';
import type { Period } from '../period.ts';
import { askedOfSchool } from '../template/applies.ts';
import type { GivenExplanation } from '../template/explanations.ts';
import { bookName, schoolBook } from '../template/index.ts';
import { folderTexts, windows1251 } from './csv.ts';
import type { Report } from './roster.ts';
import { revised, spoiled } from './spoil.ts';
import { troubleOf } from './troubles.ts';

/** A file as it came to the ИМЦ; the path is within «Отчёты». */
export interface Delivered {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Delivery {
  readonly framework: Framework;
  readonly period: Period;
  readonly made: Date;
  readonly centre: string;
}

/** What the school sends: as a rule its workbook, otherwise what its trouble makes of it. */
export async function delivered(
  report: Report,
  explanations: readonly GivenExplanation[],
  to: Delivery,
): Promise<Delivered[]> {
  const kind = troubleOf(report.school)?.kind;
  if (kind === 'silent' || kind === 'late') return [];
  const sent = spoiled(report, kind, to.period.year);
  if (kind === 'text') return textFolder(sent, to.framework);
  const name = bookName({ period: to.period, school: report.school });
  const besides = (words: string): string => name.replace('.xlsx', ` ${words}.xlsx`);
  const book = await workbook(sent, explanations, to);
  switch (kind) {
    case 'broken':
      return [{ path: name, bytes: book.subarray(0, Math.floor(book.length * 0.6)) }];
    case 'foreign':
      return [to.period.year % 2 === 0 ? openDocument(name) : oldExcel(name)];
    case 'copied':
      return [
        { path: name, bytes: book },
        { path: besides('(копия)'), bytes: book },
      ];
    case 'twice':
      return [
        { path: name, bytes: book },
        { path: besides('исправленная'), bytes: await workbook(revised(sent), explanations, to) },
      ];
    default:
      return [{ path: name, bytes: book }];
  }
}

function workbook(
  report: Report,
  explanations: readonly GivenExplanation[],
  { framework, period, made, centre }: Delivery,
): Promise<Uint8Array> {
  const { school, values, staff, training, evidence } = report;
  // The workbook was issued before the registry was put right.
  const issued = troubleOf(school)?.kind === 'reorganised' ? { ...school, type: 'ДОО' as const } : school;
  return schoolBook({
    frameworks: [framework],
    period,
    school: issued,
    filled: { school: values, staff, training, evidence, explanations },
    made,
    centre,
  });
}

/** A school with a program of its own exports text; Excel saved it in the Windows encoding. */
function textFolder(report: Report, framework: Framework): Delivered[] {
  const { school } = report;
  const asked = askedOfSchool(fieldsAsked([framework]), [framework], school);
  const folder = `${school.code} ${school.name.replace(/[«»]/g, '')}`;
  return Object.entries(folderTexts(report, asked)).map(([name, text]) => ({
    path: `${folder}/${name}`,
    bytes: windows1251(text),
  }));
}

/** Saved by LibreOffice in its own format. */
function openDocument(name: string): Delivered {
  const type = 'application/vnd.oasis.opendocument.spreadsheet';
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const office = 'urn:oasis:names:tc:opendocument:xmlns';
  const bytes = zipSync(
    {
      mimetype: [text(type), { level: 0 }],
      'content.xml': text(
        `<?xml version="1.0"?><office:document-content xmlns:office="${office}:office:1.0" xmlns:table="${office}:table:1.0" office:version="1.3"><office:body><office:spreadsheet><table:table table:name="Титул"/></office:spreadsheet></office:body></office:document-content>`,
      ),
      'META-INF/manifest.xml': text(
        `<?xml version="1.0"?><manifest:manifest xmlns:manifest="${office}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
      ),
    },
    { mtime: new Date('2020-01-01T00:00:00Z') },
  );
  return { path: name.replace('.xlsx', '.ods'), bytes };
}

/** A workbook of Excel 97–2003 under the new extension: an OLE header and nothing that can be read. */
function oldExcel(name: string): Delivered {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return { path: name, bytes };
}
