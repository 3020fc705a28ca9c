import { setTimeout as sleep } from 'node:timers/promises';
import { payments } from './payments.mjs';
import { post } from './sides.mjs';

/**
 * Posts payments to a product on a fixed schedule, whether or not the one before was answered; answers when each revision was sent off, ms since
 * the epoch.
 */
export async function payOnSchedule({ origin, key }, perSecond, ms) {
  const rows = payments();
  const sent = new Map();
  const headers = { Authorization: `Bearer ${key}` };
  const underWay = [];
  const begun = performance.now();
  for (let n = 0; (n * 1_000) / perSecond < ms; n++) {
    await sleep(Math.max(0, begun + (n * 1_000) / perSecond - performance.now()));
    const at = Date.now();
    underWay.push(
      post(`${origin}/api/v1/ingest/sp2d`, headers, rows.next().value).then(({ status, text }) => {
        if (status !== 200) throw new Error(`a post was answered with ${status}`);
        sent.set(JSON.parse(text).revision, at);
      }),
    );
  }
  await Promise.all(underWay);
  return sent;
}
