import { defineConfig } from 'vitest/config';

/** `@lcc/*` lead to their TypeScript sources: no build before a test. */
const conditions = ['source', 'module', 'node', 'development|production'];
const setups = ['apps/api/src/testing.global-setup.ts', 'apps/api/src/platform/database/testing.global-setup.ts'];
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
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
        test: { name: 'web', environment: 'happy-dom', include: ['apps/web/src/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
      },
      {
        ...shared,
        test: { name: 'tools', environment: 'node', include: ['bin/**/*.test.mjs', 'e2e/support/**/*.test.ts'], testTimeout: 60_000 },
      },
    ],
  },
});
