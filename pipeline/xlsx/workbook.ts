import { type Limits, NotReadable } from './limits.ts';
import { Xml } from './xml.ts';
import { isTrue } from './styles.ts';
import type { Zip } from './zip.ts';

export type SheetState = 'visible' | 'hidden' | 'veryHidden';

/** What the package says about itself before any sheet is opened. */
export interface Workbook {
  readonly sheets: readonly { name: string; state: SheetState; part: string }[];
  readonly names: Map<string, string>;
  readonly properties: Map<string, string>;
  /** Days are counted from 1904 (old Macintosh books). */
  readonly from1904: boolean;
  readonly strings: string | undefined;
  readonly styles: string | undefined;
  readonly notes: string[];
}

interface Relation {
  readonly id: string;
  /** The last word of the type: `worksheet`; Strict and Transitional books differ only before it. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

export function readWorkbook(zip: Zip, limits: Limits): Workbook {
  refuseOtherPackages(zip);
  const open = (part: string) => new Xml(zip.read(part), part, limits);
  const roots = relations(zip, '', open);
  const main = roots.find(({ type }) => type === 'officeDocument');
  if (main === undefined) throw new NotReadable('not-workbook');
  const part = inside(main, '');
  if (/\.bin$/i.test(part)) throw new NotReadable('xlsb');
  refuseContentTypes(open('[Content_Types].xml'), part);

  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const links = relations(zip, part, open);
  const byType = (type: string) => {
    const link = links.find((one) => one.type === type);
    return link && inside(link, folder);
  };
  const notes: string[] = [];
  if (zip.names.some((name) => name.startsWith('xl/externallinks/'))) {
    notes.push('В книге есть ссылки на другие файлы; их значения взяты такими, какими сохранены.');
  }
  const properties = roots.find(({ type }) => type === 'custom-properties');
  return {
    ...readMain(open(part), links, folder, notes),
    properties: properties === undefined ? new Map() : readProperties(open(inside(properties, ''))),
    strings: byType('sharedStrings'),
    styles: byType('styles'),
    notes,
  };
}

/** `xl/workbook.xml`: sheets in the order of their tabs, defined names, the first day of the calendar. */
function readMain(xml: Xml, links: readonly Relation[], folder: string, notes: string[]) {
  const tabs: { name: string; state: SheetState; link: string | undefined }[] = [];
  const found: { name: string; sheet: string | undefined; reference: string }[] = [];
  let from1904 = false;
  while (xml.next(0)) {
    if (!xml.is('workbook')) throw new NotReadable('not-workbook');
    while (xml.next(1)) {
      if (xml.is('workbookPr')) from1904 = isTrue(xml.attr('date1904'));
      else if (xml.is('sheets')) {
        while (xml.next(2)) {
          tabs.push({ name: xml.attr('name') ?? '', state: toState(xml.attr('state')), link: xml.attr(':id') });
        }
      } else if (xml.is('definedNames')) {
        while (xml.next(2)) {
          const [name, sheet] = [xml.attr('name') ?? '', xml.attr('localSheetId')];
          found.push({ name, sheet, reference: xml.text() });
        }
      }
    }
  }
  if (tabs.length > xml.limits.entries) throw new NotReadable('too-many-entries');
  // A name of one sheet only is kept as `Sheet!name`, so that a copied sheet does not shadow the real one.
  const names = new Map(
    found.map(({ name, sheet, reference }) => {
      return [sheet === undefined ? name : `${tabs[Number(sheet)]?.name ?? '#REF'}!${name}`, reference];
    }),
  );
  return { sheets: toSheets(tabs, links, folder, notes), names, from1904 };
}

function toSheets(
  tabs: readonly { name: string; state: SheetState; link: string | undefined }[],
  links: readonly Relation[],
  folder: string,
  notes: string[],
): Workbook['sheets'] {
  const byId = new Map(links.map((link) => [link.id, link]));
  const sheets: { name: string; state: SheetState; part: string }[] = [];
  const seen = new Set<string>();
  for (const { name, state, link: id } of tabs) {
    const link = byId.get(id ?? '');
    if (link === undefined) throw new NotReadable('part-missing', name);
    if (/macrosheet/i.test(link.type)) throw new NotReadable('macros');
    if (link.type !== 'worksheet') {
      notes.push(`Лист «${name}» не содержит ячеек (диаграмма или диалог) и пропущен.`);
      continue;
    }
    if (link.external || link.target.includes('..')) throw new NotReadable('external-sheet', name);
    if (seen.has(name.toLowerCase())) throw new NotReadable('same-sheets', name);
    seen.add(name.toLowerCase());
    sheets.push({ name, state, part: inside(link, folder) });
  }
  if (sheets.length === 0) throw new NotReadable(tabs.length === 0 ? 'no-worksheets' : 'only-charts');
  return sheets;
}

const toState = (state: string | undefined): SheetState =>
  state === 'hidden' || state === 'veryHidden' ? state : 'visible';

/** `docProps/custom.xml`: where the template writes its form, school and version. */
function readProperties(xml: Xml): Map<string, string> {
  const properties = new Map<string, string>();
  while (xml.next(0)) {
    while (xml.next(1)) {
      const name = xml.attr('name') ?? '';
      while (xml.next(2)) properties.set(name, xml.text());
    }
  }
  return properties;
}

/** The relations of a part, or of the whole package when the part is ''. */
function relations(zip: Zip, part: string, open: (part: string) => Xml): Relation[] {
  const cut = part.lastIndexOf('/') + 1;
  const path = `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
  if (!zip.has(path)) throw new NotReadable(part === '' ? 'not-workbook' : 'part-missing', path);
  const xml = open(path);
  const found: Relation[] = [];
  while (xml.next(0)) {
    while (xml.next(1)) {
      const type = xml.attr('Type') ?? '';
      found.push({
        id: xml.attr('Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: xml.attr('Target') ?? '',
        external: xml.attr('TargetMode') === 'External',
      });
    }
  }
  return found;
}

/** The part a relation points at. A part we are going to read may not lie outside the package. */
function inside({ target, external }: Relation, folder: string): string {
  if (external || target.includes('..') || /^[a-z][a-z\d+.-]*:/i.test(target)) {
    throw new NotReadable('external-sheet', target.slice(0, 100));
  }
  return target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '');
}

/** Says what a zip is when it is not a plain book, by the parts it holds. */
function refuseOtherPackages(zip: Zip): void {
  const { names } = zip;
  const some = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (some(/(^|\/)vbaproject[^/]*$|^xl\/macrosheets\//)) throw new NotReadable('macros');
  if (zip.has('xl/workbook.bin')) throw new NotReadable('xlsb');
  if (zip.has('word/document.xml')) throw new NotReadable('docx');
  if (zip.has('ppt/presentation.xml')) throw new NotReadable('pptx');
  if (zip.has('mimetype') || zip.has('META-INF/manifest.xml')) throw new NotReadable('ods');
  if (!zip.has('[Content_Types].xml') || !zip.has('_rels/.rels')) throw new NotReadable('not-workbook');
  if (some(/^xl\/(activex|embeddings)\/|^xl\/connections\.xml$/)) throw new NotReadable('active');
}

/** The declared type of the main part; macros may be promised there without a project. */
function refuseContentTypes(xml: Xml, main: string): void {
  while (xml.next(0)) {
    while (xml.next(1)) {
      const type = xml.attr('ContentType') ?? '';
      if (/macroEnabled|vbaProject|intlMacrosheet|addin\.main/i.test(type)) {
        throw new NotReadable(/binary/i.test(type) ? 'xlsb' : 'macros');
      }
      const name = xml.attr('PartName');
      if (name?.toLowerCase() === `/${main.toLowerCase()}` && !/spreadsheetml/.test(type)) {
        throw new NotReadable('not-workbook');
      }
    }
  }
}
