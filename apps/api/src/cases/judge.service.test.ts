import type { Fact } from '@lcc/domain';
import { expect, it } from 'vitest';
import { LedgerService, systemBatch } from '../ledger/ledger.service.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { migrations } from '../migrations.js';
import { SystemClock } from '../platform/clock/index.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { leasesOf } from '../platform/leases/leases-of.js';
import { createLogger } from '../platform/log/index.js';
import { Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { JudgeService } from './judge.service.js';

const database = withTestDatabase(migrations.real);

it('a channel whose head a long import holds keeps no other from being judged', async () => {
  const tenant = new Tenant('real', database.dataSource, '12.05', clientOptions(database.handle.connection, 'uji'));
  const tenants = new Tenants([tenant]);
  const [ledger, reader, clock] = [new LedgerService(), new LedgerReader(), new SystemClock()];
  const year = Number(clock.today().slice(0, 4));
  const paid = (region: string): Fact => ({
    ...{ kind: 'sp2d', region, year, date: `${year}-01-04`, number: 'n-1', paymentKind: 'LS', workUnit: '1.03.0.00.0.00.03.0000' },
    ...{ amount: 100n, description: null, status: null, counts: true },
    lines: [{ subActivity: null, account: '5.2.04', fundingSource: null, amount: 100n }],
  });
  for (const region of ['12.05', '12.06']) await ledger.append(tenant, systemBatch(`uji-${region}`, paid(region), clock.now()));
  const judged = async (channel: string): Promise<boolean> => (await reader.ofKinds(tenant, channel, ['detector-coverage'])).length > 0;
  const judge = new JudgeService(tenants, ledger, reader, leasesOf(tenants), clock, createLogger('silent'));
  const importing = (await database.another()).createQueryRunner();
  try {
    await importing.startTransaction();
    await importing.query('SELECT FROM channel_head WHERE channel = $1 FOR UPDATE', [`12.05-${year}`]);
    await judge.look();
    expect([await judged(`12.05-${year}`), await judged(`12.06-${year}`)]).toEqual([false, true]);
  } finally {
    await importing.rollbackTransaction();
    await importing.release();
    await judge.onApplicationShutdown();
  }
});
