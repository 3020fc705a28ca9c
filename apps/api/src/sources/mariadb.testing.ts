import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

const INSTALL_MS = 240_000;

/** Whether Debian's MariaDB is here; as root it is installed when it is missing. */
export function hasMariaDb(): boolean {
  const isThere = (): boolean => spawnSync('mariadbd', ['--version']).status === 0;
  if (isThere()) return true;
  if (process.getuid?.() !== 0) return false;
  const quietly = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'mariadb-server'];
  spawnSync('env', quietly, { timeout: INSTALL_MS });
  return isThere();
}

export interface TestMariaDb {
  readonly port: number;
  /** Runs statements as the owner of the database `wp`. */
  run(...statements: string[]): Promise<void>;
  stop(): Promise<void>;
}

/** A MariaDB of its own on a free port, with the database `wp` and the reader `lcc` (password `rahasia`), who may only SELECT. */
export async function startMariaDb(): Promise<TestMariaDb> {
  const folder = mkdtempSync(join(tmpdir(), 'lcc-mariadb-'));
  const data = join(folder, 'data');
  const made = spawnSync('mariadb-install-db', [
    '--no-defaults',
    `--datadir=${data}`,
    '--skip-test-db',
    '--auth-root-authentication-method=normal',
  ]);
  if (made.status !== 0) throw new Error(made.stderr.toString());
  const port = await freePort();
  const server = spawn(
    'mariadbd',
    [
      '--no-defaults',
      '--user=root',
      `--datadir=${data}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(folder, 's')}`,
      '--innodb-buffer-pool-size=16M',
    ],
    { stdio: 'ignore' },
  );
  const run = async (...statements: string[]): Promise<void> => {
    const owner = await createConnection({ host: '127.0.0.1', port, user: 'root', multipleStatements: true });
    try {
      await owner.query(statements.join(';'));
    } finally {
      await owner.end();
    }
  };
  await untilItAnswers(run);
  await run('CREATE DATABASE wp', "CREATE USER lcc@'%' IDENTIFIED BY 'rahasia'", 'GRANT SELECT ON wp.* TO lcc');
  return {
    port,
    run: (...statements) => run('USE wp', ...statements),
    async stop() {
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilItAnswers(run: (statement: string) => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await run('SELECT 1');
    } catch (error) {
      if (tries > 300) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
