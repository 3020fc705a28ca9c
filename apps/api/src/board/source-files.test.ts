import { sourceFilesSchema } from '@lcc/contract';
import type { Fact } from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { UNIT, withTestApp } from '../app.testing.js';
import type { Batch } from '../ledger/batch.js';
import { LedgerService, systemBatch } from '../ledger/ledger.service.js';
import { plainScreen, ScreenRegistry } from '../platform/access/screen-registry.js';
import { Tenants } from '../platform/tenancy/tenant.js';

const test = withTestApp();
const NOON = Date.parse('2026-11-24T12:00:00+07:00');
const CHANNEL = '12.05-2026';

const roster = (verified: boolean): Fact => ({
  kind: 'roster',
  region: '12.05',
  year: 2026,
  date: '2026-01-01',
  workUnit: UNIT,
  name: 'Dinas Contoh',
  parent: null,
  district: null,
  verified,
});
const report = (realization: bigint): Fact => ({
  kind: 'lra',
  region: '12.05',
  year: 2026,
  date: '2026-10-31',
  workUnit: UNIT,
  account: '5.1',
  budget: 1_000n,
  realization,
  unitRealization: null,
});

async function take(fact: Fact, batch: Partial<Batch>): Promise<void> {
  const { real } = test.app.get(Tenants);
  await test.app.get(LedgerService).append(real, { ...systemBatch(`${batch.path}`, fact, NOON), ...batch });
}

async function files(): Promise<readonly unknown[]> {
  const { pairing } = await test.app.get(ScreenRegistry).add(plainScreen('Uji'));
  const cookie = ((await test.ask('', 'GET', `/pasang/${pairing}`)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const answer = await test.ask(cookie, 'GET', `/api/v1/boards/${CHANNEL}/sources`);
  const { channel, files: given } = sourceFilesSchema.parse(await answer.json());
  expect(channel).toBe(CHANNEL);
  return given;
}

describe('what sources brought last', () => {
  it('is the last file of each with its rows and warnings, by its name alone, and no name for a push', async () => {
    const warning = { row: 4, column: 'G', code: 'footing', message: 'Jumlah tidak sama' };
    const at = new Date(NOON).toISOString();
    await take(roster(false), { connector: 'lra', way: 'berkas', path: '/data/masuk/lra sep.xlsx', rows: 40 });
    await take(report(1n), { connector: 'lra', way: 'berkas', path: 'C:\\LRA\\lra okt.xlsx', rows: 41, warnings: [warning, warning] });
    // A unit that only the report named is no list of units.
    expect(await files()).toEqual([{ source: 'lra', name: 'lra okt.xlsx', rows: 41, rejected: 0, warnings: 2, at }]);

    await take(roster(true), { connector: 'roster', way: 'berkas', path: 'opd.csv', rows: 53, rejected: [warning] });
    await take(report(2n), { connector: 'lra', way: 'kirim', path: 'kirim:1', rows: 1 });
    expect(await files()).toEqual([
      { source: 'lra', name: null, rows: 1, rejected: 0, warnings: 0, at },
      { source: 'roster', name: 'opd.csv', rows: 53, rejected: 1, warnings: 0, at },
    ]);
  });

  it('is nobody else’s', async () => {
    expect((await test.ask('', 'GET', `/api/v1/boards/${CHANNEL}/sources`)).status).toBe(404);
  });
});
