import 'reflect-metadata';
import type { Foundation } from './app.module.js';
import { JudgeService } from './cases/judge.service.js';
import { createApp } from './create-app.js';
import { DemoService } from './demo/demo.service.js';
import { DropFolder } from './ingest/drop/drop-folder.js';
import { LiveGateway } from './live/live.gateway.js';
import { MessageService } from './messages/message.service.js';
import { migrations } from './migrations.js';
import { AccountRegistry } from './platform/access/account-registry.js';
import { SYSTEM } from './platform/audit/actor.js';
import { buildId } from './platform/build-id.js';
import { SystemClock } from './platform/clock/index.js';
import { ConfigError, readConfig } from './platform/config/index.js';
import { DatabaseUnavailableError, endHung, openDatabase } from './platform/database/index.js';
import { listenProblem } from './platform/http/listen-problem.js';
import { OriginList } from './platform/http/origin-list.js';
import { allowedOrigins } from './platform/http/security.js';
import { UPLOAD_MS } from './platform/http/slow-bodies.js';
import { readTls } from './platform/http/tls-files.js';
import { createLogger } from './platform/log/index.js';
import { writeRuntime } from './platform/runtime-note.js';
import { openTenants } from './platform/tenancy/open-tenants.js';
import { ThreadService } from './thread/thread.service.js';

const SHUTDOWN_MS = 10_000;

async function main(): Promise<void> {
  const config = readConfig();
  if (config.tls) readTls(config.tls); // told before a database is started for nothing
  const logger = createLogger();
  const database = await openDatabase(config);
  const { tenants, close: closeTenants } = await openTenants(config, database, migrations, logger);
  for (const { dataSource, standby } of tenants.all()) {
    endHung(dataSource, database);
    await standby?.start();
  }
  const foundation: Foundation = { config, clock: new SystemClock(), logger, database, tenants, build: buildId() };
  const app = await createApp(foundation);
  await welcomeAdministrator(app.get(AccountRegistry), config.adminPassword);
  const server = await app.listen(config.port, config.host).catch((error: unknown) => {
    throw listenProblem(error, config);
  });
  const address: unknown = server.address();
  const port = typeof address === 'object' && address !== null && 'port' in address ? Number(address.port) : config.port;
  app.get(OriginList).listenOn(config, port);
  app.get(LiveGateway).attach(server, allowedOrigins(config, port), () => database.state.kind === 'down');
  server.headersTimeout = 10_000;
  server.requestTimeout = UPLOAD_MS;
  const origin = `${config.tls ? 'https' : 'http'}://localhost:${port}`;
  const forget = writeRuntime(config.dataDir, { pid: process.pid, origin: config.origins[0] ?? origin }, logger);
  if (!config.loopback && config.origins.length === 0)
    logger.warn('LCC_ORIGIN belum diisi: layar yang membuka alamat lain tidak dapat tersambung');
  await app.get(DemoService).start();
  await app.get(DropFolder).start();
  app.get(ThreadService).start();
  app.get(JudgeService).start();
  app.get(MessageService).start();
  process.stdout.write(`LCC ready: ${origin}\n`);
  closeOnSignals(async () => {
    forget();
    await app.close();
    await closeTenants();
    await database.close();
  });
}

/** The very first start: somebody must be able to sign in. The password is told here and nowhere else. */
async function welcomeAdministrator(accounts: AccountRegistry, password: string | undefined): Promise<void> {
  const first = await accounts.ensureAdministrator(SYSTEM, password);
  if (!first) return;
  const told = password === undefined ? first.password : 'seperti LCC_ADMIN_PASSWORD';
  process.stdout.write(`Administrator pertama: ${first.login}, sandi: ${told} (diganti saat masuk pertama di /console)\n`);
}

function closeOnSignals(close: () => Promise<void>): void {
  let closing = false;
  const stop = (): void => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigError || error instanceof DatabaseUnavailableError;
  process.stderr.write(known ? `${error.message}\n` : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
