import type { Fact } from '@lcc/domain';
import { expect, it } from 'vitest';
import type { Batch } from '../ledger/batch.js';
import { LedgerService, systemBatch } from '../ledger/ledger.service.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { migrations } from '../migrations.js';
import { FakeClock } from '../platform/clock/index.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { createLogger } from '../platform/log/index.js';
import { Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { HistoryKeeper } from './history-keeper.js';

const database = withTestDatabase(migrations.real);
const clock = new FakeClock(Date.parse('2026-02-10T08:00:00+07:00'));
const UNIT = '1.03.0.00.0.00.03.0000';
const ACCOUNT = '5.2.04.01.01.0003';

const base = (year: number, date: string) => ({ region: '12.05', year, date });
const budget = (year: number): Fact => ({
  kind: 'budget-line',
  ...base(year, `${year}-01-02`),
  stage: 'MURNI',
  workUnit: UNIT,
  subActivity: null,
  account: ACCOUNT,
  fundingSource: null,
  amount: 1_000n,
  details: [],
});
const paid = (year: number, amount: bigint): Fact => ({
  kind: 'sp2d',
  ...base(year, `${year}-03-02`),
  number: 'n-1',
  paymentKind: 'LS',
  workUnit: UNIT,
  amount,
  description: null,
  status: null,
  counts: true,
  lines: [{ subActivity: null, account: ACCOUNT, fundingSource: null, amount }],
});

it('tells the running year what earlier ones realized, once for each state of them', async () => {
  const tenant = new Tenant('real', database.dataSource, '12.05', clientOptions(database.handle.connection, 'uji'));
  const [ledger, reader] = [new LedgerService(), new LedgerReader()];
  const keeper = new HistoryKeeper(new Tenants([tenant]), ledger, reader, clock, createLogger('silent'));
  const append = (fact: Fact) => {
    const batch: Batch = systemBatch(`uji-${Math.random()}`, fact, clock.now());
    return ledger.append(tenant, batch);
  };
  const told = async () => {
    const state = await reader.read(tenant, '12.05-2026');
    return (state?.entries ?? []).flatMap(({ after }) => (after?.kind === 'past-realization' ? [after] : []));
  };

  for (const fact of [budget(2025), paid(2025, 400n), budget(2026)]) await append(fact);
  await keeper.look();
  const first = await told();
  expect(first).toMatchObject([{ year: 2026, pastYear: 2025, workUnit: UNIT, account: '5.2', budget: 1_000n }]);
  expect(first[0]?.months[2]).toBe(400n);

  const head = async () => (await reader.heads(tenant)).find((each) => each.year === 2026)?.revision;
  const before = await head();
  await keeper.look();
  expect(await head()).toBe(before);

  await append(paid(2025, 700n)); // the audit corrected it
  await keeper.look();
  expect((await told())[0]?.months[2]).toBe(700n);
  expect((await reader.read(tenant, '12.05-2025'))?.entries.some(({ kind }) => kind === 'past-realization')).toBe(false);
});
