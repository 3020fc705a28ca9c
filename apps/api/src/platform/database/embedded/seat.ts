import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, constants, existsSync, fstatSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Binaries } from './binaries.js';
import { identityFor, serverEnvironment } from './cluster.js';
import { KEEPER_SCRIPT } from './keeper-script.js';
import type { Layout } from './layout.js';
import type { OsUser } from './os-user.js';
import { processIdentity } from './process-identity.js';
import { remedyFor } from './remedies.js';
import type { Runtime } from './runtime-file.js';
import { serverArguments } from './server-settings.js';
import { until } from './until.js';

/** One process's claim that the server must run. The kernel gives it up for a process that dies. */
export interface Seat {
  readonly runtime: Runtime;
  /** False once the keeper is gone or stopping: then somebody must start again. */
  keeperLives(): boolean;
  leave(): void;
}

/** Starts the keeper, detached, so that Ctrl+C in a terminal does not reach the server before the application has closed. */
export function startKeeper(layout: Layout, binaries: Binaries, user: OsUser, runtime: Runtime): Seat {
  const log = openSync(layout.keeperLog, 'w');
  // As a file, so that a list of processes stays readable; reached from the working directory, whatever lies above is closed.
  writeFileSync(layout.keeperScript, KEEPER_SCRIPT);
  const args = [`../${basename(layout.keeperScript)}`, runtime.socketDir, binaries.postgres, ...serverArguments(runtime.socketDir)];
  const child = spawn('/bin/sh', args, {
    cwd: layout.pgData,
    ...identityFor(user),
    env: serverEnvironment(),
    stdio: ['pipe', log, log],
    detached: true,
  });
  closeSync(log);
  letGo(child);
  return {
    runtime,
    keeperLives: () => child.exitCode === null && child.signalCode === null && child.pid !== undefined,
    leave: () => child.stdin?.destroy(),
  };
}

/** Neither the keeper nor its pipe keeps our event loop alive, and a broken pipe is no error here. */
function letGo(child: ChildProcess): void {
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  child.unref();
  // The pipe's handle has unref(), which the type of a writable stream does not tell.
  const pipe: unknown = child.stdin;
  if (typeof pipe === 'object' && pipe !== null && 'unref' in pipe && typeof pipe.unref === 'function') pipe.unref();
}

/** Takes a seat at a keeper that runs already. @returns undefined when none runs */
export function joinKeeper(layout: Layout, runtime: Runtime | undefined): Seat | undefined {
  const pipe = openWriteEnd(layout.usersPipe);
  if (pipe === undefined || runtime === undefined) return undefined;
  let open = true;
  return {
    runtime,
    keeperLives: () => open && samePipe(pipe, layout.usersPipe) && hasReader(layout.usersPipe),
    leave: () => {
      if (open) closeSync(pipe);
      open = false;
    },
  };
}

/** Non-blocking, the open fails when nobody reads, which is when no keeper runs. */
function openWriteEnd(path: string): number | undefined {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
}

function hasReader(path: string): boolean {
  const probe = openWriteEnd(path);
  if (probe !== undefined) closeSync(probe);
  return probe !== undefined;
}

/** A keeper that stops removes its pipe first: who opened it a moment before holds a seat at nothing. */
function samePipe(pipe: number, path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && found.ino === fstatSync(pipe).ino;
}

/**
 * Resolves when the server has stopped, or after a blink when others still use it: within that time a keeper that lost its last
 * user has removed the pipe. Were it slower, we would only leave before the server has stopped, which the next start waits for.
 */
export async function stoppedOrShared(layout: Layout): Promise<void> {
  if (!(await until(() => !existsSync(layout.usersPipe), 120))) return;
  await keeperGone(layout, 20_000);
}

/** Resolves when no keeper of this folder is still cleaning up, or when patience ends. */
export async function keeperGone(layout: Layout, patience: number): Promise<boolean> {
  return until(() => !isKeeper(Number.parseInt(readSafely(layout.keeperPid), 10)), patience);
}

/** A pid in a file may belong to anybody by now; the keeper's command line carries its name. Without /proc, running must do. */
function isKeeper(pid: number): boolean {
  if (processIdentity(pid) === undefined) return false;
  return process.platform !== 'linux' || readSafely(`/proc/${pid}/cmdline`).includes('lcc-keeper');
}

function readSafely(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** What the keeper and a server that never came up said last, after the remedy where we know one. */
export function lastWords(layout: Layout): string {
  const said = readSafely(layout.keeperLog).trim().split('\n').slice(-5).join(' / ');
  return remedyFor(said) + said;
}
