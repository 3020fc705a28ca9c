import { createHash } from 'node:crypto';
import type { Sp2dFact } from '@lcc/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { migrations } from '../migrations.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { Tenant } from '../platform/tenancy/tenant.js';
import type { Batch } from './batch.js';
import { type Committed, LedgerService, systemBatch } from './ledger.service.js';
import { LedgerReader } from './ledger-reader.js';

const database = withTestDatabase(migrations.real);
const NOON = Date.parse('2026-11-24T12:00:00+07:00');
const DAY_MS = 86_400_000;
const reader = new LedgerReader();
let regions = 1_000;

interface Push {
  readonly payments: readonly { readonly number: number; readonly rupiah: number }[];
  /** The same one twice means the same bytes. */
  readonly bytes: number;
  readonly isBroken: boolean;
  readonly day: number;
}

const push: fc.Arbitrary<Push> = fc.record({
  payments: fc.array(fc.record({ number: fc.nat(5), rupiah: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 3 }),
  bytes: fc.nat(400),
  isBroken: fc.nat(9).map((n) => n === 0),
  day: fc.nat(1),
});

/** PostgreSQL keeps no NUL in jsonb: a push that only the database refuses. */
function pay(region: string, number: number, rupiah: number, isBroken: boolean): Sp2dFact {
  const amount = BigInt(rupiah) * 100n;
  return {
    kind: 'sp2d',
    region,
    year: 2026,
    date: '2026-03-02',
    number: `n-${number}`,
    paymentKind: 'LS',
    workUnit: '1.03.0.00.0.00.03.0000',
    amount,
    description: isBroken ? '\u0000' : null,
    status: null,
    counts: true,
    lines: [{ subActivity: null, account: '5.2.04', fundingSource: null, amount }],
  };
}

function batchOf(region: string, { payments, bytes, isBroken, day }: Push): Batch {
  const text = JSON.stringify([payments, bytes % 7 === 0 ? 'sama' : bytes, isBroken]);
  const facts = payments.map(({ number, rupiah }) => pay(region, number, rupiah, isBroken));
  return {
    ...systemBatch('uji', facts[0] ?? pay(region, 0, 1, false), NOON + day * DAY_MS),
    connector: 'sp2d',
    way: 'kirim',
    sha256: createHash('sha256').update(text).digest('hex'),
    optionsKey: region,
    original: Buffer.from(text),
    drafts: facts.map((fact, i) => ({ fact, row: i + 1 })),
  };
}

function instance(region: string, dataSource = database.dataSource): { tenant: Tenant; ledger: LedgerService } {
  return {
    tenant: new Tenant('real', dataSource, region, clientOptions(database.handle.connection, 'uji')),
    ledger: new LedgerService(),
  };
}

/** What each push was answered, without what differs from run to run. */
const answerOf = (result: PromiseSettledResult<{ revision: number; accepted: number; corrections: number; duplicates: number }>) =>
  result.status === 'rejected'
    ? 'ditolak'
    : { accepted: result.value.accepted, corrections: result.value.corrections, duplicates: result.value.duplicates };

/** Every fact of a region in order, and every run with its revision. */
async function ledgerOf(region: string) {
  const [facts, runs] = await Promise.all([
    database.dataSource.query(
      `SELECT natural_key, kind, seq, revision, amount, payload - 'region' AS payload, recorded_at, first_recorded_at FROM fact WHERE channel = $1 ORDER BY id`,
      [`${region}-2026`],
    ),
    database.dataSource.query(
      `SELECT revision, accepted, corrections, duplicates, original FROM import_run WHERE options_key = $1 ORDER BY revision, sha256`,
      [region],
    ),
  ]);
  return { facts, runs };
}

/** A first payment, so that the channel is there; then the pushes, all at once or one after another. */
async function send(pushes: readonly Push[], together: boolean) {
  const region = `90.${regions++}`;
  const { tenant, ledger } = instance(region);
  await ledger.append(tenant, batchOf(region, { payments: [{ number: 99, rupiah: 1 }], bytes: -1, isBroken: false, day: 0 }));
  const told: Committed[] = [];
  ledger.onCommitted((committed) => told.push(committed));
  const batches = pushes.map((p) => batchOf(region, p));
  if (together) return { region, told, results: await Promise.allSettled(batches.map((b) => ledger.append(tenant, b))) };
  const results: PromiseSettledResult<Awaited<ReturnType<LedgerService['append']>>>[] = [];
  for (const b of batches) results.push(...(await Promise.allSettled([ledger.append(tenant, b)])));
  return { region, told, results };
}

describe('pushes that share a commit', () => {
  it('leave the same ledger and get the same answers as one after another, whatever repeats, corrects or fails among them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(push, { minLength: 2, maxLength: 24 }), async (pushes) => {
        const [together, apart] = [await send(pushes, true), await send(pushes, false)];
        expect(together.results.map(answerOf)).toEqual(apart.results.map(answerOf));
        expect(await ledgerOf(together.region)).toEqual(await ledgerOf(apart.region));
      }),
      { numRuns: 15 },
    );
  });

  it('are told without a gap, as the log holds them', async () => {
    const pushes = Array.from({ length: 40 }, (_, i) => ({
      payments: [{ number: i % 30, rupiah: 1 + i }],
      bytes: i + 1,
      isBroken: false,
      day: 0,
    }));
    const { region, told } = await send(pushes, true);
    expect(told.length).toBeLessThan(40); // some did share
    let at = 1;
    for (const { from, revision } of told) {
      expect(from).toBe(at + 1);
      at = revision;
    }
    const { tenant } = instance(region);
    expect(told.flatMap((t) => t.entries)).toEqual(await reader.after(tenant, `${region}-2026`, 1, 100));
  });

  it('of two instances at once lose and double nothing', async () => {
    const region = `90.${regions++}`;
    const both = [instance(region), instance(region, await database.another())] as const;
    const first = { payments: [{ number: 999, rupiah: 1 }], bytes: -1, isBroken: false, day: 0 };
    await both[0].ledger.append(both[0].tenant, batchOf(region, first));
    const receipts = await Promise.all(
      Array.from({ length: 120 }, (_, i) => {
        const { tenant, ledger } = both[i % 2] ?? both[0];
        return ledger.append(
          tenant,
          batchOf(region, { payments: [{ number: i % 50, rupiah: 1 + (i % 3) }], bytes: i * 7 + 1, isBroken: false, day: 0 }),
        );
      }),
    );
    const { facts } = (await ledgerOf(region)) as { facts: { natural_key: string; seq: number; revision: string }[] };
    const changed = receipts.reduce((sum, r) => sum + r.accepted + r.corrections, 0);
    expect(facts.length).toBe(2 + changed); // with the first payment and the day
    expect(new Set(facts.map((f) => Number(f.revision)))).toEqual(new Set(Array.from({ length: 1 + changed }, (_, i) => i + 1)));
    const sequences = new Map<string, number[]>();
    for (const { natural_key, seq } of facts) sequences.set(natural_key, [...(sequences.get(natural_key) ?? []), seq]);
    for (const seqs of sequences.values()) expect(seqs).toEqual(seqs.map((_, i) => i + 1));
  });
});
