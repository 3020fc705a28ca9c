import { compose, type Services } from '../compose.js';
import { migrations } from '../migrations.js';
import { type Clock, SystemClock } from '../platform/clock/index.js';
import { type Config, readConfig } from '../platform/config/index.js';
import { openDatabase } from '../platform/database/index.js';
import { createLogger } from '../platform/log/index.js';
import { openTenants } from '../platform/tenancy/open-tenants.js';
import type { Tenants } from '../platform/tenancy/tenant.js';

export interface Bench extends Services {
  readonly config: Config;
  readonly tenants: Tenants;
  readonly clock: Clock;
}

/** Joins the running database, or starts it for this one command; closes everything after `run`. */
export async function withServices<T>(run: (bench: Bench) => Promise<T>): Promise<T> {
  const config = readConfig();
  const database = await openDatabase(config);
  try {
    const logger = createLogger('warn');
    const opened = await openTenants(config, database, migrations, logger);
    try {
      const clock = new SystemClock();
      const services = compose(config, opened.tenants, clock, logger);
      try {
        return await run({ config, clock, tenants: opened.tenants, ...services });
      } finally {
        if (services.audit.written > 0) await services.checkpoints.write(); // what this command changed is vouched for before it ends
      }
    } finally {
      await opened.close();
    }
  } finally {
    await database.close();
  }
}
