import { createDataSource, type DatabaseConnection } from '../database/index.js';
import { SCHEMAS, Tenant, type TenantId } from './tenant.js';

/** A tenant as another process of this program may open it. */
export interface TenantDoor {
  readonly id: TenantId;
  readonly region: string;
  readonly connection: DatabaseConnection;
  readonly schema: string;
}

/** The door of a tenant that this process has open. */
export function doorOf({ id, region, dataSource }: Tenant): TenantDoor {
  const { options } = dataSource;
  if (options.type !== 'postgres') throw new TypeError('the tenants stand in PostgreSQL');
  const { url, host, port, username: user, password, database } = options;
  const connection = url === undefined ? { host, port, user, database, ...(password === undefined ? {} : { password }) } : { url };
  return { id, region, connection: connection as DatabaseConnection, schema: options.schema ?? SCHEMAS[id] };
}

/** Tenants that a process opens by their doors, each once. `work` = what it does there, for the name of its connections. */
export class OpenDoors {
  readonly #tenants = new Map<string, Promise<Tenant>>();

  constructor(private readonly work: string) {}

  tenant(door: TenantDoor): Promise<Tenant> {
    let opening = this.#tenants.get(door.id);
    if (!opening) this.#tenants.set(door.id, (opening = this.#open(door)));
    return opening;
  }

  async #open({ id, region, connection, schema }: TenantDoor): Promise<Tenant> {
    const source = createDataSource({ connection }, { schema, migrations: [], applicationName: `lcc-${id}-${this.work}`, poolSize: 2 });
    return new Tenant(id, await source.initialize(), region, {});
  }
}
