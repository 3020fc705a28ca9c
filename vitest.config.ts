import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

/** `@lcc/*` lead to their TypeScript sources: no build before a test. */
const conditions = ['source', 'module', 'node', 'development|production'];
const setups = ['apps/api/src/testing.global-setup.ts', 'apps/api/src/platform/database/testing.global-setup.ts'];
/** The oldest PostgreSQL we promise to run on; an optional package, so it may be missing. */
const POSTGRES_15 = `postgres-15-${process.platform}-${process.arch}`;
const has15 = isInstalled(POSTGRES_15);
if (!has15) process.stderr.write(`${POSTGRES_15} is not installed: the services are tested on the embedded PostgreSQL only.\n`);
const shared = { resolve: { conditions }, ssr: { resolve: { conditions } } };

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: { name: 'libs', environment: 'node', include: ['libs/*/src/**/*.test.ts'], testTimeout: 20_000 },
      },
      {
        ...shared,
        // Every file of this project may start servers and use the one test database server: two at a time.
        test: {
          name: 'api',
          environment: 'node',
          include: ['apps/api/src/**/*.test.ts'],
          globalSetup: setups,
          provide: { lccTestPrograms: '' },
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      // The services that speak SQL, again on the oldest version.
      ...(has15
        ? [
            {
              ...shared,
              test: {
                name: 'postgresql-15',
                environment: 'node' as const,
                include: ['apps/api/src/{board,identity,ingest,ledger,platform/{access,audit,database,tenancy}}/*.test.ts'],
                globalSetup: setups,
                provide: { lccTestPrograms: POSTGRES_15 },
                maxWorkers: 2,
                sequence: { groupOrder: 2 },
                testTimeout: 60_000,
                hookTimeout: 120_000,
              },
            },
          ]
        : []),
      {
        ...shared,
        resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
        test: { name: 'web', environment: 'happy-dom', include: ['apps/web/src/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
      },
      {
        ...shared,
        test: {
          name: 'tools',
          environment: 'node',
          include: ['bin/**/*.test.mjs', 'e2e/{support,simulation}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
});

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}
