import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { loadConfig } from '../config/config.js';
import { SUPERUSER } from '../database/embedded/cluster.js';
import { clientOptions, type DatabaseHandle, openDatabase } from '../database/index.js';
import { withTestDatabase } from '../database/testing.js';
import { createLogger } from '../log/index.js';
import { type OpenTenants, openTenants } from './open-tenants.js';

class Figures1700000000000 {
  up = (runner: { query(sql: string): Promise<unknown> }) => runner.query('CREATE TABLE fact (v int); INSERT INTO fact VALUES (1)');
  down = (runner: { query(sql: string): Promise<unknown> }) => runner.query('DROP TABLE fact');
}

// It makes roles and databases, which a server somebody lent us may not allow.
describe.skipIf(inject('lccTestDatabase').databaseUrl !== undefined)('the two tenants in a database of the operator', () => {
  const database = withTestDatabase();
  const name = `tenants_${randomBytes(5).toString('hex')}`;
  let admin: Client;
  let handle: DatabaseHandle;
  let opened: OpenTenants;

  const host = () => ('host' in database.handle.connection ? database.handle.connection.host : '');
  const urlFor = (user: string, base = name) => `postgres://${user}:rahasia@localhost/${base}?host=${encodeURIComponent(host())}`;
  const open = async (user: string) => {
    handle = await openDatabase({ dataDir: '/does/not/matter', databaseUrl: urlFor(user) });
    const migrations = { real: [Figures1700000000000], demo: [Figures1700000000000] };
    opened = await openTenants(loadConfig({ LCC_DEMO: 'on' }), handle, migrations, createLogger('silent'));
    return { real: opened.tenants.real.dataSource, demo: opened.tenants.find('demo')?.dataSource };
  };
  const close = async () => {
    await opened.close();
    await handle.close();
  };

  beforeAll(async () => {
    admin = new Client({ host: host(), user: SUPERUSER, database: 'postgres' });
    await admin.connect();
    await admin.query(`CREATE ROLE ${name}_maker LOGIN CREATEROLE PASSWORD 'rahasia'`);
    await admin.query(`CREATE ROLE ${name}_plain LOGIN PASSWORD 'rahasia'`);
    await admin.query(`CREATE DATABASE ${name} OWNER ${name}_maker`);
  });
  afterAll(async () => {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    for (const role of ['maker_demo', 'maker', 'plain']) await admin.query(`DROP ROLE IF EXISTS ${name}_${role}`);
    await admin.end();
  });

  it('gives the demo a role that reaches its own schema alone, and the real tenant none of the demo', async () => {
    const { real, demo } = await open(`${name}_maker`);
    expect(await demo?.query('SELECT current_user AS who, v FROM fact')).toEqual([{ who: `${name}_maker_demo`, v: 1 }]);
    await expect(demo?.query('SELECT v FROM lcc.fact')).rejects.toThrow('permission denied for schema lcc');
    await expect(demo?.query('SET ROLE pg_read_all_data')).rejects.toThrow('permission denied');
    await expect(demo?.query('CREATE SCHEMA elsewhere')).rejects.toThrow('permission denied');
    await expect(real.query('SELECT v FROM lcc_demo.fact')).rejects.toThrow('permission denied');
    await close();
  });

  it('finds its role again, also after the password has changed', async () => {
    await admin.query(`ALTER ROLE ${name}_maker_demo PASSWORD 'lain'`);
    const { demo } = await open(`${name}_maker`);
    expect(await demo?.query('SELECT v FROM fact')).toEqual([{ v: 1 }]);
    await close();
  });

  it('says why and shares the role where none may be created', async () => {
    const other = `${name}_p`;
    await admin.query(`CREATE DATABASE ${other} OWNER ${name}_plain`);
    const plain = await openDatabase({ dataDir: '/does/not/matter', databaseUrl: urlFor(`${name}_plain`, other) });
    expect(await plain.demoConnection()).toEqual({ reason: expect.stringMatching(/permission denied/) });
    await plain.close();
    await admin.query(`DROP DATABASE ${other} WITH (FORCE)`);
  });

  it('is so in the embedded database too', async () => {
    const demo = await database.handle.demoConnection();
    if ('reason' in demo) throw new Error(demo.reason);
    const client = new Client(clientOptions(demo, 'test'));
    await client.connect();
    await expect(client.query(`SELECT * FROM "${database.schema}".migrations`)).rejects.toThrow('permission denied for schema');
    await client.end();
  });
});
