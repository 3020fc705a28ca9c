/**
 * Sockets that count what is delivered to them, each from a loopback address of its own, as a process of its own:
 * `fanout-client.mjs URL ORIGIN SOCKETS EVENT HELLO` (HELLO: a JSON message to say first, or nothing). Prints `ready` when all have been
 * welcomed; a line on standard input is answered with the deliveries so far and the bytes of the last one.
 */
import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const { io } = createRequire(new URL('../../apps/web/package.json', import.meta.url))('socket.io-client');
const [url, origin, sockets, event, hello] = process.argv.slice(2);
const AT_ONCE = 25;
let delivered = 0;
let bytes = 0;

/** 127.0.1.1 … 127.0.2.250: as many machines as there are sockets. */
const addressOf = (n) => `127.0.${1 + Math.floor(n / 250)}.${1 + (n % 250)}`;

function join(n) {
  return new Promise((resolve, reject) => {
    const agent = new Agent({ localAddress: addressOf(n) });
    const socket = io(url, { transports: ['websocket'], forceNew: true, agent, extraHeaders: { Origin: origin } });
    socket.on('connect_error', reject);
    socket.on('connect', () => (hello ? socket.emit('board.hello', JSON.parse(hello), resolve) : resolve()));
    socket.on(event, (message) => {
      if (++delivered % 1_000 === 1) bytes = JSON.stringify(message).length;
    });
  });
}

for (let n = 0; n < Number(sockets); n += AT_ONCE)
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, Number(sockets) - n) }, (_, i) => join(n + i)));
console.log('ready');
createInterface({ input: process.stdin }).on('line', () => console.log(JSON.stringify({ delivered, bytes })));
