/**
 * Screens without glass, as a process of its own: `scale-client.mjs ORIGIN FIRST COUNT CHANNEL`. Each has a loopback address of its own, asks
 * for its session, says hello and follows, and comes back by itself as the wall's page does. A line on standard input is answered: `here` with
 * how many have their snapshot now, `frames` with the first revision and the time of arrival (ms since the epoch) of each delivery since it was
 * asked last, and the bytes of one snapshot and of one delivery.
 */
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const { io } = createRequire(new URL('../../apps/web/package.json', import.meta.url))('socket.io-client');
const [origin, first, count, channel] = process.argv.slice(2);
const AT_ONCE = 25;
/** As `fullJitter` of the page. */
const waitOf = (attempt) => Math.random() * Math.min(8_000, 500 * 2 ** Math.min(attempt, 16));

/** 127.0.1.1, 127.0.1.2, …: as many machines as there are sockets. */
const addressOf = (n) => `127.0.${1 + Math.floor(n / 250)}.${1 + (n % 250)}`;
let here = 0;
let frames = [];
const bytes = { snapshot: 0, frame: 0 };

function session(agent) {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}/api/session`, { agent, timeout: 10_000 }, (response) => {
      response.resume();
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`session ${response.statusCode}`))));
    });
    asked.on('timeout', () => asked.destroy(new Error('late')));
    asked.on('error', reject);
    asked.end();
  });
}

/** One life of a connection: resolves when it has ended; `onSnapshot` when it is current. */
async function live(agent, onSnapshot) {
  await session(agent);
  const socket = io(`${origin}/demo`, {
    ...{ transports: ['websocket'], reconnection: false, forceNew: true, timeout: 10_000, agent, extraHeaders: { Origin: origin } },
  });
  let isHere = false;
  await new Promise((resolve) => {
    socket.on('connect_error', resolve);
    socket.on('disconnect', resolve);
    socket.on('connect', async () => {
      const hello = { v: 1, build: 'bench', channels: [{ channel }] };
      const ack = await socket
        .timeout(10_000)
        .emitWithAck('board.hello', hello)
        .catch(() => null);
      if (ack?.channels?.[channel]?.board === undefined) return socket.disconnect();
      bytes.snapshot ||= JSON.stringify(ack).length;
      isHere = true;
      here++;
      onSnapshot();
    });
    socket.on('board.changed', (frame) => {
      frames.push([frame.from, Date.now()]);
      if (frames.length % 1_000 === 1) bytes.frame = JSON.stringify(frame).length;
    });
  });
  if (isHere) here--;
  socket.removeAllListeners();
  socket.disconnect();
}

function hang(n) {
  const agent = new Agent({ localAddress: addressOf(n) });
  return new Promise((welcomed) => {
    void (async () => {
      for (let attempt = 0; ; attempt++) {
        await live(agent, () => {
          attempt = -1; // then the next wait is the first again
          welcomed();
        }).catch(() => undefined);
        await sleep(waitOf(Math.max(0, attempt)));
      }
    })();
  });
}

for (let n = 0; n < Number(count); n += AT_ONCE)
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, Number(count) - n) }, (_, i) => hang(Number(first) + n + i)));
console.log('ready');
createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'here') return console.log(JSON.stringify({ here }));
  console.log(JSON.stringify({ frames, bytes }));
  frames = [];
});
