import { DatabaseUnavailableError } from '../database-handle.js';
import { findBinaries, PLATFORM_PACKAGE } from './binaries.js';
import { answers, bootstrap, DEMO_APPLICATION } from './bootstrap.js';
import { ensureCluster, prepareDatabaseFolder, prepareDataFolder } from './cluster.js';
import { type Layout, layoutOf } from './layout.js';
import { databaseUser } from './os-user.js';
import { readRuntime, writeRuntime } from './runtime-file.js';
import { joinKeeper, keeperGone, lastWords, type Seat, startKeeper, stoppedOrShared } from './seat.js';
import { SOCKET_PORT } from './server-settings.js';
import { socketFolder } from './socket-folder.js';
import { clearStaleServer } from './stale-server.js';
import { tryWithStartLock } from './start-lock.js';
import { until } from './until.js';

/** Longest wait for a server to answer: crash recovery replays at most 512 MB of log. */
const START_PATIENCE_MS = 60_000;

/**
 * Joins the embedded server of this data directory if one runs, else starts it. Safe to call from many processes at once.
 *
 * @param programs the npm package with the server's programs
 * @throws DatabaseUnavailableError when it cannot be started within a minute
 */
export async function takeSeat(dataDir: string, programs = PLATFORM_PACKAGE): Promise<Seat> {
  const layout = layoutOf(dataDir);
  prepareDataFolder(layout);
  for (const end = Date.now() + START_PATIENCE_MS; Date.now() < end; ) {
    const seat = (await join(layout)) ?? (await startUnlessLocked(layout, programs));
    if (seat !== undefined) return seat;
  }
  throw new DatabaseUnavailableError(`Basis data di ${layout.databaseDir} tidak kunjung siap. ${lastWords(layout)}`);
}

/** Gives the seat up; resolves after the server has stopped if it was the last one. */
export async function leaveSeat(dataDir: string, seat: Seat): Promise<void> {
  seat.leave();
  await stoppedOrShared(layoutOf(dataDir));
}

async function join(layout: Layout, locked = false): Promise<Seat | undefined> {
  const seat = joinKeeper(layout, readRuntime(layout.runtimeFile));
  if (seat === undefined) return undefined;
  if ((await comesUp(seat)) && (await bootstrapped(layout, seat, locked)) && seat.keeperLives()) return seat;
  seat.leave();
  return undefined;
}

/** Usually the starter is just doing it; if it was killed before, the joiner does. */
function bootstrapped(layout: Layout, seat: Seat, locked: boolean): Promise<boolean> {
  return until(async () => {
    if (await answers(seat.runtime, DEMO_APPLICATION)) return true;
    if (locked) await bootstrap(seat.runtime);
    else await tryWithStartLock(layout.startLock, () => bootstrap(seat.runtime));
    return !seat.keeperLives();
  }, START_PATIENCE_MS);
}

async function startUnlessLocked(layout: Layout, programs: string): Promise<Seat | undefined> {
  return tryWithStartLock(layout.startLock, async () => {
    prepareDatabaseFolder(layout, databaseUser(layout.databaseDir));
    return (await join(layout, true)) ?? start(layout, programs);
  });
}

async function start(layout: Layout, programs: string): Promise<Seat | undefined> {
  const user = databaseUser(layout.databaseDir);
  const before = readRuntime(layout.runtimeFile);
  await keeperGone(layout, 30_000);
  const binaries = findBinaries(user, programs);
  await ensureCluster(layout, binaries, user);
  await clearStaleServer(layout.pgData);
  const runtime = { socketDir: socketFolder(user, before?.socketDir), port: SOCKET_PORT };
  writeRuntime(layout.runtimeFile, runtime);
  const seat = startKeeper(layout, binaries, user, runtime);
  if (!(await comesUp(seat))) {
    seat.leave();
    return undefined;
  }
  await bootstrap(runtime);
  return seat;
}

/** Waits for an answer as long as the keeper tries. */
async function comesUp(seat: Seat): Promise<boolean> {
  let gone = false;
  const up = await until(async () => {
    gone = !seat.keeperLives();
    return gone || (await answers(seat.runtime));
  }, START_PATIENCE_MS);
  return up && !gone;
}
