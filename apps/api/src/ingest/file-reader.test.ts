import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileRefused } from '@lcc/connectors';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FileReader, type ReadingLimits } from './file-reader.js';

let folder = '';
let reader: FileReader;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lcc-baca-'));
});
beforeEach(() => {
  reader = new FileReader();
});
afterEach(() => reader.close());
afterAll(() => rm(folder, { recursive: true, force: true }));

const units = { units: [{ code: '1.03.0.00.0.00.03.0000', name: 'Dinas Contoh' }], aliases: [] };
const context = { region: '12.05', regionName: 'Kabupaten Langkat', options: {}, units, today: '2026-11-24' };
const world = { context: async () => context, facts: async () => [] };

async function judge(name: string, content: string | Uint8Array, limits?: ReadingLimits) {
  const path = join(folder, name);
  await writeFile(path, content);
  if (limits) reader = new FileReader(limits);
  return reader.judge(path, { name, connector: null, maxRows: Number.POSITIVE_INFINITY }, world);
}

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'dibaca',
    (error: unknown) => (error instanceof FileRefused ? error.code : Promise.reject(error)),
  );

const register = (rows: number): string =>
  ['nomor_sp_2_d,tanggal_sp_2_d,jenis_sp_2_d,nilai_sp_2_d,kode_sub_skpd,kode_rekening,jumlah']
    .concat(Array.from({ length: rows }, (_, i) => `${i},2026-03-02,LS,10.00,1.03.0.00.0.00.03.0000,5.1.02.01.01.0024,10.00`))
    .join('\n');

describe('the process that reads files', () => {
  it('answers facts in the order of the file, with amounts as exact as they were', async () => {
    const judged = await judge('a.csv', register(2_500));
    expect(judged).toMatchObject({ connector: 'sp2d', rows: 2_500, totals: { nilai: '25000.00' } });
    expect(judged.facts.map((f) => f.row)).toEqual(Array.from({ length: 2_500 }, (_, i) => i + 2));
    expect(judged.facts[0]?.fact).toMatchObject({ kind: 'sp2d', amount: 1_000n, lines: [{ amount: 1_000n }] });
  });

  it('reads one file after another, also after a rest', async () => {
    expect((await judge('g.csv', register(1))).rows).toBe(1);
    expect((await judge('h.csv', register(2))).rows).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await judge('i.csv', register(3))).rows).toBe(3);
  });

  it('reads on after a file it refused, and after one that cost too much', async () => {
    expect(await refusal(judge('b.csv', 'halo'))).toBe('no-heading');
    expect(await refusal(judge('c.csv', register(200_000), { heapMb: 64, ms: 60_000 }))).toBe('too-much-memory');
    expect((await judge('d.csv', register(1))).rows).toBe(1);
  });

  it('stops at its time', async () => {
    expect(await refusal(judge('e.csv', register(100_000), { heapMb: 512, ms: 20 }))).toBe('too-slow');
  });

  it('passes on what the caller could not tell it', async () => {
    const path = join(folder, 'f.csv');
    await writeFile(path, register(1));
    const asked = reader.judge(
      path,
      { name: 'f', connector: null, maxRows: 9 },
      { ...world, context: () => Promise.reject(new Error('basis data')) },
    );
    await expect(asked).rejects.toThrow('basis data');
  });

  it.each([
    ['PK\u0003\u0004', 50_000_001],
    ['nomor,nilai', 50_000_001],
    ['{"nomor":', 100_000_001],
  ])('does not open what begins with %j and is larger than %d bytes', async (head, size) => {
    const path = join(folder, 'besar.xlsx');
    await writeFile(path, head);
    await truncate(path, size);
    expect(await refusal(reader.judge(path, { name: 'besar', connector: null, maxRows: 9 }, world))).toBe('too-big');
  });

  it('opens nothing that is no file', async () => {
    const question = { name: 'x', connector: null, maxRows: 9 };
    expect(await refusal(reader.judge(folder, question, world))).toBe('not-a-file');
    expect(await refusal(reader.judge('/dev/zero', question, world))).toBe('not-a-file');
    expect(await refusal(reader.judge(join(folder, 'tidak-ada'), question, world))).toBe('not-readable');
  });
});
