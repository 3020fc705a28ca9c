import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from './process-identity.js';

let counter = 0;

/**
 * Runs `work` while no other process does it for the same lock file. The lock of a process that no longer runs is taken over.
 *
 * @returns the work's result, or undefined when the lock is held by a living process: look again later
 */
export async function tryWithStartLock<T>(path: string, work: () => Promise<T>): Promise<T | undefined> {
  if (!acquire(path)) {
    await sleep(50);
    return undefined;
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** A hard link either appears whole, with our name in it, or not at all. */
function acquire(path: string): boolean {
  const own = `${path}.${process.pid}.${counter++}`;
  writeFileSync(own, processIdentity(process.pid) ?? '');
  try {
    if (tryLink(own, path)) return true;
    return takeStale(path) && tryLink(own, path);
  } finally {
    rmSync(own, { force: true });
  }
}

/** Moves a dead holder's lock aside. If meanwhile a living process took the name, its lock is put back. */
function takeStale(path: string): boolean {
  if (holderLives(path)) return false;
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return true; // just released
  }
  const stolen = holderLives(aside);
  if (stolen) tryLink(aside, path);
  rmSync(aside, { force: true });
  return !stolen;
}

function holderLives(path: string): boolean {
  try {
    const holder = readFileSync(path, 'utf8');
    return processIdentity(Number.parseInt(holder, 10)) === holder;
  } catch {
    return false;
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}
