import type { Fact } from '@lcc/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../migrations.js';
import { FakeClock } from '../platform/clock/index.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { createLogger } from '../platform/log/index.js';
import { Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { DayKeeper } from './day-keeper.js';
import { LedgerService, systemBatch } from './ledger.service.js';
import { LedgerReader } from './ledger-reader.js';

const UNIT = '1.03.0.00.0.00.03.0000';
const database = withTestDatabase(migrations.real);
const reader = new LedgerReader();
const clock = new FakeClock(0);
let regions = 10;
let region = '';
let tenant: Tenant;

const at = (text: string): number => Date.parse(`${text}+07:00`);
const roster = (year: number): Fact => ({
  ...{
    kind: 'roster',
    region,
    year,
    date: `${year}-01-01`,
    workUnit: UNIT,
    name: 'Dinas PUTR',
    parent: null,
    district: null,
    verified: true,
  },
});
const keeper = (): DayKeeper => new DayKeeper(new Tenants([tenant]), new LedgerService(), clock, createLogger('silent'));
const days = async (year: number) => (await reader.ofKinds(tenant, `${region}-${year}`, ['business-day'])).map((f) => f.date);

beforeEach(async () => {
  region = `92.${regions++}`;
  tenant = new Tenant('real', database.dataSource, region, clientOptions(database.handle.connection, 'uji'));
  clock.set(at('2026-12-30T23:00:00'));
  await new LedgerService().append(tenant, systemBatch(`mula-${region}`, roster(2026), clock.now()));
});

describe('the day keeper', () => {
  it('begins each day once, however many look', async () => {
    expect(await days(2026)).toEqual(['2026-12-30']);
    clock.set(at('2026-12-30T23:59:59'));
    await keeper().look();
    expect(await days(2026)).toEqual(['2026-12-30']);
    clock.set(at('2026-12-31T00:00:00'));
    await Promise.all([keeper().look(), keeper().look(), keeper().look()]);
    expect(await days(2026)).toEqual(['2026-12-30', '2026-12-31']);
  });

  it('opens the fiscal year at midnight of 1 January in Jakarta, with the roster and nothing else', async () => {
    clock.set(at('2026-12-31T23:59:59'));
    await keeper().look();
    expect((await reader.heads(tenant)).filter((h) => h.region === region).map((h) => h.year)).toEqual([2026]);
    clock.set(at('2027-01-01T00:00:00'));
    await Promise.all([keeper().look(), keeper().look()]);
    const heads = (await reader.heads(tenant)).filter((h) => h.region === region);
    expect(heads).toMatchObject([{ year: 2026 }, { year: 2027, revision: 1, hasFigures: false }]);
    expect(await reader.ofKinds(tenant, `${region}-2027`, ['roster'])).toEqual([{ ...roster(2026), year: 2027 }]);
    expect([await days(2026), await days(2027)]).toEqual([['2026-12-30', '2026-12-31', '2027-01-01'], ['2027-01-01']]);
  });

  it('makes up for days on which nobody looked, and leaves regions alone that ended years ago', async () => {
    clock.set(at('2027-02-03T09:00:00'));
    await keeper().look();
    expect(await days(2027)).toEqual(['2027-02-03']);
    const old = `93.${regions}`;
    await new LedgerService().append(tenant, systemBatch(`tua-${old}`, { ...roster(2024), region: old }, clock.now()));
    await keeper().look();
    expect((await reader.heads(tenant)).filter((h) => h.region === old).map((h) => h.year)).toEqual([2024]);
  });

  it('lets the days of a closed year pass', async () => {
    const closed: Fact = { kind: 'year-state', region, year: 2026, date: '2026-12-30', closed: true, reason: 'uji' };
    await new LedgerService().append(tenant, systemBatch(`tutup-${region}`, closed, clock.now()));
    clock.set(at('2026-12-31T00:00:01'));
    await keeper().look();
    expect(await days(2026)).toEqual(['2026-12-30', '2026-12-31']);
  });
});
