import { chownSync, existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from './process-identity.js';

/** No process can have this pid (Linux ends at 4,194,304), so PostgreSQL takes a lock file that names it for a dead server's. */
const IMPOSSIBLE_PID = 99_999_999;

/**
 * Clears what an earlier server that was not stopped properly left in the way: its processes if some still run without a keeper,
 * and a lock file whose pid is a zombie's or now belongs to a stranger. Call it only under the start lock, with no keeper alive.
 */
export async function clearStaleServer(pgData: string): Promise<void> {
  await stopOrphans(pgData);
  const file = join(pgData, 'postmaster.pid');
  const pid = lockedPid(file);
  if (pid === undefined || isPostgres(pid)) return;
  // The rest of the file stays: PostgreSQL checks with it that no orphaned backend holds the old shared memory.
  const rest = readFileSync(file, 'utf8').split('\n').slice(1);
  const { uid, gid, mode } = statSync(file);
  writeFileSync(`${file}.new`, [IMPOSSIBLE_PID, ...rest].join('\n'), { mode });
  chownSync(`${file}.new`, uid, gid);
  renameSync(`${file}.new`, file);
}

function lockedPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isNaN(pid) ? undefined : pid;
  } catch {
    return undefined;
  }
}

/** Without /proc we cannot tell whose server it is; then PostgreSQL's own check decides. */
function isPostgres(pid: number): boolean {
  if (process.platform === 'linux') return false; // stopOrphans has ended those that were
  return processIdentity(pid) !== undefined;
}

async function stopOrphans(pgData: string): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 8000],
    ['SIGQUIT', 4000],
    ['SIGKILL', 2000],
  ] as const) {
    if (await allGone(pgData, signal, patience)) return;
  }
}

/** Signals the postmaster once; its children follow it. Children without a postmaster notice that by themselves within moments. */
async function allGone(pgData: string, signal: NodeJS.Signals, patience: number): Promise<boolean> {
  const found = serversIn(pgData);
  for (const pid of found) {
    if (signal === 'SIGKILL' || isPostmaster(pid, found)) tryKill(pid, signal);
  }
  for (let waited = 0; waited < patience; waited += 50) {
    if (serversIn(pgData).length === 0) return true;
    await sleep(50);
  }
  return false;
}

/** Running PostgreSQL processes whose working directory is this data directory. Empty where there is no /proc. */
export function serversIn(pgData: string): number[] {
  if (process.platform !== 'linux') return [];
  const home = existsSync(pgData) ? realpathSync(pgData) : undefined;
  if (home === undefined) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => link(`/proc/${pid}/cwd`) === home && basename(link(`/proc/${pid}/exe`) ?? '').startsWith('postgres'));
}

function isPostmaster(pid: number, family: readonly number[]): boolean {
  const stat = readFileSyncSafe(`/proc/${pid}/stat`);
  const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  return !family.includes(parent);
}

function link(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function readFileSyncSafe(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function tryKill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended in the meantime
  }
}
