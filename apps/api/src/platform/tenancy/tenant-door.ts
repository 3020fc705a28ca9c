import type { DatabaseConnection } from '../platform/database/index.js';
import { SCHEMAS, type Tenant } from '../platform/tenancy/tenant.js';
import type { TenantDoor } from './judge-messages.js';

/** How another process of this program opens the tenant. */
export function doorOf({ id, region, dataSource }: Tenant): TenantDoor {
  const { options } = dataSource;
  if (options.type !== 'postgres') throw new TypeError('the tenants stand in PostgreSQL');
  const { url, host, port, username: user, password, database } = options;
  const connection = url === undefined ? { host, port, user, database, ...(password === undefined ? {} : { password }) } : { url };
  return { id, region, connection: connection as DatabaseConnection, schema: options.schema ?? SCHEMAS[id] };
}
