import type { ClientConfig } from 'pg';
import type { DatabaseConnection, DatabaseHandle } from './database-handle.js';
import { demoUrlBeside } from './demo-role.js';
import { APPLICATION, DEMO_APPLICATION } from './embedded/bootstrap.js';
import { leaveSeat, takeSeat } from './embedded/embedded-postgres.js';
import { checkExternal } from './external-postgres.js';
import { DatabaseMonitor } from './monitor.js';

/** The part of the configuration that says which database. */
export interface DatabaseChoice {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  /** npm package with the embedded server's programs, where the tests want another major version. */
  readonly programs?: string | undefined;
}

/**
 * Opens the database the configuration names: that of `DATABASE_URL`, else the embedded one of the data directory, which is joined
 * if another process runs it and started otherwise. Server and command line both come in here.
 *
 * @throws DatabaseUnavailableError with an Indonesian message
 */
export async function openDatabase(choice: DatabaseChoice): Promise<DatabaseHandle> {
  return choice.databaseUrl === undefined ? openEmbedded(choice.dataDir, choice.programs) : openExternal(choice.databaseUrl);
}

async function openExternal(url: string): Promise<DatabaseHandle> {
  await checkExternal(url);
  const monitor = new DatabaseMonitor(clientOptions({ url }, 'lcc-monitor'), () => Promise.resolve());
  return handleOf(
    { url },
    () => demoUrlBeside(url),
    monitor,
    () => Promise.resolve(),
  );
}

async function openEmbedded(dataDir: string, programs?: string): Promise<DatabaseHandle> {
  let seat = await takeSeat(dataDir, programs);
  const place = { host: seat.runtime.socketDir, port: seat.runtime.port };
  const connection = { ...place, ...APPLICATION };
  // The keeper restarts a server that died. Only if the keeper itself is gone, one of us starts anew, in the same socket folder.
  const revive = async () => {
    if (seat.keeperLives()) return;
    seat.leave();
    seat = await takeSeat(dataDir, programs);
  };
  const monitor = new DatabaseMonitor(clientOptions(connection, 'lcc-monitor'), revive);
  return handleOf(
    connection,
    async () => ({ ...place, ...DEMO_APPLICATION }),
    monitor,
    () => leaveSeat(dataDir, seat),
  );
}

function handleOf(
  connection: DatabaseConnection,
  demoConnection: DatabaseHandle['demoConnection'],
  monitor: DatabaseMonitor,
  leave: () => Promise<void>,
): DatabaseHandle {
  let closing: Promise<void> | undefined;
  return {
    connection,
    demoConnection,
    get state() {
      return monitor.state;
    },
    onState: (listener) => monitor.onState(listener),
    close: () => {
      closing ??= monitor.stop().then(leave);
      return closing;
    },
  };
}

/** The same door as options of node-postgres, for the few places that need a connection outside the pool (LISTEN, the monitor). */
export function clientOptions(connection: DatabaseConnection, applicationName: string): ClientConfig {
  const where = 'url' in connection ? { connectionString: connection.url } : connection;
  return { ...where, application_name: applicationName };
}
