import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupStandingSchema } from '@lcc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTestApp } from '../app.testing.js';
import { CONFIG } from '../platform/tokens.js';
import { BackupKeeper } from './backup-keeper.js';
import { readBackup } from './read-backup.js';

const test = withTestApp();
const HOUR = 3_600_000;
let second = '';

beforeAll(async () => {
  test.clock.set(Date.parse('2026-11-24T10:00:00+07:00'));
  second = await mkdtemp(join(tmpdir(), 'lcc-kedua-'));
  Object.assign(test.app.get(CONFIG), { backupDir: second });
});
afterAll(() => rm(second, { recursive: true, force: true }));

const standing = async () =>
  backupStandingSchema.parse(await (await (await test.person('administrator')).ask('GET', '/api/v1/backups')).json());
const look = () => test.app.get(BackupKeeper).look();

describe('nightly backups', () => {
  it('are made after 02.00 WIB, read back, copied to the second place, and complained of when they fail', async () => {
    await look();
    expect(await standing()).toMatchObject({ state: 'belum', backups: [], nextRun: '2026-11-24T19:00:00.000Z', secondPlace: second });
    test.clock.advance(15 * HOUR); // 01.00
    await look();
    expect((await standing()).backups).toEqual([]);
    test.clock.advance(2 * HOUR);
    await look();
    const made = await standing();
    expect(made).toMatchObject({ state: 'segar', problem: null, lastGood: '2026-11-24T20:00:00.000Z', backups: [{ isCopied: true }] });
    expect((await readBackup(join(second, made.backups[0]?.name ?? ''), null)).tables.length).toBeGreaterThan(10);
    await look();
    expect((await standing()).backups).toHaveLength(1); // once a night

    await rm(second, { recursive: true });
    await writeFile(second, 'bukan folder');
    test.clock.advance(27 * HOUR);
    await look();
    const failed = await standing();
    expect(failed).toMatchObject({ state: 'basi', lastGood: '2026-11-24T20:00:00.000Z', problem: expect.stringContaining('EEXIST') });
    expect(test.app.get(BackupKeeper).ageSeconds).toBe(27 * 3_600);
    await rm(second);
    await look();
    expect(await standing()).toMatchObject({ state: 'segar', problem: null });
    expect((await readdir(second)).length).toBe(1);
  });
});
