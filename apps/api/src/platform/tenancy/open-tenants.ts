import type { Config } from '../config/index.js';
import { clientOptions, createDataSource, type DatabaseHandle, type MigrationClass, migrate } from '../database/index.js';
import type { Logger } from '../log/index.js';
import { SCHEMAS, Tenant, type TenantId, Tenants } from './tenant.js';

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
    const source = createDataSource(database, { schema: SCHEMAS[id], migrations: migrations[id], applicationName: `lcc-${id}`, logger });
    await source.initialize();
    await migrate(source);
    opened.push(new Tenant(id, source, config.region, clientOptions(database.connection, `lcc-${id}-tail`)));
  }
  return {
    tenants: new Tenants(opened),
    close: async () => {
      for (const tenant of opened) await tenant.dataSource.destroy();
    },
  };
}
