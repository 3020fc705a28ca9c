import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readTar, TAR_END, tarHeader, tarPadding } from './tar.js';

const files: readonly (readonly [string, Buffer])[] = [
  ['manifest.json', Buffer.from('{}')],
  ['files/kosong', Buffer.alloc(0)],
  ['files/tepat', Buffer.alloc(512, 7)],
  [`files/originals/${'a'.repeat(60)}/${'b'.repeat(64)}.pdf`, Buffer.from('ä')],
];

const archive = (): Buffer =>
  Buffer.concat([
    ...files.flatMap(([name, content]) => [tarHeader(name, content.length, 0), content, tarPadding(content.length)]),
    TAR_END,
  ]);

async function read(bytes: Buffer, portion: number): Promise<[string, Buffer][]> {
  const parts = Array.from({ length: Math.ceil(bytes.length / portion) }, (_, i) => bytes.subarray(i * portion, (i + 1) * portion));
  const found: [string, Buffer][] = [];
  for await (const { name, content } of readTar(Readable.from(parts))) {
    const held: Buffer[] = [];
    for await (const part of content) held.push(part);
    found.push([name, Buffer.concat(held)]);
  }
  return found;
}

describe('a tar archive', () => {
  it.each([1, 100, 512, 10_000])('reads back what was written, in portions of %i bytes', async (portion) => {
    expect(await read(archive(), portion)).toEqual(files);
  });

  it('says that it breaks off, and that something else is none', async () => {
    await expect(read(archive().subarray(0, 700), 100)).rejects.toThrow('terpotong');
    await expect(read(Buffer.alloc(512, 1), 100)).rejects.toThrow('bukan arsip');
    expect(() => tarHeader('x'.repeat(101), 0, 0)).toThrow(RangeError);
  });
});
