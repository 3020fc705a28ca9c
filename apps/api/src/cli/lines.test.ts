import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Line, linesOf } from './lines.js';

async function read(chunks: readonly Uint8Array[]): Promise<Line[]> {
  async function* stream(): AsyncGenerator<Buffer> {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const lines: Line[] = [];
  for await (const line of linesOf(stream())) lines.push(line);
  return lines;
}

it('reads the same lines however the bytes are cut', async () => {
  const text = fc.array(
    fc.string({ unit: 'grapheme' }).map((s) => s.replaceAll(/\n|\uFEFF/g, '')),
    { minLength: 1 },
  );
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (lines, size) => {
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
      expect((await read(chunks)).map(({ text }) => text)).toEqual(lines);
    }),
  );
});

it('takes a last line without an end, and says which line is no text', async () => {
  expect(await read([Buffer.from('a\n'), Uint8Array.of(0xff, 0x0a), Buffer.from('b')])).toEqual([
    { number: 1, text: 'a' },
    { number: 2, text: null },
    { number: 3, text: 'b' },
  ]);
});
