import { setTimeout as sleep } from 'node:timers/promises';
import { payments } from './payments.mjs';
import { post, withSides } from './sides.mjs';
import { rounded } from './statistics.mjs';

const APART_MS = 300;
const WARM_UP = 10;
const POSTS = 60;

/** Runs in the page: counts exact values that change, whatever element shows them. */
function count() {
  globalThis.benchValues = 0;
  new MutationObserver((records) => {
    for (const { target, oldValue } of records) if (target.dataset.value !== oldValue) globalThis.benchValues++;
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-value'], attributeOldValue: true });
}

/** Seconds that the page's main thread has worked since it was opened. */
async function worked(devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value;
}

/** Main-thread seconds and changed values over some payments, less what the page does in the same time without any. */
async function measure({ url, headers, watched: { page } }, rows) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  await page.evaluate(count);
  const pay = async (times) => {
    for (let i = 0; i < times; i++) {
      const { status } = await post(url, headers, rows.next().value);
      if (status !== 200) throw new Error(`POST ${url} was answered with ${status}`);
      await sleep(APART_MS);
    }
  };
  await pay(WARM_UP);
  const started = performance.now();
  const before = [await worked(devtools), await page.evaluate(() => globalThis.benchValues)];
  await pay(POSTS);
  const took = performance.now() - started;
  const after = [await worked(devtools), await page.evaluate(() => globalThis.benchValues)];
  await sleep(took);
  const idle = (await worked(devtools)) - after[0];
  const values = after[1] - before[1];
  if (values === 0) throw new Error(`no value of ${url} changed`);
  return { values, idle, changed: after[0] - before[0] - idle };
}

export async function run(tell) {
  tell('frame: starting the product with a demo of its own …');
  const { product, bare } = await withSides(async (sides) => {
    const rows = payments();
    return { product: await measure(sides.product, rows), bare: await measure(sides.bare, rows) };
  });
  const perThousand = ({ changed, values }) => (changed / values) * 1_000;
  const [ours, theirs] = [perThousand(product), perThousand(bare)];
  const line = (name, side, seconds) =>
    `${name.padEnd(8)} ${seconds.toFixed(2)} s of main thread per 1,000 changed values (${side.values} values; ${side.idle.toFixed(2)} s in the same time without a payment)`;
  return {
    lines: [line('product', product, ours), line('bare', bare, theirs), `ratio    ${(ours / theirs).toFixed(1)}`],
    result: { product: rounded(ours, 3), bare: rounded(theirs, 3), ratio: rounded(ours / theirs, 1) },
  };
}
