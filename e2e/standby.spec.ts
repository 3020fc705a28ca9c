import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { OwnPostgres } from './faults/stage/postgres.js';
import { payment, paymentsFile, rosterFile, YEAR } from './support/files.js';
import { LccServer } from './support/server.js';

interface Client {
  connect(): Promise<void>;
  query(sql: string): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
  end(): Promise<void>;
}
const { Client: PgClient } = createRequire(resolve('apps/api/package.json'))('pg') as { Client: new (url: string) => Client };

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new PgClient(url);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows[0]?.value;
}

test('boards of other days are read from a standby, and from the database when that stands still or is gone', async () => {
  test.setTimeout(400_000);
  const database = await OwnPostgres.create();
  const standby = await database.standby();
  const server = await LccServer.create({ DATABASE_URL: database.url(), LCC_REPORTS_DATABASE_URL: standby.url(), LCC_DEMO: 'off' });
  try {
    await server.lcc(['import', await rosterFile(server.dataDir), await paymentsFile(server.dataDir, 'sp2d.json', 3_000)]);
    await server.start();
    const { key } = await server.lcc<{ key: string }>(['key', 'add', '--scope', 'ingest']);
    const headers = { authorization: `Bearer ${key}` };
    const dated = async () => {
      const answer = await fetch(`${server.origin}/api/v1/boards/12.05-${YEAR}?asOf=${YEAR}-12-31`, { headers });
      return ((await answer.json()) as { revision: number }).revision;
    };
    const behind = async () =>
      Number(
        /^lcc_standby_behind_seconds\{tenant="real"\} (\S+)$/m.exec(await (await fetch(`${server.origin}/metrics`)).text())?.[1] ??
          Number.NaN,
      );
    const push = async (number: string) => {
      const body = JSON.stringify([payment(number, '10.00')]);
      const answer = await fetch(`${server.origin}/api/v1/ingest/sp2d`, { method: 'POST', headers, body });
      return ((await answer.json()) as { revision: number }).revision;
    };
    const first = await dated();
    await server.end('SIGTERM'); // the sums are saved, so that the next start needs the log for other days alone
    await server.start();
    expect(await dated()).toBeGreaterThanOrEqual(first);
    const READ = `SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int AS value FROM pg_stat_all_tables
      WHERE schemaname = 'lcc' AND relname LIKE 'fact%'`;
    await expect.poll(() => ask(standby.url(), READ)).toBeGreaterThanOrEqual(3_000);
    expect(await behind()).toBeLessThanOrEqual(10);

    await ask(standby.url(), 'SELECT pg_wal_replay_pause()::text AS value');
    const later = await push('sesudah-berhenti');
    await expect.poll(behind, { timeout: 60_000 }).toBeGreaterThan(10);
    expect(await dated()).toBeGreaterThanOrEqual(later); // the judge may have written since
    await ask(standby.url(), 'SELECT pg_wal_replay_resume()::text AS value');
    await expect.poll(behind, { timeout: 30_000 }).toBeLessThanOrEqual(10);

    await standby.stop('immediate');
    await expect.poll(behind, { timeout: 60_000 }).toBeNaN();
    expect(await dated()).toBeGreaterThanOrEqual(later); // the judge may have written since
    expect(server.printed).toContain('laporan dibaca dari basis data utama');
  } finally {
    await server.remove();
    await standby.remove();
    await database.remove();
  }
});
