import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { viewBoard } from '@lcc/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rollUp } from '../board/board-queries.js';
import { compose, type Services } from '../compose.js';
import type { ImportResult } from '../ingest/import.service.js';
import { migrations } from '../migrations.js';
import { FakeClock } from '../platform/clock/index.js';
import { loadConfig } from '../platform/config/config.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { Leases } from '../platform/leases/leases.js';
import { createLogger } from '../platform/log/index.js';
import { Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { DemoService } from './demo.service.js';
import type { FeedRows } from './row-feed.js';

const database = withTestDatabase(migrations.demo);
const clock = new FakeClock(Date.parse('2026-05-08T12:00:00+07:00'));
let folder = '';
let services: Services;
let tenant: Tenant;
let demo: DemoService;
const results: (ImportResult & { readonly name: string })[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lcc-peragaan-'));
  tenant = new Tenant('demo', database.dataSource, '12.05', clientOptions(database.handle.connection, 'uji'));
  const tenants = new Tenants([tenant]);
  const config = { ...loadConfig({}), dataDir: folder, demoPace: 0 };
  services = compose(config, tenants, clock);
  const feed = {
    async accept(to: Tenant, rows: FeedRows) {
      const result = await services.imports.accept(to, rows);
      results.push({ ...result, name: rows.name });
      return result;
    },
  };
  const alone = new Leases(async () => [{ token: '1' }]); // nobody else is there to take it
  demo = new DemoService(config, tenants, feed, alone, clock, createLogger('silent'));
  await demo.start();
  await demo.settled();
}, 120_000);
afterAll(async () => {
  await demo.onApplicationShutdown();
  await rm(folder, { recursive: true, force: true });
});

describe('the demo', () => {
  it('comes in through the connectors of real data, and nothing of it is refused', () => {
    expect(results.filter((r) => r.rejected.length > 0).map((r) => [r.name, r.rejected[0]])).toEqual([]);
    const connectors = new Set(results.map((r) => r.connector));
    for (const table of [
      'rpjmd-program',
      'renstra-program',
      'sub-keg-bl',
      'spd-sipd',
      'spp-sipd',
      'spm-sipd',
      'sp2d-sipd-detail',
      'stbp-sipd-detail',
    ])
      expect(connectors).toContain(`wp-sipd-${table}`);
    expect(connectors).toContain('progress');
  });

  it('warns of nothing that an official would have to look after', () => {
    const warned = new Set(results.flatMap((r) => r.warnings.map((w) => `${r.connector}: ${w.code}`)));
    expect([...warned]).toEqual([]);
  });

  it('shows revenue as it came in, and leaves spending as it was paid', async () => {
    const state = await services.reader.read(tenant, tenant.channelOf('12.05', 2026));
    if (!state) throw new Error('no channel');
    const { rollup } = rollUp(state, clock.today()).state;
    const revenue = viewBoard(rollup, '4').totals;
    expect(revenue.absorption ?? 0).toBeGreaterThan(0.2);
    expect(revenue.absorption ?? 0).toBeLessThan(0.4);
    const paid = state.entries.flatMap(({ after }) => (after?.kind === 'sp2d' && after.counts ? [after] : []));
    expect(paid.filter((fact) => fact.paymentKind === 'LS' && fact.lines.some((line) => line.fundingSource === null))).toEqual([]);
  });

  it('joins a plan, a request, an order and a payee to payments', async () => {
    const state = await services.reader.read(tenant, tenant.channelOf('12.05', 2026));
    const facts = state?.entries.flatMap(({ after }) => after ?? []) ?? [];
    const parties = facts.filter((fact) => fact.kind === 'sp2d-party');
    const orders = new Map(facts.flatMap((fact) => (fact.kind === 'spm' ? [[fact.number, fact] as const] : [])));
    const requests = new Set(facts.flatMap((fact) => (fact.kind === 'spp' ? [fact.number] : [])));
    // What was paid twice or in parts on purpose has no order of its own.
    const ordered = parties.flatMap((party) => orders.get(party.spmNumber ?? '') ?? []);
    expect(ordered.length).toBeGreaterThan(10);
    expect(ordered.filter((order) => !requests.has(order.sppNumber ?? ''))).toEqual([]);
    expect(facts.filter((fact) => fact.kind === 'plan-item' && fact.document === 'RENJA').length).toBeGreaterThan(900);
  });

  it('can be read back, every year that its plans reach into', async () => {
    const heads = await services.reader.heads(tenant);
    expect(heads.map((head) => head.year)).toEqual([2025, 2026, 2027, 2028, 2029]);
    for (const { channel } of heads) expect((await services.reader.read(tenant, channel))?.entries.length).toBeGreaterThan(100);
  });

  it('tells nothing twice after a restart', async () => {
    results.length = 0;
    await demo.start();
    await demo.settled();
    expect(results).toEqual([]);
  });
});
