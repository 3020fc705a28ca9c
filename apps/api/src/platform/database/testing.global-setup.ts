import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { testDatabaseUrl } from '../config/index.js';
import { serversIn } from './embedded/stale-server.js';
import { until } from './embedded/until.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where this run's embedded database lies, unless a URL names another. */
    lccTestDatabase: { dataDir: string; databaseUrl?: string };
    /** npm package with the programs of another major version; empty for the one the product brings. */
    lccTestPrograms: string;
  }
}

/** Names one data directory for the whole run. The first test file that needs a database starts it, the others join. */
export default function setup(project: TestProject): () => Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lcc-test-'));
  // The programs of PostgreSQL 15 want to enter the folders above their own; those of the product's version do not.
  chmodSync(dataDir, 0o711);
  const databaseUrl = testDatabaseUrl();
  project.provide('lccTestDatabase', databaseUrl === undefined ? { dataDir } : { dataDir, databaseUrl });
  return async () => {
    await until(() => serversIn(join(dataDir, 'database/pgdata')).length === 0, 10_000);
    rmSync(dataDir, { recursive: true, force: true });
  };
}
