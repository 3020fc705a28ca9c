const NEWLINE = 0x0a;

/** One line of a file, numbered from 1. `text` is null if the bytes are not UTF-8. */
export interface Line {
  readonly number: number;
  readonly text: string | null;
}

/** The lines of a stream of bytes, one at a time, so that a file may be larger than memory. A broken line costs only itself. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 0;
  let begun: Buffer[] = [];
  const line = (last: Buffer): Line => {
    const bytes = Buffer.concat([...begun, last]);
    begun = [];
    number += 1;
    try {
      return { number, text: decoder.decode(bytes) };
    } catch {
      return { number, text: null };
    }
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      yield line(chunk.subarray(start, end));
      start = end + 1;
    }
    if (start < chunk.length) begun.push(chunk.subarray(start));
  }
  if (begun.length > 0) yield line(Buffer.alloc(0));
}
