import { createHash } from 'node:crypto';
import type { Fact, Sp2dFact } from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { migrations } from '../migrations.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { Tenant } from '../platform/tenancy/tenant.js';
import type { Batch } from './batch.js';
import { YearClosed } from './closed-years.js';
import { decisionBatch, LedgerService, systemBatch } from './ledger.service.js';
import { LedgerReader } from './ledger-reader.js';

const database = withTestDatabase(migrations.real);
const NOON = Date.parse('2027-03-31T12:00:00+07:00');
const reader = new LedgerReader();
let regions = 10;

const pay = (region: string, number: string): Sp2dFact => ({
  ...{ kind: 'sp2d', region, year: 2026, date: '2026-03-02', number, paymentKind: 'LS', workUnit: '1.03.0.00.0.00.03.0000' },
  ...{ amount: 100n, description: null, status: null, counts: true },
  lines: [{ subActivity: null, account: '5.2.04', fundingSource: null, amount: 100n }],
});

function push(facts: readonly Fact[], way: Batch['way'] = 'kirim'): Batch {
  const text = JSON.stringify(facts.map((f) => ('number' in f ? f.number : f.kind)));
  const sha256 = createHash('sha256').update(text).digest('hex');
  const drafts = facts.map((fact, i) => ({ fact, row: i + 1 }));
  return { ...systemBatch('uji', facts[0] as Fact, NOON), connector: 'sp2d', way, sha256, optionsKey: facts[0]?.region ?? '', drafts };
}

const decide = (region: string, closed: boolean, year = 2026): Batch =>
  decisionBatch('uji', [{ kind: 'year-state', region, year, date: '2027-03-31', closed, reason: 'uji' }], 'uji', NOON);

async function instance(region: string, other = false): Promise<{ tenant: Tenant; ledger: LedgerService }> {
  const source = other ? await database.another() : database.dataSource;
  const tenant = new Tenant('real', source, region, clientOptions(database.handle.connection, 'uji'));
  return { tenant, ledger: new LedgerService() };
}
const newRegion = (): string => `91.${regions++}`;

describe('a year whose books are closed', () => {
  it('takes nothing by any way in, and everything again once it is open', async () => {
    const region = newRegion();
    const { tenant, ledger } = await instance(region);
    await ledger.append(tenant, push([pay(region, 'a')]));
    await ledger.append(tenant, push([pay(region, 'b')])); // this process now remembers the head
    await ledger.append(tenant, decide(region, true));
    const large = Array.from({ length: 300 }, (_, i) => pay(region, `besar-${i}`));
    for (const batch of [push([pay(region, 'c')]), push(large), push([pay(region, 'c')], 'berkas')])
      await expect(ledger.append(tenant, batch)).rejects.toThrow(YearClosed);
    await expect(ledger.append(tenant, push([pay(region, 'c')]))).rejects.toThrow(/2026 sudah ditutup.*ajukan sebagai penyesuaian/);
    await expect(ledger.preview(tenant, push([pay(region, 'c')]))).rejects.toThrow(YearClosed);
    expect((await reader.heads(tenant)).find((h) => h.region === region)).toMatchObject({ closed: true, revision: 3 });
    await ledger.append(tenant, decide(region, false));
    expect(await ledger.append(tenant, push([pay(region, 'c')]))).toMatchObject({ accepted: 1, revision: 5 });
  });

  it('takes adjusting entries that two people agreed on, and none that one alone did', async () => {
    const region = newRegion();
    const { tenant, ledger } = await instance(region);
    await ledger.append(tenant, push([pay(region, 'a')]));
    await ledger.append(tenant, decide(region, true));
    const by = (approvedBy: string): Batch => ({
      ...push([pay(region, 'c')]),
      adjustment: { proposedBy: 'orang_1', approvedBy, reason: 'Koreksi temuan' },
    });
    await expect(ledger.append(tenant, by('orang_1'))).rejects.toThrow(YearClosed);
    expect(await ledger.append(tenant, by('orang_2'))).toMatchObject({ accepted: 1 });
    await expect(ledger.append(tenant, push([pay(region, 'd')]))).rejects.toThrow(YearClosed);
    expect(await ledger.preview(tenant, push([pay(region, 'd')]), true)).toHaveLength(1);
  });

  it('still knows bytes it took before, lets its days pass, and leaves other years alone', async () => {
    const region = newRegion();
    const { tenant, ledger } = await instance(region);
    const before = push([pay(region, 'a')]);
    await ledger.append(tenant, before);
    await ledger.append(tenant, decide(region, true));
    expect(await ledger.append(tenant, before)).toMatchObject({ accepted: 0, duplicates: 1 });
    const day: Fact = { kind: 'business-day', region, year: 2026, date: '2027-04-01' };
    expect(await ledger.append(tenant, systemBatch(`hari-${region}`, day, NOON))).toMatchObject({ accepted: 1 });
    const next = { ...pay(region, 'tahun-depan'), year: 2027, date: '2027-01-05' };
    expect(await ledger.append(tenant, push([next]))).toMatchObject({ accepted: 1 });
    await expect(ledger.append(tenant, push([next, pay(region, 'campur')]))).rejects.toThrow(YearClosed);
  });

  it('is never overtaken by another instance, however many write at once', async () => {
    const region = newRegion();
    const both = [await instance(region), await instance(region, true)] as const;
    await both[0].ledger.append(both[0].tenant, push([pay(region, 'mula')]));
    const acts = Array.from({ length: 120 }, (_, i) => {
      const { tenant, ledger } = both[i % 2] ?? both[0];
      if (i % 20 === 9) return ledger.append(tenant, decide(region, i % 40 === 9));
      return ledger.append(tenant, push([pay(region, `n-${i}`)]));
    });
    const results = await Promise.allSettled(acts);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(YearClosed);
    const log = await reader.after(both[0].tenant, `${region}-2026`, 0, 10_000);
    let closed = false;
    for (const { after } of log) {
      if (after?.kind === 'year-state') closed = after.closed;
      else expect([closed, after?.kind]).not.toEqual([true, 'sp2d']);
    }
    const kept = log.filter((e) => e.kind === 'sp2d').length;
    expect(kept).toBe(1 + results.filter((r, i) => r.status === 'fulfilled' && i % 20 !== 9).length);
  });
});
