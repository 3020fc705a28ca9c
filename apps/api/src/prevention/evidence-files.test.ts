import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EvidenceFiles, NotEvidence } from './evidence-files.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lcc-bukti-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const pdf = (): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(40_000)]);
const named = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile()).map((each) => each.name);

describe('files of evidence', () => {
  it('show nothing of a file that is still coming, and forget it when the process ended meanwhile', async () => {
    const place = await new EvidenceFiles(folder).prepare();
    const half = await open(place, 'wx');
    await half.write(pdf().subarray(0, 10_000)); // and then the process is killed
    await half.close();
    const again = new EvidenceFiles(folder);
    expect((await named()).filter((name) => /^[0-9a-f]{64}$/.test(name))).toEqual([]);
    await again.sweep(Date.now());
    expect(await named()).toHaveLength(1); // another instance may still be receiving it
    await again.sweep(Date.now() + 3_700_000);
    expect(await named()).toEqual([]);
  });

  it('stay whole when the process ended between their place and the end of their coming', async () => {
    const files = new EvidenceFiles(folder);
    const bytes = pdf();
    const place = await files.prepare();
    await writeFile(place, bytes);
    const { sha256 } = await files.keep(place);
    const late = await files.prepare(); // the same bytes were linked, and the process was killed before it removed the name they came under
    await writeFile(late, bytes);
    await files.sweep(Date.now() + 3_700_000);
    expect(await readFile(files.pathOf(sha256))).toEqual(bytes);
    expect(await named()).toEqual([sha256]);
  });

  it('are never written again: the same bytes keep their file', async () => {
    const files = new EvidenceFiles(folder);
    const bytes = pdf();
    const keep = async () => {
      const place = await files.prepare();
      await writeFile(place, bytes);
      return files.keep(place);
    };
    const { sha256 } = await keep();
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const before = await stat(files.pathOf(sha256));
    expect(await keep()).toEqual({ sha256, size: bytes.length });
    const after = await stat(files.pathOf(sha256));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it('are told by their bytes, never by their name', async () => {
    const files = new EvidenceFiles(folder);
    const place = await files.prepare();
    await writeFile(place, 'MZ bukan pdf');
    await expect(files.keep(place)).rejects.toThrow(NotEvidence);
    await files.discard(place);
    expect(await named()).toEqual([]);
  });
});
