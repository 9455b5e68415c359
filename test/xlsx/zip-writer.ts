import { crc32, deflateRawSync } from 'node:zlib';

/** One part, with every header field open to a lie. */
export interface Part {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly localName?: string;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  /** The unpacked size written in the headers. */
  readonly size?: number;
  readonly centralSize?: number;
  readonly system?: number;
  readonly attributes?: number;
  /** Points the central entry at another local header. */
  readonly offset?: number;
  /** Packed bytes to use as they are. */
  readonly packed?: Uint8Array;
}

/** A zip as hostile as its parts ask for. */
export function zip(
  parts: readonly Part[],
  tail: { count?: number; start?: number; before?: Uint8Array } = {},
): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const data = typeof part.data === 'string' ? Buffer.from(part.data) : Buffer.from(part.data);
    const method = part.method ?? 8;
    const packed = Buffer.from(part.packed ?? (method === 8 ? deflateRawSync(data) : data));
    const name = Buffer.from(part.name, 'latin1');
    const localName = Buffer.from(part.localName ?? part.name, 'latin1');
    const head = (size: number) => {
      const fields = Buffer.alloc(26);
      fields.writeUInt16LE(20, 0);
      fields.writeUInt16LE(part.flags ?? 0, 2);
      fields.writeUInt16LE(method, 4);
      fields.writeUInt32LE(part.crc ?? crc32(data), 10);
      fields.writeUInt32LE(packed.length, 14);
      fields.writeUInt32LE(size, 18);
      fields.writeUInt16LE(name.length, 22);
      return fields;
    };
    const size = part.size ?? data.length;
    const local = head(size);
    local.writeUInt16LE(localName.length, 22);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), local, localName, packed);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(part.attributes ?? 0, 6);
    more.writeUInt32LE(part.offset ?? at, 10);
    const made = Buffer.from([20, part.system ?? 0]);
    centrals.push(Buffer.from('PK\x01\x02', 'latin1'), made, head(part.centralSize ?? size), more, name);
    at += 30 + localName.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(tail.count ?? parts.length, 4);
  end.writeUInt16LE(tail.count ?? parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(tail.start ?? at, 12);
  return Buffer.concat([
    ...locals,
    directory,
    tail.before ?? Buffer.alloc(0),
    Buffer.from('PK\x05\x06', 'latin1'),
    end,
  ]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

export const relation = (id: string, type: string, target: string, more = ''): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${more}/>`;
export const relations = (...all: string[]): string =>
  `${XML}<Relationships xmlns="${RELATIONS}">${all.join('')}</Relationships>`;
export const worksheet = (rows: string, more = ''): string =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${more}</worksheet>`;
export const workbook = (sheets: string, more = '', before = ''): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheets>${sheets}</sheets>${more}</workbook>`;
export const contentTypes = (type = SHEET_TYPE, more = ''): string =>
  `${XML}<Types xmlns="${TYPES}"><Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${type}"/>${more}</Types>`;

/** The parts of the smallest book there is: one sheet «Лист», A1 = 1. */
export const smallest: Readonly<Record<string, string>> = {
  '[Content_Types].xml': contentTypes(),
  '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
  'xl/workbook.xml': workbook('<sheet name="Лист" sheetId="1" r:id="rId1"/>'),
  'xl/_rels/workbook.xml.rels': relations(
    relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
    relation('rId2', 'sharedStrings', 'sharedStrings.xml'),
    relation('rId3', 'styles', 'styles.xml'),
  ),
  'xl/worksheets/sheet1.xml': worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
  'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}"><si><t>да</t></si></sst>`,
  'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`,
};

/** The smallest book with some parts replaced (or, when undefined, removed) and others added. */
export function book(
  changed: Readonly<Record<string, string | Uint8Array | undefined>> = {},
  extra: readonly Part[] = [],
) {
  const parts = Object.entries({ ...smallest, ...changed })
    .filter((entry): entry is [string, string | Uint8Array] => entry[1] !== undefined)
    .map(([name, data]) => ({ name, data }));
  return zip([...parts.filter(({ name }) => !extra.some((one) => one.name === name)), ...extra]);
}

/** A book whose one sheet holds these rows. */
export const bookOf = (rows: string, changed: Readonly<Record<string, string | Uint8Array>> = {}) =>
  book({ 'xl/worksheets/sheet1.xml': worksheet(rows), ...changed });
