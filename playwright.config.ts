import { defineConfig } from '@playwright/test';
import { launchOptions } from './e2e/support/browser.js';

/**
 * End-to-end tests start their own servers (fixtures in `e2e/support`), so there is no `webServer` here.
 * One worker: tests measure freshness in seconds. No retries: a test that passes the second time has found something.
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // Minutes of silence, storms and restarts: `npm run faults` runs them all.
  ...(process.env.LCC_FAULTS === 'all' ? {} : { grepInvert: /@slow/ }),
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: process.env.CI === 'true',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    viewport: { width: 1920, height: 1080 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(),
  },
});
