/**
 * Phones of guests behind one address, as a process of its own: `visit-phones.mjs ORIGIN CODE PHONES`. Each comes in by the code, follows by a
 * socket, and reads the figures of every beat it is told, and again every five seconds, as the page does. Prints `ready` when all are in; a beat's
 * name on standard input is answered, once all phones have heard it and have its figures, with when (epoch ms) the slowest one had.
 */
import { createRequire } from 'node:module';
import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { now } from './watched-page.mjs';

setDefaultAutoSelectFamilyAttemptTimeout(5_000);
const { io } = createRequire(new URL('../../apps/web/package.json', import.meta.url))('socket.io-client');
const [origin, code, phones] = process.argv.slice(2);
const AGAIN_MS = 5_000;
const AT_ONCE = 25;
const LOOK_MS = 20;
/** By beat: when each phone heard of it, and when it had its figures. */
const heard = new Map();
const read = new Map();
let refused = 0;

const note = (where, beat, at) => where.set(beat, [...(where.get(beat) ?? []), at]);

async function join() {
  const answer = await fetch(`${origin}/api/v1/guests`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-LCC-Page': 'guest', Origin: origin },
    body: JSON.stringify({ code }),
  });
  if (answer.ok) return (await answer.json()).token;
  if (answer.status !== 429) throw new Error(`a phone was answered with ${answer.status}`);
  await sleep(1_000);
  return join();
}

async function figures(token, beat) {
  const answer = await fetch(`${origin}/api/v1/guests/figures?beat=${beat}`, { headers: { 'X-LCC-Guest': token } });
  await answer.arrayBuffer();
  if (!answer.ok) refused++;
  return answer.ok;
}

async function phone() {
  const token = await join();
  const socket = io(`${origin}/guest`, { transports: ['websocket'], forceNew: true, auth: { token }, extraHeaders: { Origin: origin } });
  let beat = null;
  setInterval(() => void figures(token, beat), AGAIN_MS);
  return new Promise((resolve, reject) => {
    socket.on('connect_error', reject);
    socket.on('visit.state', async (state) => {
      resolve();
      if (state.beat === beat) return;
      beat = state.beat;
      note(heard, beat, now());
      if (await figures(token, state.beat)) note(read, state.beat, now());
    });
  });
}

for (let n = 0; n < Number(phones); n += AT_ONCE)
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, Number(phones) - n) }, () => phone()));
console.log('ready');

for await (const beat of createInterface({ input: process.stdin })) {
  const all = (where) => (where.get(beat) ?? []).length >= Number(phones);
  while (!all(heard) || !all(read)) await sleep(LOOK_MS);
  console.log(JSON.stringify({ heard: Math.max(...heard.get(beat)), read: Math.max(...read.get(beat)), refused }));
  heard.delete(beat);
  read.delete(beat);
}
