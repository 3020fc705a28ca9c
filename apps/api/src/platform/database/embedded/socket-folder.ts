import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OsUser } from './os-user.js';

/** A Unix socket's path may have 107 bytes (103 on macOS); the file's own name takes 16 of them, the folder's 14. */
const LONGEST_PARENT = 70;

/**
 * A folder for the server's socket that only its user may enter, with a short path.
 *
 * @param wanted the folder used before: pools that still point there find the new server, if the name is free or still ours
 */
export function socketFolder(user: OsUser, wanted: string | undefined): string {
  if (wanted !== undefined && reuse(wanted, user)) return wanted;
  const parent = Buffer.byteLength(tmpdir()) <= LONGEST_PARENT ? tmpdir() : '/tmp';
  const folder = mkdtempSync(join(parent, 'lcc-pg-'));
  chownSync(folder, user.uid, user.gid);
  return folder;
}

function reuse(folder: string, user: OsUser): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    chownSync(folder, user.uid, user.gid);
    return true;
  } catch {
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (found === undefined || !found.isDirectory() || found.uid !== user.uid) return false;
    chmodSync(folder, 0o700);
    return true;
  }
}
