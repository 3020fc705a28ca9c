import type { DataSource } from 'typeorm';
import type { Config } from '../config/index.js';
import {
  clientOptions,
  createDataSource,
  type DatabaseConnection,
  type DatabaseHandle,
  type MigrationClass,
  migrate,
  Standby,
} from '../database/index.js';
import type { Logger } from '../log/index.js';
import { SCHEMAS, Tenant, type TenantId, Tenants } from './tenant.js';

/** Beyond this many regencies each gets fewer connections, since all share one database. */
const MANY = 2;
const FEW_CONNECTIONS = 4;

export interface OpenTenants {
  readonly tenants: Tenants;
  close(): Promise<void>;
}

/** Opens and migrates the schema of each tenant. `migrations` are each tenant's own, in order. */
export async function openTenants(
  config: Config,
  database: DatabaseHandle,
  migrations: Readonly<Record<TenantId, readonly MigrationClass[]>>,
  logger: Logger,
): Promise<OpenTenants> {
  const ids: TenantId[] = config.demo ? ['real', 'demo'] : ['real'];
  const opened: Tenant[] = [];
  for (const id of ids) {
    const connection = id === 'demo' ? await demoDoor(database, logger) : database.connection;
    const source = createDataSource(
      { connection },
      {
        schema: id === 'real' ? config.schema : SCHEMAS[id],
        migrations: migrations[id],
        applicationName: `lcc-${id}`,
        logger,
        poolSize: config.regencies.length > MANY ? FEW_CONNECTIONS : 10,
      },
    );
    await source.initialize();
    await migrate(source);
    const standby = id === 'real' ? standbyOf(config, source, logger) : null;
    opened.push(new Tenant(id, source, config.region, clientOptions(connection, `lcc-${id}-tail`), standby));
  }
  return {
    tenants: new Tenants(opened),
    close: async () => {
      for (const { dataSource, standby } of opened) {
        await standby?.stop();
        await dataSource.destroy();
      }
    },
  };
}

/** Of a reading that a standby does not answer in this time the database itself is asked. */
const STANDBY_PATIENCE_MS = 20_000;

/** The copy that reports read from; it is asked once it is watched. */
function standbyOf({ reportsDatabaseUrl: url }: Config, database: DataSource, logger: Logger): Standby | null {
  if (url === undefined) return null;
  const settings = { schema: SCHEMAS.real, migrations: [], applicationName: 'lcc-real-reports', logger, poolSize: 4 };
  return new Standby(database, createDataSource({ connection: { url } }, { ...settings, patienceMs: STANDBY_PATIENCE_MS }), logger);
}

/** The demo must not reach real figures even by a fault of ours: it comes in by a role of its own wherever there can be one. */
async function demoDoor(database: DatabaseHandle, logger: Logger): Promise<DatabaseConnection> {
  const found = await database.demoConnection();
  if (!('reason' in found)) return found;
  logger.warn({ reason: found.reason }, 'Simulasi memakai peran basis data yang sama dengan data nyata; lihat docs/operating.md');
  return database.connection;
}
