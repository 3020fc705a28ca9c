import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { rosterFile } from '../support/files.js';
import { LccServer } from '../support/server.js';
import { figure, secondsSince, sleep, until } from './stage/figure.js';
import { OwnPostgres } from './stage/postgres.js';
import { Pusher } from './stage/pusher.js';
import { pairingCookie, Screens } from './stage/screens.js';
import { TcpProxy } from './stage/tcp-proxy.js';

interface RawSocket {
  readonly connected: boolean;
  on(event: string, listener: (value: never) => void): void;
  emitWithAck(event: string, message: object): Promise<unknown>;
  disconnect(): void;
  readonly io: { readonly engine: { readonly transport: { readonly ws: { pause(): void; resume(): void } } } };
}
const { io } = createRequire(resolve('apps/web/package.json'))('socket.io-client') as { io: (url: string, options: object) => RawSocket };

let wire: TcpProxy;
let database: OwnPostgres;
let server: LccServer;
let pusher: Pusher;
/** Readings of a whole channel, as seen on the wire to the database since it was set to 0. */
let readings = 0;

test.describe.configure({ timeout: 400_000 });
test.beforeAll(async () => {
  wire = await TcpProxy.open();
  database = await OwnPostgres.create();
  wire.leadTo({ host: '127.0.0.1', port: database.port });
  server = await LccServer.create({ DATABASE_URL: database.url(wire.port), LCC_DEMO: 'off' });
  await server.lcc(['import', await rosterFile(server.dataDir)]);
  await server.start();
  pusher = await Pusher.of(server);
  for (let i = 0; i < 5; i++) await pusher.pushNext();
});
test.afterAll(async () => {
  await server.remove();
  await database.remove();
  await wire.close();
});

const memory = async (): Promise<number> =>
  Number(/^process_resident_memory_bytes (\S+)$/m.exec(await (await fetch(`${server.origin}/metrics`)).text())?.[1]) / 2 ** 20;

function dial(cookie: string, namespace = '/live'): RawSocket {
  const headers = { origin: server.origin, cookie };
  return io(`${server.origin}${namespace}`, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: headers });
}

test('F19, N17: the server is killed under 300 screens and comes back @slow', async () => {
  const screens = await Screens.of(server, { paired: true });
  try {
    screens.join(300);
    await until('screens are current', () => screens.current() === 300);
    await server.end('SIGKILL');
    await sleep(3_000);
    readings = 0;
    // Judge and thread, which serve no screen, read by connections of their own name.
    const serving = new WeakSet<object>();
    wire.tap = (piece, pair) => {
      const text = piece.toString('latin1');
      if (/application_name\0lcc-real\0/.test(text)) serving.add(pair);
      if (serving.has(pair) && /DECLARE portion/.test(text)) readings++;
      return true;
    };
    await server.start();
    const started = performance.now();
    const [before, heap] = [readings, await memory()];
    await pusher.pushNext();
    await until('all are current', () => screens.current(pusher.revision) === 300);
    figure('300 screens current', secondsSince(started), 15, 's');
    figure('readings of the channel meanwhile', readings - before, 3);
    figure('memory', Math.max(heap, await memory()), 400, 'MB');
    figure('different pictures', screens.pictures().length - 1, 0);
  } finally {
    wire.tap = null;
    screens.stop();
  }
});

test('F18: a reader stops reading while figures flow @slow', async () => {
  const cookie = await pairingCookie(server);
  const others = await Screens.of(server, { paired: true });
  const slow = dial(cookie);
  const hello = { v: 1, build: 'uji', channels: [{ channel: 'main' }] };
  let revision = 0;
  let again = 0;
  slow.on('board.changed', (delta: { revision: number }) => {
    revision = delta.revision;
  });
  slow.on('board.resync', () => {
    again++;
    void slow.emitWithAck('board.hello', hello).then((ack) => {
      revision = (ack as { channels: { main: { revision: number } } }).channels.main.revision;
    });
  });
  try {
    await until('it is connected', () => slow.connected);
    await slow.emitWithAck('board.hello', hello);
    others.join(20);
    await until('others are current', () => others.current() === 20);
    const before = await memory();
    // Longer than that, and it is given up like any link that answers no ping (F17); a full queue is cut off in `slow-readers.test.ts`.
    slow.io.engine.transport.ws.pause();
    const pausedAt = performance.now();
    let latest = 0;
    while (secondsSince(pausedAt) < 12) {
      await pusher.pushNext('1.00');
      await sleep(60);
    }
    const { revision: now } = await server.lcc<{ revision: number }>(['board']);
    latest = now;
    const late = await until('the others have it', () => others.current(latest) === 20);
    figure('others behind the last figure', late, 2, 's');
    figure('memory beside before', (await memory()) - before, 64, 'MB');
    slow.io.engine.transport.ws.resume();
    const resumed = performance.now();
    await until('it has caught up', () => !slow.connected || revision >= latest, 30);
    expect(slow.connected).toBe(true);
    figure('caught up', secondsSince(resumed), 5, 's');
    expect(again).toBeLessThanOrEqual(1);
  } finally {
    slow.disconnect();
    others.stop();
  }
});

test('N16: an old set with a sixth of the processor @slow', async ({ page }) => {
  const { url } = await server.lcc<{ url: string }>(['screen', 'add', 'Layar tua']);
  await page.goto(url);
  await page.goto(`${server.origin}/wall/papan-opd?hold`);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  pusher.run(2, 60);
  await sleep(20_000);
  await pusher.rest();
  const { revision } = await server.lcc<{ revision: number }>(['board']);
  const behind = await until(
    'the page has it',
    async () => Number(await page.locator('html').getAttribute('data-revision')) >= revision,
    60,
  );
  figure('behind the last figure', behind, 2, 's');
  await session.detach();
});

test('N15: a flood of guests and of large frames beside a wall @slow', async () => {
  const wallScreens = await Screens.of(server, { paired: true });
  const strangers: RawSocket[] = [];
  try {
    wallScreens.join(3);
    await until('walls are current', () => wallScreens.current() === 3);
    const lag = async (): Promise<number> => {
      const times: number[] = [];
      for (let i = 0; i < 12; i++) {
        const began = performance.now();
        await pusher.pushNext('1.00');
        await until('it is on the walls', () => wallScreens.current(pusher.revision) === 3, 30, 5);
        times.push((performance.now() - began) / 1_000);
        await sleep(260);
      }
      return times.sort((a, b) => a - b)[10] ?? Number.NaN;
    };
    const quiet = await lag();
    const cookie = await pairingCookie(server);
    for (let i = 0; i < 500; i++) strangers.push(dial(i % 5 === 0 ? cookie : '', i % 5 === 0 ? '/live' : '/guest'));
    const big = 'x'.repeat(10 * 2 ** 20);
    for (const socket of strangers.filter((_, i) => i % 50 === 0)) void socket.emitWithAck('board.hello', { big }).catch(() => undefined);
    const flooded = await lag();
    figure('p95 of a figure under the flood', flooded, Math.max(2 * quiet, 0.5), 's');
    expect((await fetch(`${server.origin}/api/health/ready`)).status).toBe(200);
    figure('walls cut off', 3 - wallScreens.current(), 0);
  } finally {
    for (const socket of strangers) socket.disconnect();
    wallScreens.stop();
  }
});

test('F34: the processors are busy with other things @slow', async () => {
  const burners = await Promise.all(
    Array.from({ length: 2 }, async () =>
      (await import('node:child_process')).spawn(process.execPath, ['-e', 'for(;;);'], { stdio: 'ignore' }),
    ),
  );
  const screens = await Screens.of(server, { paired: true });
  try {
    screens.join(10);
    await until('screens are current', () => screens.current() === 10);
    const cookie = await pairingCookie(server);
    const watch = dial(cookie);
    await until('a watcher is connected', () => watch.connected);
    await watch.emitWithAck('board.hello', { v: 1, build: 'uji', channels: [{ channel: 'main' }] });
    const beats: number[] = [];
    watch.on('link.beat', () => beats.push(performance.now()));
    pusher.run(2, 30);
    await sleep(25_000);
    await pusher.rest();
    watch.disconnect();
    const gaps = beats.slice(1).map((at, i) => (at - (beats[i] ?? at)) / 1_000);
    figure('longest gap between beats, beyond the five seconds it has', Math.max(...gaps) - 5, 5, 's');
    figure('screens that lost their link', 10 - screens.current(), 0);
  } finally {
    for (const burner of burners) burner.kill('SIGKILL');
    screens.stop();
  }
});
