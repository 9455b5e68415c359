const BLOCK = 512;
const MAGIC = 'ustar\x0000';

/** Bytes of zeros after a body of this size, up to a whole block. */
export const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

/** Two blocks of zeros: the end of a tar. */
export const END = Buffer.alloc(2 * BLOCK);

/** Header of one plain file; the same name and size always give the same bytes. */
export function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, width: number) =>
    block.write(`${value.toString(8).padStart(width - 1, '0')}\0`, at, 'latin1');
  block.write(name, 0, 100, 'latin1');
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  block.write('0', 156, 'latin1');
  block.write(MAGIC, 257, 'latin1');
  block.write('        ', 148, 'latin1');
  octal(
    block.reduce((sum, byte) => sum + byte, 0),
    148,
    7,
  );
  return block;
}

export interface TarEntry {
  readonly name: string;
  readonly size: number;
  /** Must be read to its end before the next entry is asked for. */
  readonly body: AsyncIterable<Buffer>;
}

/** Reads what `header` and `padding` wrote, and no other tar. @throws Error when anything differs or is cut short */
export async function* entriesOf(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = new Bytes(source);
  for (;;) {
    const block = await bytes.exactly(BLOCK);
    if (block.equals(END.subarray(BLOCK))) return;
    const name = block.toString('latin1', 0, block.indexOf(0));
    const size = parseInt(block.toString('latin1', 124, 135), 8);
    if (!Number.isSafeInteger(size) || !block.equals(header(name, size))) throw new Error('Not an entry of ours');
    yield { name, size, body: bytes.chunks(size) };
    await bytes.exactly(padding(size).length);
  }
}

/** A stream read by counted bytes. */
class Bytes {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async *chunks(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0;) {
      if (this.#rest.length === 0) await this.#more();
      const chunk = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(chunk.length);
      left -= chunk.length;
      yield chunk;
    }
  }

  async exactly(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const chunk of this.chunks(size)) parts.push(chunk);
    return Buffer.concat(parts);
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#source.next();
    if (done === true) throw new Error('Cut short');
    this.#rest = value;
  }
}
