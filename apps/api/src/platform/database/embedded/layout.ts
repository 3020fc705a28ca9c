import { join, resolve } from 'node:path';

/** Where things lie inside the data directory. `databaseDir` and below belong to the user the server runs as. */
export interface Layout {
  readonly dataDir: string;
  readonly databaseDir: string;
  /** PostgreSQL's own data directory. */
  readonly pgData: string;
  /** The pipe that counts users: one open write end each (see keeper-script.ts). */
  readonly usersPipe: string;
  readonly keeperScript: string;
  /** The keeper's pid, there until it has cleaned up behind a stopped server. */
  readonly keeperPid: string;
  readonly runtimeFile: string;
  readonly startLock: string;
  readonly keeperLog: string;
}

export function layoutOf(dataDir: string): Layout {
  const root = resolve(dataDir);
  const databaseDir = join(root, 'database');
  return {
    dataDir: root,
    databaseDir,
    pgData: join(databaseDir, 'pgdata'),
    usersPipe: join(databaseDir, 'users'),
    keeperScript: join(databaseDir, 'lcc-keeper.sh'),
    keeperPid: join(databaseDir, 'keeper'),
    runtimeFile: join(root, 'runtime.json'),
    startLock: join(root, 'database.lock'),
    keeperLog: join(root, 'database-keeper.log'),
  };
}
