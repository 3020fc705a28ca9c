import { Agent, request } from 'node:http';
import { chromium } from '@playwright/test';
import { browserArgs, ensureBrowser } from '../browser.mjs';
import { startBareServer, startProduct } from './processes.mjs';
import { now, openWatched } from './watched-page.mjs';

/** A browser that thinks a window is hidden slows it down; both pages must run at full speed. */
const FULL_SPEED = [
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
];

const agent = new Agent({ keepAlive: true });

/** Posts one row; resolves to the status, the text and the times of question and answer, when the answer has been read. */
export function post(url, headers, row) {
  const body = JSON.stringify([row]);
  return new Promise((resolve, reject) => {
    const started = now();
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, started, answered: now(), text }));
    });
    sent.end(body);
  });
}

/** Both servers, one browser, two pages; everything is stopped whatever happens. */
export async function withSides(work) {
  const found = ensureBrowser();
  if (found.path === null) throw new Error(`no browser: ${found.reason}`);
  const undo = [];
  try {
    const product = await startProduct();
    undo.push(product.stop);
    const bare = await startBareServer();
    undo.push(bare.stop);
    const browser = await chromium.launch({ executablePath: found.path, args: [...browserArgs(), ...FULL_SPEED] });
    undo.push(() => browser.close());
    return await work({
      product: {
        url: `${product.origin}/api/v1/ingest/sp2d`,
        headers: { Authorization: `Bearer ${product.key}` },
        watched: await openWatched(browser, `${product.origin}/wall/ringkas?hold`),
      },
      bare: { url: `${bare.origin}/`, headers: {}, watched: await openWatched(browser, `${bare.origin}/`) },
    });
  } finally {
    agent.destroy();
    for (const stop of undo.reverse()) await stop();
  }
}
