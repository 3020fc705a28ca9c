import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { detectCommand } from './detect.command.js';
import { redflagsCommand } from './redflags.command.js';

let folder = '';
let output = { out: '', err: '' };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lcc-cli-'));
  output = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output.out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    output.err += String(text);
    return true;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function lcc(...args: readonly string[]): Promise<unknown> {
  const program = new Command('lcc').option('--json').exitOverride();
  redflagsCommand(program);
  detectCommand(program);
  await program.parseAsync(['--json', ...args], { from: 'user' });
  return JSON.parse(output.out);
}

const bid = (id: string) => ({ status: 'valid', tenderers: [{ id }], value: { amount: 7, currency: 'IDR' } });
const same = JSON.stringify({
  ocid: 'T',
  tender: { numberOfTenderers: 1, procurementMethod: 'open' },
  bids: { details: [bid('A'), bid('B')] },
});

describe('lcc redflags', () => {
  it('runs the rules of the settings, names the lines it cannot read, and passes over them', async () => {
    const ocds = await file('a.jsonl', Buffer.concat([Buffer.from(`{"ocid"\n\n${same}\n`), Buffer.of(0xff, 0x0a)]));
    const report = await lcc('redflags', '--ocds', ocds, '--settings', await file('s.json', '{"R028":{}}'));
    expect(report).toEqual({ OCID: { T: { R028: 1 } }, Tenderer: { A: { R028: 1 }, B: { R028: 1 } } });
    expect(output.err.split('\n')).toEqual([1, 4].map((n) => `${ocds}: baris ${n} bukan JSON yang sah, dilewati.`).concat(''));
  });

  it('runs every rule without settings', async () => {
    expect(await lcc('redflags', '--ocds', await file('a.jsonl', same))).toMatchObject({ OCID: { T: { R018: 1, R028: 1 } } });
  });

  it('stops at settings and files it cannot use', async () => {
    const ocds = await file('a.jsonl', same);
    await expect(lcc('redflags', '--ocds', ocds, '--settings', await file('s.json', '{"R024":{"treshold":1}}'))).rejects.toThrow(
      /R024.*treshold/,
    );
    await expect(lcc('redflags', '--ocds', ocds, '--settings', await file('t.json', '[]'))).rejects.toThrow('satu objek JSON');
    await expect(lcc('redflags', '--ocds', join(folder, 'none'))).rejects.toThrow('tidak ada');
  });
});

describe('lcc detect', () => {
  it('answers one score for each row', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `2026-01-01 ${i},${i === 250 ? 90 : i === 20 ? '' : 10 + (i % 12)}`);
    const csv = await file('a.csv', `timestamp,value\n${rows.join('\n')}\n`);
    const answer = await lcc('detect', '--csv', csv, '--rate', '12');
    const scores = Object(answer).scores;
    expect(scores).toHaveLength(300);
    expect(scores.indexOf(Math.max(...scores))).toBe(250);
    expect(Math.max(...scores.slice(0, 49))).toBe(0);
  });

  it('stops at a rate, a value and a file it cannot use', async () => {
    const csv = await file('a.csv', 'timestamp,value\na,1\nb,dua\n');
    await expect(lcc('detect', '--csv', csv, '--rate', '0')).rejects.toThrow('--rate: "0"');
    await expect(lcc('detect', '--csv', csv)).rejects.toThrow(/a\.csv: baris 3 kolom value: "dua"/);
    await expect(lcc('detect', '--csv', join(folder, 'none'))).rejects.toThrow('tidak ada');
  });
});
