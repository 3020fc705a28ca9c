const FIGURE = '[data-metric="realization"][data-scope="region"]';
const CALIBRATIONS = 40;
const FIRST_FIGURE_MS = 60_000;
const CHANGE_MS = 10_000;

/** Milliseconds since the epoch, finer than Date.now(). */
export const now = () => performance.timeOrigin + performance.now();

/**
 * Opens a page in a context of its own, which is in front there and never held back, and notes in the page itself when the figure
 * changes: telling Node about each change would be part of what is measured.
 */
export async function openWatched(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector(`${FIGURE}[data-value]:not([data-value=""])`, { state: 'attached', timeout: FIRST_FIGURE_MS });
  await page.evaluate(watch, FIGURE);
  return { page, offset: await clockOffset(page) };
}

/** Runs in the page. A figure may be painted by an element that is replaced, so the whole document is watched. */
function watch(selector) {
  const changes = [];
  let value = document.querySelector(selector).dataset.value;
  new MutationObserver(() => {
    const at = performance.timeOrigin + performance.now();
    const next = document.querySelector(selector)?.dataset.value;
    if (next === value) return;
    value = next;
    changes.push({ at, value });
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-value'] });
  globalThis.benchChanges = changes;
}

/** What the page's clock is ahead of ours, from the question with the shortest way there and back. */
export async function clockOffset(page) {
  let best = { round: Number.POSITIVE_INFINITY, offset: 0 };
  for (let i = 0; i < CALIBRATIONS; i++) {
    const asked = now();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const round = now() - asked;
    if (round < best.round) best = { round, offset: there - (asked + round / 2) };
  }
  return best.offset;
}

/** The exact figure the page shows now. */
export const shown = ({ page }) => page.evaluate((selector) => document.querySelector(selector).dataset.value, FIGURE);

/** When (by our clock) the page showed `value`, asked for after the fact; null when it showed something else or nothing new. */
export async function shownAt({ page, offset }, value) {
  await page.waitForFunction(() => globalThis.benchChanges.length > 0, undefined, { timeout: CHANGE_MS, polling: 50 });
  const changes = await page.evaluate(() => globalThis.benchChanges.splice(0));
  const change = changes.find((each) => each.value === value);
  return change ? change.at - offset : null;
}
