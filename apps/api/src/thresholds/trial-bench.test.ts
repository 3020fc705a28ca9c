import { builtInTerms, type Detector, type Fact, ruleNamed } from '@lcc/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { decisionBatch, LedgerService } from '../ledger/ledger.service.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { migrations } from '../migrations.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { Tenant } from '../platform/tenancy/tenant.js';
import { TrialBench } from './trial-bench.js';

const database = withTestDatabase(migrations.real);
const UNIT = '1.03.0.00.0.00.01.0000';
const SUB = '1.03.10.2.01.0029';
const ACCOUNT = '5.2.04.01.01.0003';
const base = (date: string) => ({ region: '12.05', year: 2026, date, workUnit: UNIT });
const FACTS: readonly Fact[] = [
  { kind: 'roster', ...base('2026-01-02'), name: 'Dinas Rekaan', parent: null, district: null, verified: true },
  {
    ...{ kind: 'budget-line', ...base('2026-01-02'), stage: 'MURNI', subActivity: SUB, account: ACCOUNT, fundingSource: null },
    ...{ amount: 10_000_000_000n, details: [] },
  },
  {
    ...{ kind: 'sp2d', ...base('2026-03-03'), number: 'n-1', paymentKind: 'LS', amount: 40_000_000_000n, description: null, status: null },
    ...{ counts: true, lines: [{ subActivity: SUB, account: ACCOUNT, fundingSource: null, amount: 40_000_000_000n }] },
  },
];
let tenant: Tenant;

beforeAll(async () => {
  tenant = new Tenant('real', database.dataSource, '12.05', clientOptions(database.handle.connection, 'uji'));
  await new LedgerService().append(tenant, decisionBatch('uji', FACTS, 'uji', Date.parse('2026-01-02T08:00:00+07:00')));
});

/** B07, which keeps no frame, and how often it was asked. */
function counted(): { readonly rule: Detector; readonly asked: () => number } {
  const b07 = ruleNamed('B07');
  if (!b07) throw new Error('B07 is gone');
  let asked = 0;
  const evaluate: Detector['evaluate'] = (...question) => {
    asked++;
    return b07.evaluate(...question);
  };
  return { rule: { ...b07, evaluate }, asked: () => asked };
}

describe('the trial of a rule without frames', () => {
  it('judges the past once for each set of values: exceptions and duties are answered from what was judged', async () => {
    const { rule, asked } = counted();
    const bench = new TrialBench(new LedgerReader(), () => 0);
    const before = builtInTerms(rule);
    const trial = (after: typeof before) =>
      bench.trial(tenant, rule, { channels: ['12.05-2026'], before, after, today: '2026-06-30' }, () => undefined);
    const same = await trial(before);
    expect(same).toMatchObject({ effect: { stay: [{ name: expect.stringContaining('Dinas Rekaan') }] }, totals: { after: { onsets: 1 } } });
    const once = asked();
    expect(once).toBeGreaterThan(0);

    const excepted = await trial({ ...before, except: [UNIT] });
    expect(excepted).toMatchObject({ effect: { leave: [{}], stay: [] }, totals: { before: { onsets: 1 }, after: { onsets: 0 } } });
    await trial({ ...before, act: 'Kirim berita acara', actDays: 9 });
    expect(asked()).toBe(once);
    await trial({ ...before, values: { ...before.values, tolerance: 500 } });
    expect(asked()).toBeGreaterThan(once);
  });
});
