import { compose, type Services } from '../compose.js';
import { migrations } from '../migrations.js';
import { type Clock, SystemClock } from '../platform/clock/index.js';
import { type Config, readConfig, siteOf } from '../platform/config/index.js';
import { openDatabase } from '../platform/database/index.js';
import { createLogger } from '../platform/log/index.js';
import { openTenants } from '../platform/tenancy/open-tenants.js';
import type { Tenants } from '../platform/tenancy/tenant.js';

export interface Bench extends Services {
  readonly config: Config;
  readonly tenants: Tenants;
  readonly clock: Clock;
}

/** The region a command means: `--region`, wherever it stands, else that of the settings. It says which site the command works on. */
export function regionMeant(config: Config, args: readonly string[] = process.argv): string {
  const at = args.findLastIndex((arg) => arg === '--region' || arg.startsWith('--region='));
  return (args[at]?.startsWith('--region=') ? args[at].slice('--region='.length) : args[at + 1 || args.length]) ?? config.region;
}

/** Joins the running database, or starts it for this one command; closes everything after `run`. */
export async function withServices<T>(run: (bench: Bench) => Promise<T>): Promise<T> {
  const whole = readConfig();
  const config = siteOf(whole, regionMeant(whole));
  const database = await openDatabase(whole);
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
