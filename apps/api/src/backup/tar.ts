const BLOCK = 512;
const LONGEST_NAME = 100;
const LONGEST_PREFIX = 155;
/** The largest size that eleven octal digits can say. */
const LARGEST = 8 ** 11 - 1;

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;

/** The header block of a plain file in a tar archive (POSIX ustar). @throws RangeError for a name or size the form cannot hold */
export function tarHeader(name: string, size: number, atMs: number): Buffer {
  const { prefix, rest } = split(name);
  if (Buffer.byteLength(rest) > LONGEST_NAME || Buffer.byteLength(prefix) > LONGEST_PREFIX || size > LARGEST)
    throw new RangeError(`tar cannot hold ${name} of ${size} bytes`);
  const block = Buffer.alloc(BLOCK);
  const put = (text: string, at: number): number => block.write(text, at, 'latin1');
  block.write(rest, 0, 'utf8');
  block.write(prefix, 345, 'utf8');
  put(octal(0o600, 8), 100);
  put(octal(0, 8), 108);
  put(octal(0, 8), 116);
  put(octal(size, 12), 124);
  put(octal(Math.floor(atMs / 1000), 12), 136);
  put('        0', 148); // the checksum counts as blanks while it is reckoned; then a plain file
  put('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** A long path stands in two fields, cut at its last slash. */
function split(name: string): { readonly prefix: string; readonly rest: string } {
  const at = Buffer.byteLength(name) > LONGEST_NAME ? name.lastIndexOf('/') : -1;
  return { prefix: at < 0 ? '' : name.slice(0, at), rest: name.slice(at + 1) };
}

const fieldOf = (block: Buffer, from: number, length: number): string => block.toString('utf8', from, from + length).replace(/\0.*$/s, '');

/** What fills a file of this size up to whole blocks. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
/** The end of an archive. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

/** One file of an archive while it is read; its `content` must be read to the end before the next one is asked for. */
export interface TarEntry {
  readonly name: string;
  readonly size: number;
  readonly content: AsyncIterable<Buffer>;
}

/** The files of a tar archive, one after the other. @throws Error when it breaks off or is none */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const reader = new BlockReader(source);
  for (;;) {
    const header = await reader.take(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    if (header.toString('latin1', 257, 262) !== 'ustar') throw new Error('bukan arsip cadangan');
    const prefix = fieldOf(header, 345, LONGEST_PREFIX);
    const rest = fieldOf(header, 0, LONGEST_NAME);
    const name = prefix === '' ? rest : `${prefix}/${rest}`;
    const size = Number.parseInt(header.toString('latin1', 124, 135), 8);
    yield { name, size, content: reader.portions(size) };
    await reader.take(tarPadding(size).length);
  }
}

class BlockReader {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async take(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.portions(size)) parts.push(part);
    return Buffer.concat(parts);
  }

  async *portions(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      if (this.#held.length === 0) {
        const next = await this.#source.next();
        if (next.done) throw new Error('arsip cadangan terpotong');
        this.#held = next.value;
      }
      const part = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }
}
