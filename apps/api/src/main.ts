import 'reflect-metadata';
import { JudgeService } from './cases/judge.service.js';
import { DemoService } from './demo/demo.service.js';
import { DropFolder } from './ingest/drop/drop-folder.js';
import { MessageService } from './messages/message.service.js';
import { type Site, Sites } from './open-sites.js';
import { AccountRegistry } from './platform/access/account-registry.js';
import { SYSTEM } from './platform/audit/actor.js';
import { buildId } from './platform/build-id.js';
import { SystemClock } from './platform/clock/index.js';
import { ConfigError, readConfig } from './platform/config/index.js';
import { DatabaseUnavailableError, openDatabase } from './platform/database/index.js';
import { listenProblem } from './platform/http/listen-problem.js';
import { readTls } from './platform/http/tls-files.js';
import { createLogger } from './platform/log/index.js';
import { writeRuntime } from './platform/runtime-note.js';
import { ThreadService } from './thread/thread.service.js';

const SHUTDOWN_MS = 10_000;

async function main(): Promise<void> {
  const config = readConfig();
  if (config.tls) readTls(config.tls); // told before a database is started for nothing
  const logger = createLogger();
  const database = await openDatabase(config);
  const sites = new Sites({ config, clock: new SystemClock(), logger, database, build: buildId() });
  await sites.open();
  for (const site of sites.all) await welcomeAdministrator(site);
  await sites.listen().catch((error: unknown) => {
    throw listenProblem(error, config);
  });
  const forget = sites.all.map((site) =>
    writeRuntime(site.config.dataDir, { pid: process.pid, origin: site.config.origins[0] ?? site.origin }, logger),
  );
  if (!config.loopback && config.origins.length === 0)
    logger.warn('LCC_ORIGIN belum diisi: layar yang membuka alamat lain tidak dapat tersambung');
  for (const { app } of sites.all) {
    await app.get(DemoService).start();
    await app.get(DropFolder).start();
    app.get(ThreadService).start();
    app.get(JudgeService).start();
    app.get(MessageService).start();
  }
  sites.followRegencies();
  for (const { origin } of sites.all) process.stdout.write(`LCC ready: ${origin}\n`);
  closeOnSignals(async () => {
    for (const each of forget) each();
    await sites.close();
    await database.close();
  });
}

/** The very first start: somebody must be able to sign in. The password is told here and nowhere else. */
async function welcomeAdministrator({ app, config }: Site): Promise<void> {
  const { adminPassword: password, regencies, region } = config;
  const first = await app.get(AccountRegistry).ensureAdministrator(SYSTEM, password);
  if (!first) return;
  const where = regencies.length === 0 ? '' : ` (${region})`;
  const told = password === undefined ? first.password : 'seperti LCC_ADMIN_PASSWORD';
  process.stdout.write(`Administrator pertama${where}: ${first.login}, sandi: ${told} (diganti saat masuk pertama di /console)\n`);
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
