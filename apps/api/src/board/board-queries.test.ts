import { addDays, type Fact } from '@lcc/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../ledger/batch.js';
import { LedgerService, systemBatch } from '../ledger/ledger.service.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { migrations } from '../migrations.js';
import { FakeClock } from '../platform/clock/index.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { createLogger } from '../platform/log/index.js';
import { Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { BoardService } from './board.service.js';
import { BoardQueries, boardQuerySchema, dayAsked, NothingKnown, rollUp } from './board-queries.js';
import { Histories } from './histories.js';
import { SavedBoards } from './saved-boards.js';
import { writeBoard } from './write-board.js';

const UNIT = '1.03.0.00.0.00.03.0000';
const ACCOUNT = '5.2.04.01.01.0003';
const MORNING = Date.parse('2026-06-30T08:00:00+07:00');
const HOUR = 3_600_000;
const database = withTestDatabase(migrations.real);
const clock = new FakeClock(MORNING);
const reader = new LedgerReader();
const ledger = new LedgerService();
let region = 10;

/** A region of its own: the ledger only grows. */
function newTenant(): Tenant {
  region += 1;
  const code = `${20 + Math.floor(region / 90)}.${String(region % 90).padStart(2, '0')}`;
  return new Tenant('real', database.dataSource, code, clientOptions(database.handle.connection, 'uji'));
}
const queriesOver = (histories: Histories): BoardQueries => new BoardQueries(reader, histories, clock);
const append = (tenant: Tenant, facts: readonly Fact[], at: number, replacesSets = false) => {
  const first = facts[0] as Fact;
  const batch: Batch = { ...systemBatch(`uji-${Math.random()}`, first, at), drafts: facts.map((fact, i) => ({ fact, row: i + 1 })) };
  return ledger.append(tenant, { ...batch, replacesSets });
};
const base = (tenant: Tenant, date: string) => ({ region: tenant.region, year: 2026, date });
const pay = (tenant: Tenant, n: number, date: string, amount: bigint): Fact => ({
  ...base(tenant, date),
  kind: 'sp2d',
  number: `n-${n}`,
  paymentKind: 'LS',
  workUnit: UNIT,
  amount,
  description: 'uraian',
  status: null,
  counts: true,
  lines: [{ subActivity: null, account: ACCOUNT, fundingSource: null, amount }],
});
const budget = (tenant: Tenant, date: string, accounts: readonly number[], amount: bigint): Fact[] =>
  accounts.map((n) => ({
    ...base(tenant, date),
    kind: 'budget-line',
    stage: 'MURNI',
    workUnit: UNIT,
    subActivity: null,
    account: `5.2.04.01.01.000${n}`,
    fundingSource: null,
    amount,
    details: [{ row: 1, label: 'rincian', amount }],
  }));
const report = (tenant: Tenant, date: string, amount: bigint): Fact => ({
  ...base(tenant, date),
  kind: 'lra',
  workUnit: UNIT,
  account: '5.1',
  budget: 2n * amount,
  realization: amount,
  unitRealization: null,
});

/** The same board by a reading of its own, from the facts in force. */
async function byReading(tenant: Tenant, asOf: string, knownAt: number | null) {
  const past = await reader.read(tenant, `${tenant.region}-2026`, knownAt);
  if (!past) throw new Error('saluran belum ada');
  const { state, sources } = rollUp(past, asOf);
  return writeBoard(state, sources);
}

describe('boards of any date', () => {
  const day = fc.integer({ min: 0, max: 200 }).map((n) => addDays('2025-12-30', n));
  const amount = fc.bigInt({ min: 1n, max: 10n ** 14n });
  const step = fc.oneof(
    fc.record({ kind: fc.constant('pay' as const), n: fc.integer({ min: 1, max: 4 }), date: day, amount }),
    fc.record({ kind: fc.constant('budget' as const), accounts: fc.subarray([1, 2, 3], { minLength: 1 }), date: day, amount }),
    fc.record({ kind: fc.constant('report' as const), date: day, amount }),
  );
  const question = fc.record({ asOf: day, knownHour: fc.option(fc.integer({ min: 0, max: 12 })) });

  it('are those of a fresh reading, from memory and without, however the log grew and was corrected', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 10 }),
        fc.array(question, { minLength: 1, maxLength: 4 }),
        async (steps, asked) => {
          const tenant = newTenant();
          const memory = queriesOver(new Histories(reader));
          const tooSmall = queriesOver(new Histories(reader, 0));
          for (const [i, s] of steps.entries()) {
            const facts =
              s.kind === 'pay'
                ? [pay(tenant, s.n, s.date, s.amount)]
                : s.kind === 'report'
                  ? [report(tenant, s.date, s.amount)]
                  : budget(tenant, s.date, s.accounts, s.amount);
            await append(tenant, facts, MORNING + i * HOUR, s.kind === 'budget');
            if (i % 3 === 0) await memory.board(tenant, `${tenant.region}-2026`, { asOf: s.date }); // so that histories are caught at every length
          }
          for (const { asOf, knownHour } of asked) {
            const knownAt = knownHour === null ? null : MORNING + knownHour * HOUR;
            const query = { asOf, ...(knownAt === null ? {} : { knownAt: new Date(knownAt).toISOString() }) };
            const expected = await byReading(tenant, asOf, knownAt);
            expect(await memory.board(tenant, `${tenant.region}-2026`, query)).toEqual(expected);
            expect(await tooSmall.board(tenant, `${tenant.region}-2026`, query)).toEqual(expected);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is the live board itself for its own day', async () => {
    const tenant = newTenant();
    await append(tenant, [...budget(tenant, '2026-01-02', [1, 3], 500n), pay(tenant, 1, '2026-03-02', 100n)], MORNING);
    const histories = new Histories(reader);
    const boards = new BoardService(
      new Tenants([tenant]),
      ledger,
      reader,
      histories,
      new SavedBoards(createLogger('silent')),
      createLogger('silent'),
    );
    const live = await boards.board(tenant, `${tenant.region}-2026`);
    const asked = { asOf: '2026-06-30' };
    const answer = await queriesOver(histories).board(tenant, `${tenant.region}-2026`, asked, live);
    expect(answer).toEqual(live?.snapshot().board);
    expect(answer).toEqual(await byReading(tenant, '2026-06-30', null));
    const earlier = await queriesOver(histories).board(tenant, `${tenant.region}-2026`, { asOf: '2026-03-01' }, live);
    expect([earlier?.totals.realization, earlier?.asOf]).toEqual([null, '2026-03-01']);
  });

  it('follow the log of a restore, which has another epoch', async () => {
    const tenant = newTenant();
    const channel = `${tenant.region}-2026`;
    const queries = queriesOver(new Histories(reader));
    await append(tenant, [pay(tenant, 1, '2026-03-02', 100n)], MORNING);
    await queries.board(tenant, channel, { asOf: '2026-04-01' });
    await tenant.dataSource.query(`UPDATE channel_head SET epoch = 'pulihan' WHERE channel = $1`, [channel]);
    await append(tenant, [pay(tenant, 1, '2026-03-02', 300n)], MORNING);
    expect((await queries.board(tenant, channel, { asOf: '2026-04-01' }))?.totals.realization).toBe('3.00');
  });

  it('keep the largest histories out of memory and forget the one unused longest', async () => {
    const [one, two] = [newTenant(), newTenant()];
    for (const tenant of [one, two])
      await append(
        tenant,
        [1, 2, 3].map((n) => pay(tenant, n, '2026-03-02', 100n)),
        MORNING,
      );
    const roomForOne = new Histories(reader, 6); // three payments and the business day make four
    expect((await roomForOne.current(one, `${one.region}-2026`))?.size).toBe(4);
    const first = await roomForOne.current(two, `${two.region}-2026`);
    expect(await roomForOne.current(two, `${two.region}-2026`)).toBe(first);
    expect(await new Histories(reader, 3).current(one, `${one.region}-2026`)).toBeNull();
    expect(await roomForOne.current(one, '99.99-2026')).toBeNull();
  });
});

describe('the edges of a question', () => {
  async function filled(): Promise<{ tenant: Tenant; channel: string; queries: BoardQueries }> {
    const tenant = newTenant();
    await append(tenant, [...budget(tenant, '2026-01-02', [3], 1_000n), pay(tenant, 1, '2026-03-02', 100n)], MORNING);
    return { tenant, channel: `${tenant.region}-2026`, queries: queriesOver(new Histories(reader)) };
  }

  it('before anything was recorded says so, also for a day on which facts are dated', async () => {
    const { tenant, channel, queries } = await filled();
    const knownAt = new Date(MORNING - 1).toISOString();
    await expect(queries.board(tenant, channel, { knownAt })).rejects.toThrow(NothingKnown);
    await expect(queries.board(tenant, channel, { knownAt, asOf: '2026-04-01' })).rejects.toThrow(/belum ada yang tercatat/);
    const atOnce = await queries.board(tenant, channel, { knownAt: new Date(MORNING).toISOString(), asOf: '2026-04-01' });
    expect(atOnce?.totals.realization).toBe('1.00');
  });

  it('before the year shows nothing as nothing, never as zero or red', async () => {
    const { tenant, channel, queries } = await filled();
    const board = await queries.board(tenant, channel, { asOf: '2025-12-31' });
    expect(board?.totals).toMatchObject({ ceiling: null, realization: null, absorption: null });
    expect(board?.totals.absent).toMatchObject({ ceiling: 'belum-ada-anggaran', realization: 'belum-melapor' });
    expect(board?.summary).toMatchObject({ state: 'unknown', behind: null, silent: 0 });
  });

  it('in the next year shows the finished year', async () => {
    const { tenant, channel, queries } = await filled();
    const board = await queries.board(tenant, channel, { asOf: '2027-02-01' });
    expect(board).toMatchObject({ year: 2026, asOf: '2027-02-01', totals: { ceiling: '10.00', realization: '1.00', absorption: 0.1 } });
    expect(board?.summary).toMatchObject({ workingDaysLeft: 0, projection: null });
  });

  it('refuses what is no date and no instant, with the form that is expected', () => {
    const told = (query: object) => boardQuerySchema.safeParse(query).error?.issues.map((i) => `${i.path.join('.')}: ${i.message}`);
    expect(told({ asOf: '2026-02-30' })).toEqual(['asOf: tanggal ditulis YYYY-MM-DD']);
    expect(told({ knownAt: '2026-06-30' })).toEqual([expect.stringContaining('saat ditulis dengan zona')]);
    expect(told({ asOf: '30-06-2026', knownAt: 'kemarin' })).toHaveLength(2);
    expect(told({ tanggal: '2026-06-30' })).toEqual([': tidak dikenal: tanggal']);
    expect(told({ asOf: ['2026-06-30', '2026-07-01'] })).toEqual(['asOf: disebut satu kali saja']);
    expect(told({ by: 'bulan', account: '7' })).toEqual([
      expect.stringMatching(/^by: pilih salah satu: .*month$/),
      expect.stringMatching(/^account: pilih 4/),
    ]);
  });

  it('takes an instant in any zone, also when its plus became a blank on the way', async () => {
    const { tenant, channel, queries } = await filled();
    const known = (knownAt: string) => queries.board(tenant, channel, boardQuerySchema.parse({ knownAt }));
    for (const same of ['2026-06-30T01:00:00Z', '2026-06-30T08:00:00+07:00', '2026-06-30T08:00:00 07:00', '2026-06-29T20:00:00-05:00'])
      expect((await known(same))?.totals.realization).toBe('1.00');
    for (const before of ['2026-06-30T00:59:59.999Z', '2026-06-30T08:00:00+07:30'])
      await expect(known(before)).rejects.toThrow(NothingKnown);
  });

  it('is about the day that the instant of knowledge had in Jakarta', () => {
    const day = (query: object) => dayAsked(boardQuerySchema.parse(query), '2027-03-01');
    expect(day({})).toBe('2027-03-01');
    expect(day({ knownAt: '2026-12-31T16:59:59Z' })).toBe('2026-12-31');
    expect(day({ knownAt: '2026-12-31T17:00:00Z' })).toBe('2027-01-01');
    expect(day({ knownAt: '2026-12-31T17:00:00Z', asOf: '2026-06-30' })).toBe('2026-06-30');
  });

  it('shows the version in force from its very day, and facts dated later only on theirs', async () => {
    const { tenant, channel, queries } = await filled();
    const later: Fact[] = budget(tenant, '2026-09-15', [3], 9_000n).map((f) => ({ ...f, stage: 'PERUBAHAN' }) as Fact);
    await append(tenant, [...later, pay(tenant, 2, '2026-12-30', 50n)], MORNING + HOUR);
    const on = async (asOf: string) => {
      const board = await queries.board(tenant, channel, { asOf });
      return [board?.version, board?.totals.ceiling, board?.totals.realization];
    };
    expect(await on('2026-01-01')).toEqual([null, null, null]);
    expect(await on('2026-01-02')).toEqual(['MURNI', '10.00', null]);
    expect(await on('2026-09-14')).toEqual(['MURNI', '10.00', '1.00']);
    expect(await on('2026-09-15')).toEqual(['PERUBAHAN', '90.00', '1.00']);
    expect(await on('2026-12-30')).toEqual(['PERUBAHAN', '90.00', '1.50']);
    expect(await on('0001-01-01')).toEqual([null, null, null]);
    expect(await on('9999-12-31')).toEqual(['PERUBAHAN', '90.00', '1.50']);
  });
});
