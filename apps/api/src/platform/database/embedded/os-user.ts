import { readFileSync, statSync } from 'node:fs';

/** The operating-system user the database server runs as. PostgreSQL refuses to run as root. */
export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Chooses that user: ourselves, unless we are root. Root takes the owner of an existing database folder, else the first of
 * `postgres`, `nobody` that exists here, else 65534 (what `nobody` is where nobody is written down).
 *
 * @param databaseDir the folder the server's files lie in; need not exist
 */
export function databaseUser(databaseDir: string): OsUser {
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0) return { uid, gid: process.getgid?.() ?? uid };
  return ownerOf(databaseDir) ?? namedUser('postgres') ?? namedUser('nobody') ?? { uid: 65534, gid: 65534 };
}

function ownerOf(path: string): OsUser | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

function namedUser(name: string): OsUser | undefined {
  const line = passwd().find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  const user = { uid: Number(uid), gid: Number(gid) };
  return line !== undefined && user.uid > 0 && user.gid >= 0 ? user : undefined;
}

function passwd(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return [];
  }
}
