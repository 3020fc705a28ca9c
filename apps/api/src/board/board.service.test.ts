import type { Fact } from '@lcc/domain';
import { afterEach, describe, expect, it } from 'vitest';
import { LedgerService, systemBatch } from '../ledger/ledger.service.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { migrations } from '../migrations.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { createLogger } from '../platform/log/index.js';
import { Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { BoardService } from './board.service.js';
import { Histories } from './histories.js';
import { SavedBoards } from './saved-boards.js';

const database = withTestDatabase(migrations.real);
const NOON = Date.parse('2026-11-24T12:00:00+07:00');
const running: BoardService[] = [];
let written = 0;

/** Heads that are old news by the time they arrive. */
class LateHeads extends LedgerReader {
  override async heads(tenant: Tenant): ReturnType<LedgerReader['heads']> {
    const heads = await super.heads(tenant);
    await new Promise((resolve) => setTimeout(resolve, 30));
    return heads;
  }
}

/** An instance of the server: its own pool, boards and tail over the same log. */
async function instance(
  region: string,
  reader = new LedgerReader(),
): Promise<{ tenant: Tenant; ledger: LedgerService; boards: BoardService; rebuilt: string[] }> {
  const tenant = new Tenant('real', await database.another(), region, clientOptions(database.handle.connection, 'uji'));
  const ledger = new LedgerService();
  const logger = createLogger('silent');
  const boards = new BoardService(new Tenants([tenant]), ledger, reader, new Histories(reader), new SavedBoards(logger), logger);
  const rebuilt: string[] = [];
  boards.onRebuilt(({ channel }) => rebuilt.push(channel));
  boards.onApplicationBootstrap();
  running.push(boards);
  return { tenant, ledger, boards, rebuilt };
}

/** One rupiah by one SP2D. */
function pay(region: string): Fact {
  return {
    kind: 'sp2d',
    region,
    year: 2026,
    date: '2026-03-02',
    number: `n-${++written}`,
    paymentKind: 'LS',
    workUnit: '1.03.0.00.0.00.03.0000',
    amount: 100n,
    description: null,
    status: null,
    counts: true,
    lines: [{ subActivity: null, account: '5.2.04', fundingSource: null, amount: 100n }],
  };
}
const append = (to: { tenant: Tenant; ledger: LedgerService }, fact: Fact) =>
  to.ledger.append(to.tenant, systemBatch(`uji-${written}-${Math.random()}`, fact, NOON));

afterEach(async () => {
  await Promise.all(running.splice(0).map((boards) => boards.onApplicationShutdown()));
});

describe('boards that follow the log', () => {
  it('a writer and its own tail never take a commit for a log that went back', async () => {
    const one = await instance('12.31', new LateHeads());
    await append(one, pay('12.31'));
    const board = await one.boards.board(one.tenant, '12.31-2026');
    for (let round = 0; round < 15; round++) await Promise.all(Array.from({ length: 20 }, () => append(one, pay('12.31'))));
    await expect.poll(() => board?.revision, { timeout: 10_000 }).toBe(301);
    expect(one.rebuilt).toEqual([]);
    expect(await one.boards.board(one.tenant, '12.31-2026')).toBe(board);
    expect(board?.snapshot().board.totals.realization).toBe('301.00');
  });

  it('two instances over one log come to the same board, whoever wrote', async () => {
    const [one, two] = [await instance('12.32'), await instance('12.32')];
    await append(one, pay('12.32'));
    const boards = [await one.boards.board(one.tenant, '12.32-2026'), await two.boards.board(two.tenant, '12.32-2026')] as const;
    await Promise.all(Array.from({ length: 60 }, (_, i) => append(i % 2 ? one : two, pay('12.32'))));
    for (const board of boards) await expect.poll(() => board?.revision, { timeout: 10_000 }).toBe(61);
    expect(boards[0]?.snapshot()).toEqual(boards[1]?.snapshot());
    expect([...one.rebuilt, ...two.rebuilt]).toEqual([]);
  });

  it('a log of another epoch (a restore) builds the board anew and tells its readers', async () => {
    const one = await instance('12.33');
    await append(one, pay('12.33'));
    const board = await one.boards.board(one.tenant, '12.33-2026');
    await one.tenant.dataSource.query(`UPDATE channel_head SET epoch = 'pulihan' WHERE channel = '12.33-2026'`);
    await expect.poll(() => one.rebuilt, { timeout: 10_000 }).toEqual(['12.33-2026']);
    const now = await one.boards.board(one.tenant, '12.33-2026');
    expect(now).not.toBe(board);
    expect(now?.snapshot()).toMatchObject({ epoch: 'pulihan', board: { totals: { realization: '1.00' } } });
  });

  it('what is committed right after a restore never reaches the board of the log before it', async () => {
    const one = await instance('12.34');
    await append(one, pay('12.34'));
    const board = await one.boards.board(one.tenant, '12.34-2026');
    await one.tenant.dataSource.query(`UPDATE channel_head SET epoch = 'pulihan' WHERE channel = '12.34-2026'`);
    await append(one, pay('12.34'));
    await expect.poll(() => one.rebuilt, { timeout: 10_000 }).toEqual(['12.34-2026']);
    expect(board?.snapshot()).toMatchObject({ revision: 1, board: { totals: { realization: '1.00' } } });
    const now = await one.boards.board(one.tenant, '12.34-2026');
    expect(now?.snapshot()).toMatchObject({ epoch: 'pulihan', revision: 2, board: { totals: { realization: '2.00' } } });
  });
});
