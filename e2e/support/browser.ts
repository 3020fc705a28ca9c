import type { LaunchOptions } from '@playwright/test';
import { browserArgs, findBrowser } from '../../bin/browser.mjs';

/** How every end-to-end test and benchmark starts Chromium; without a found one, Playwright looks for its own and says what it misses. */
export function launchOptions(): LaunchOptions {
  const executablePath = findBrowser();
  return executablePath === null ? { args: browserArgs() } : { args: browserArgs(), executablePath };
}
