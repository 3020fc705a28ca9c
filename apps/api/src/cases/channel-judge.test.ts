import { type CaseFact, CaseFold, detectors, type Fact } from '@lcc/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { decisionBatch, LedgerService, systemBatch } from '../ledger/ledger.service.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { migrations } from '../migrations.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { Tenant } from '../platform/tenancy/tenant.js';
import { ChannelJudge } from './channel-judge.js';

const database = withTestDatabase(migrations.real);
const [ledger, reader] = [new LedgerService(), new LedgerReader()];
const CHANNEL = '12.05-2026';
/** One rule, so that the others do not speak of the few facts here. */
const RULES = detectors.filter((rule) => rule.id === 'B07');
const judgeOf = (): ChannelJudge => new ChannelJudge(reader, tenant, CHANNEL, undefined, RULES);
const SUB = '1.03.10.2.01.0029';
const base = (date: string) => ({ region: '12.05', year: 2026, date, workUnit: '1.03.0.00.0.00.01.0000' });
let tenant: Tenant;
let clock = 0;
let told = 0;

const wib = (text: string): number => Date.parse(`${text}+07:00`);
const budget = (rupiah: bigint): Fact => ({
  kind: 'budget-line',
  ...base('2026-01-02'),
  stage: 'MURNI',
  subActivity: SUB,
  account: '5.2.04.01.01.0003',
  fundingSource: null,
  amount: rupiah * 100n,
  details: [],
});
const paid = (number: string, rupiah: bigint, date: string): Fact => ({
  kind: 'sp2d',
  ...base(date),
  number,
  paymentKind: 'LS',
  amount: rupiah * 100n,
  description: 'Pemeliharaan jalan a.n. CV Rekaan Jaya',
  status: null,
  counts: true,
  lines: [{ subActivity: SUB, account: '5.2.04.01.01.0003', fundingSource: null, amount: rupiah * 100n }],
});

async function tell(at: string, ...facts: readonly Fact[]): Promise<void> {
  clock = wib(at);
  await ledger.append(tenant, decisionBatch(`uji ${++told}`, facts, 'uji', clock));
}
async function keep(facts: readonly CaseFact[]): Promise<void> {
  const [first] = facts;
  if (!first) return;
  const drafts = facts.map((fact) => ({ fact, row: 1 }));
  await ledger.append(tenant, { ...systemBatch(`nilai-${++told}`, first, clock), drafts });
}
async function look(judge: ChannelJudge): Promise<readonly CaseFact[]> {
  const found = await judge.look(clock);
  await keep(found?.facts ?? []);
  return found?.facts ?? [];
}
async function cases() {
  const fold = new CaseFold();
  for (const after of await reader.ofKinds(tenant, CHANNEL, ['alert', 'case-act']))
    fold.apply({ revision: 0, before: null, after, firstRecordedOn: after.date });
  return fold.cases();
}
const alertsIn = (facts: readonly CaseFact[]) => facts.filter((fact) => fact.kind === 'alert');

beforeAll(() => {
  tenant = new Tenant('real', database.dataSource, '12.05', clientOptions(database.handle.connection, 'uji'));
});

describe('the judge of a channel', () => {
  it('finds in the log what a rule says, and says it once', async () => {
    expect(await judgeOf().look(clock)).toBeNull();
    await tell('2026-05-04T09:00:00', budget(100_000_000n), paid('1', 50_000_000n, '2026-05-04'));
    const judge = judgeOf();
    expect(alertsIn(await look(judge))).toEqual([]);
    await tell('2026-05-04T10:00:00', paid('2', 250_000_000n, '2026-05-04'));
    expect(alertsIn(await look(judge))).toMatchObject([{ detector: 'B07', severity: 'kritis', raisedOn: '2026-05-04' }]);
    expect(await look(judge)).toEqual([]);
    expect(await cases()).toHaveLength(1);
  });

  it('goes on after a restart as if there had been none, and catches up with the days it missed', async () => {
    const again = judgeOf();
    expect(alertsIn(await look(again))).toEqual([]);
    await tell('2026-05-05T09:00:00', paid('3', 1_000_000n, '2026-05-05'));
    await tell('2026-05-06T09:00:00', {
      ...(budget(900_000_000n) as Extract<Fact, { kind: 'budget-line' }>),
      stage: 'GESER_1',
      date: '2026-05-06',
    });
    const third = judgeOf();
    expect(alertsIn(await look(third))).toMatchObject([
      { detector: 'B07', condition: { now: { state: 'RESOLVED', since: '2026-05-06' } } },
    ]);
    expect((await cases())[0]?.state).toBe('reda');
  });

  it('holds the alerts of a source that has fallen silent, and neither raises nor clears', async () => {
    await tell('2026-05-06T11:00:00', paid('4', 900_000_000n, '2026-05-06'));
    const judge = judgeOf();
    await look(judge);
    expect(await cases()).toMatchObject([{ state: 'baru', heldBy: null }]);
    clock = wib('2026-05-09T12:00:00');
    await look(judge);
    expect(await cases()).toMatchObject([{ state: 'baru', heldBy: 'sp2d' }]);
  });

  it('lets no fault of one rule stop the others', async () => {
    const broken = detectors.map((rule) =>
      rule.id === 'B14'
        ? {
            ...rule,
            subjects: () => {
              throw new Error('rusak');
            },
          }
        : rule,
    );
    const faults: string[] = [];
    const judge = new ChannelJudge(reader, tenant, CHANNEL, (detector) => faults.push(detector), broken);
    const found = await judge.look(clock);
    expect(faults).toContain('B14');
    expect(found?.facts.every((fact) => fact.kind !== 'alert' || fact.detector !== 'B14')).toBe(true);
  });
});
