import { type Limits, NotReadable } from './limits.ts';

/** Raw deflate; must throw, at once, when the output would pass `maxOutput` or the data is damaged. */
export interface Inflate {
  (deflated: Uint8Array, maxOutput: number): Uint8Array;
  /** CRC-32 by the machine's own library, where there is one: ours costs as much as the inflating. */
  readonly crc32?: (bytes: Uint8Array) => number;
  /** Gives the memory of inflated bytes back at once: the collector is slow to see a megabyte behind a small object. */
  readonly release?: (inflated: Uint8Array) => void;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where the local header begins; the data are found behind it. */
  readonly offset: number;
  data: number;
}

const END = 0x06054b50;
const END64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 0x2041; // bits 0, 6 (strong) and 13 (masked headers)
const DESCRIPTOR = 0x0008;
const UNIX = 3;
const SYMLINK = 0xa;
const LONGEST_NAME = 255;

/** A zip whose whole directory has been checked before a single byte was inflated. */
export class Zip {
  private readonly bytes: Uint8Array;
  private readonly inflate: Inflate;
  private readonly entries: ReadonlyMap<string, Entry>;

  constructor(bytes: Uint8Array, inflate: Inflate, limits: Limits) {
    this.bytes = bytes;
    this.inflate = inflate;
    this.entries = new Directory(bytes, limits).read();
  }

  /** Lower case: part names of a package do not differ by case. */
  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** As they were written, one letter a byte: whoever shows them must find out the encoding. */
  get written(): string[] {
    return [...this.entries.values()].map(({ name }) => name);
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** The part's bytes: never more than it declared, checked against its length and its sum. */
  read(name: string): Uint8Array {
    const entry = this.entries.get(name.toLowerCase());
    if (entry === undefined) throw new NotReadable('part-missing', name);
    const packed = this.bytes.subarray(entry.data, entry.data + entry.packed);
    const bytes = entry.method === 0 ? packed : this.unpack(packed, entry);
    if (bytes.length !== entry.size) throw new NotReadable('zip-size', name);
    const sum = (this.inflate.crc32 ?? crc32)(bytes) | 0;
    if (sum !== entry.crc) throw new NotReadable('zip-crc', name);
    return bytes;
  }

  /** Reads the part, lets it be looked at, and forgets it; nothing of the bytes may be kept. */
  look<T>(name: string, at: (bytes: Uint8Array) => T): T {
    const bytes = this.read(name);
    try {
      return at(bytes);
    } finally {
      // A stored part is a piece of the file itself.
      if (bytes.buffer !== this.bytes.buffer) this.inflate.release?.(bytes);
    }
  }

  private unpack(packed: Uint8Array, { size, name }: Entry): Uint8Array {
    try {
      return this.inflate(packed, size);
    } catch (cause) {
      throw new NotReadable(cause instanceof RangeError ? 'zip-size' : 'zip-damaged', name, cause);
    }
  }
}

/** Reads and distrusts the central directory. */
class Directory {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly limits: Limits;

  constructor(bytes: Uint8Array, limits: Limits) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.limits = limits;
  }

  read(): Map<string, Entry> {
    const { view, limits } = this;
    const end = this.findEnd();
    if (end >= 20 && view.getUint32(end - 20, true) === END64) throw new NotReadable('zip64');
    const count = view.getUint16(end + 10, true);
    const start = view.getUint32(end + 16, true);
    if (count === 0xffff || start === 0xffffffff) throw new NotReadable('zip64');
    if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) {
      throw new NotReadable('zip-damaged');
    }
    if (count > limits.entries) throw new NotReadable('too-many-entries');
    if (start + view.getUint32(end + 12, true) !== end) throw new NotReadable('zip-damaged');

    const entries = new Map<string, Entry>();
    let at = start;
    let unpacked = 0;
    for (let i = 0; i < count; i++) {
      if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw new NotReadable('zip-damaged');
      const entry = this.entry(at);
      const key = entry.name.toLowerCase();
      if (entries.has(key)) throw new NotReadable('zip-duplicate', entry.name);
      entries.set(key, entry);
      unpacked += entry.size;
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    if (at !== end) throw new NotReadable('zip-damaged');
    if (unpacked > limits.unpacked) throw new NotReadable('unpacked-too-large');
    this.checkOverlap([...entries.values()], start);
    return entries;
  }

  /** The end record must end the file exactly; anything behind it is not ours to guess about. */
  private findEnd(): number {
    const { view } = this;
    const last = view.byteLength - 22;
    for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
      if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
    }
    throw new NotReadable('zip-truncated');
  }

  private entry(at: number): Entry {
    const { view, limits } = this;
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const offset = view.getUint32(at + 42, true);
    const name = this.name(at + 46, view.getUint16(at + 28, true));
    const mode = view.getUint16(at + 40, true) >> 12;
    if (packed === 0xffffffff || size === 0xffffffff || offset === 0xffffffff) throw new NotReadable('zip64', name);
    if (flags & ENCRYPTED) throw new NotReadable('zip-encrypted', name);
    if (method !== 0 && method !== 8) throw new NotReadable('zip-method', name);
    if (view.getUint8(at + 5) === UNIX && mode === SYMLINK) throw new NotReadable('zip-symlink', name);
    if (size > limits.part) throw new NotReadable('part-too-large', name);
    if (size > limits.ratioFrom && size > limits.ratio * packed) throw new NotReadable('bomb', name);
    const entry = { name, method, crc: view.getInt32(at + 16, true), packed, size, offset, data: 0 };
    this.checkLocal(entry, flags);
    return entry;
  }

  /** Bytes above ASCII stay as they are: no part we read is named so, but no name may hide from the checks. */
  private name(at: number, length: number): string {
    if (length > LONGEST_NAME) throw new NotReadable('zip-name');
    if (at + length > this.bytes.length) throw new NotReadable('zip-damaged');
    let name = '';
    for (let i = 0; i < length; i++) name += String.fromCharCode(this.bytes[at + i]!);
    // Bytes 80–9F are halves of letters here, not control signs.
    const wrong = name === '' || /^\/|\\|^[a-z]:|(?![\x80-\x9f])\p{Cc}|(^|\/)\.\.?(\/|$)|\/\//iu.test(name);
    if (wrong) throw new NotReadable('zip-name', JSON.stringify(name.slice(0, 100)));
    return name;
  }

  /** Readers disagree on which of the two headers to believe, so they must agree. */
  private checkLocal(entry: Entry, flags: number): void {
    const { view } = this;
    const { offset, name } = entry;
    if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL) {
      throw new NotReadable('zip-damaged', name);
    }
    const local = view.getUint16(offset + 6, true);
    if (local & ENCRYPTED) throw new NotReadable('zip-encrypted', name);
    if (
      this.name(offset + 30, view.getUint16(offset + 26, true)) !== name ||
      view.getUint16(offset + 8, true) !== entry.method ||
      (local & DESCRIPTOR) !== (flags & DESCRIPTOR)
    ) {
      throw new NotReadable('zip-damaged', name);
    }
    const packed = view.getUint32(offset + 18, true);
    const size = view.getUint32(offset + 22, true);
    const late = (flags & DESCRIPTOR) !== 0;
    if (!late && (packed !== entry.packed || size !== entry.size || view.getInt32(offset + 14, true) !== entry.crc)) {
      throw new NotReadable('zip-size', name);
    }
    entry.data = offset + 30 + name.length + view.getUint16(offset + 28, true);
  }

  /** Overlapping parts are how a small file pretends to hold petabytes. */
  private checkOverlap(entries: Entry[], directory: number): void {
    entries.sort((a, b) => a.offset - b.offset);
    entries.forEach((entry, i) => {
      const next = entries[i + 1]?.offset ?? directory;
      const end = entry.data + entry.packed;
      if (end > this.bytes.length) throw new NotReadable('zip-truncated', entry.name);
      if (end > next) throw new NotReadable('zip-overlap', entry.name);
    });
  }
}

/** Eight tables, so that eight bytes go through per turn: the plain one-table loop costs more than the inflating. */
const TABLES = Array.from({ length: 8 }, () => new Int32Array(256));
for (let n = 0; n < 256; n++) {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  TABLES[0]![n] = c;
}
for (let n = 0; n < 256; n++) {
  for (let t = 1; t < 8; t++) {
    const before = TABLES[t - 1]![n]!;
    TABLES[t]![n] = (before >>> 8) ^ TABLES[0]![before & 255]!;
  }
}

/** CRC-32 as zip writes it, as a signed integer. */
export function crc32(bytes: Uint8Array): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES as [Int32Array, ...Int32Array[]] & { length: 8 };
  const whole = bytes.length & ~7;
  let c = -1;
  let i = 0;
  for (; i < whole; i += 8) {
    c ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    c =
      t7![c & 255]! ^
      t6![(c >>> 8) & 255]! ^
      t5![(c >>> 16) & 255]! ^
      t4![c >>> 24]! ^
      t3![bytes[i + 4]!]! ^
      t2![bytes[i + 5]!]! ^
      t1![bytes[i + 6]!]! ^
      t0[bytes[i + 7]!]!;
  }
  for (; i < bytes.length; i++) c = t0[(c ^ bytes[i]!) & 255]! ^ (c >>> 8);
  return ~c;
}
