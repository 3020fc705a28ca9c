import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { installPackages, isRoot } from './debian.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APPLICATIONS = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** What Chromium is started with in tests: nothing that calls home, and no sandbox only where it cannot have one (as root). */
export function browserArgs() {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return isRoot() ? ['--no-sandbox', ...quiet] : quiet;
}

/**
 * A browser that is there already: `LCC_CHROMIUM`, else Chromium or Chrome on the PATH, else the one Playwright downloaded.
 * @returns {string | null} path of the executable
 */
export function findBrowser() {
  const told = process.env.LCC_CHROMIUM;
  if (told) return told;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...APPLICATIONS].find(isExecutable) ?? playwrightsOwn();
}

/**
 * Finds a browser, or installs Debian's package when root.
 * @returns {{path: string} | {path: null, reason: string}}
 */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return isExecutable(found) ? { path: found } : { path: null, reason: `LCC_CHROMIUM=${found} cannot be run` };
  const why = installPackages('chromium');
  if (why !== null)
    return { path: null, reason: `no Chromium or Chrome on the PATH, none of Playwright (npx playwright install chromium); ${why}` };
  const path = findBrowser();
  return path ? { path } : { path: null, reason: 'the package chromium brought no chromium' };
}

function playwrightsOwn() {
  try {
    const path = createRequire(import.meta.url)('@playwright/test').chromium.executablePath();
    return isExecutable(path) ? path : null;
  } catch {
    return null;
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
