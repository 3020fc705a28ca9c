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
const UNIT = '1.03.0.00.0.00.03.0000';
const logger = createLogger('silent');
const running: BoardService[] = [];
let regions = 10;

/** Remembers from where the log was read, so that a test sees what a start cost. */
class WatchedReader extends LedgerReader {
  readonly cursors: number[] = [];

  override eachChange(...args: Parameters<LedgerReader['eachChange']>): Promise<boolean> {
    this.cursors.push(args[2]);
    return super.eachChange(...args);
  }
}

async function server(region: string) {
  const tenant = new Tenant('real', await database.another(), region, clientOptions(database.handle.connection, 'uji'));
  const reader = new WatchedReader();
  const ledger = new LedgerService();
  const saves = new SavedBoards(logger);
  const boards = new BoardService(new Tenants([tenant]), ledger, reader, new Histories(reader), saves, logger);
  boards.onApplicationBootstrap();
  running.push(boards);
  const board = async () => {
    const found = await boards.board(tenant, `${region}-2026`);
    if (!found) throw new Error('saluran belum ada');
    return found;
  };
  return { tenant, reader, ledger, saves, board };
}

const place = (region: string) => ({ region, year: 2026 });
const payment = (region: string, number: number): Fact => ({
  kind: 'sp2d',
  ...place(region),
  date: `2026-${String(1 + (number % 11)).padStart(2, '0')}-15`,
  number: `n-${number}`,
  paymentKind: 'LS',
  workUnit: UNIT,
  amount: 100n,
  description: null,
  status: null,
  counts: true,
  lines: [{ subActivity: '1.03.10.2.01.0029', account: '5.2.04', fundingSource: '1.1', amount: 100n }],
});
const others = (region: string): Fact[] => [
  { kind: 'roster', ...place(region), date: '2026-01-01', workUnit: UNIT, name: 'PUTR', parent: null, district: null, verified: true },
  {
    kind: 'cash-plan',
    ...place(region),
    date: '2026-01-01',
    group: 'belanja',
    workUnit: UNIT,
    subActivity: null,
    account: null,
    months: Array(12).fill(5_000n),
  },
  { kind: 'holiday', ...place(region), date: '2026-12-24', day: '2026-12-24', name: 'Cuti bersama', isLeave: true },
];
const append = ({ tenant, ledger }: { tenant: Tenant; ledger: LedgerService }, facts: readonly Fact[], name: string) => {
  const [first] = facts;
  if (!first) throw new Error('tidak ada fakta');
  const batch = systemBatch(`uji-${name}-${Math.random()}`, first, NOON);
  return ledger.append(tenant, { ...batch, drafts: facts.map((fact, i) => ({ fact, row: i + 1 })) });
};

afterEach(async () => {
  await Promise.all(running.splice(0).map((boards) => boards.onApplicationShutdown()));
});

describe('boards from saved sums', () => {
  it('show what boards from the log show, and go on with it, without reading the past again', async () => {
    const region = `12.${regions++}`;
    const one = await server(region);
    await append(one, [...others(region), ...Array.from({ length: 300 }, (_, i) => payment(region, i))], 'awal');
    await one.saves.keep(one.tenant, await one.board());
    await append(
      one,
      [payment(region, 1_000), payment(region, 7)].map((f) => ({ ...f, date: '2026-11-20' })),
      'kemudian',
    );
    const two = await server(region);
    expect((await two.board()).snapshot()).toEqual((await one.board()).snapshot());
    expect(two.reader.cursors[0]).toBe(1);
    await expect.poll(async () => (await two.board()).state.isComplete).toBe(true);
    expect((await two.board()).snapshot()).toEqual((await one.board()).snapshot());
    await append(two, [payment(region, 2_000)], 'lagi');
    await expect.poll(async () => (await one.board()).revision).toBe((await two.board()).revision);
    expect((await two.board()).snapshot()).toEqual((await one.board()).snapshot());
  });

  it('are not those of another program or another epoch, and a broken save is passed over', async () => {
    const region = `12.${regions++}`;
    const one = await server(region);
    await append(one, [...others(region), payment(region, 1)], 'awal');
    await one.saves.keep(one.tenant, await one.board());
    const readFrom = async (change: string): Promise<number> => {
      await one.tenant.dataSource.query(`UPDATE saved_board SET ${change} WHERE channel = $1`, [`${region}-2026`]);
      const other = await server(region);
      expect((await other.board()).snapshot().board.totals.realization).toBe('1.00');
      return other.reader.cursors[0] as number;
    };
    expect(await readFrom('revision = revision')).toBe(1);
    expect(await readFrom(`state = '\\x00'`)).toBe(0);
    expect(await readFrom(`program = 'lain'`)).toBe(0);
    expect(await readFrom(`epoch = 'lain'`)).toBe(0);
  });

  it('a large commit of another process is taken whole: no board of a part of it is ever shown', async () => {
    const region = `12.${regions++}`;
    const [one, two] = [await server(region), await server(region)];
    await append(one, [...others(region), payment(region, 0)], 'awal');
    const board = await two.board();
    const seen = new Set<string | null>();
    const watch = setInterval(() => seen.add(board.snapshot().board.totals.realization), 1);
    await append(
      one,
      Array.from({ length: 5_000 }, (_, i) => payment(region, 10 + i)),
      'besar',
    );
    await expect.poll(() => board.revision, { timeout: 20_000 }).toBe(2);
    clearInterval(watch);
    seen.add(board.snapshot().board.totals.realization);
    expect([...seen].filter((value) => value !== '1.00')).toEqual(['5001.00']);
  });
});
