import { expect, test } from '@playwright/test';
import { rosterFile } from '../support/files.js';
import { LccServer } from '../support/server.js';
import { figure, secondsSince, sleep, until } from './stage/figure.js';
import { OwnPostgres } from './stage/postgres.js';
import { Pusher } from './stage/pusher.js';
import { Screens } from './stage/screens.js';
import { TcpProxy } from './stage/tcp-proxy.js';

let database: OwnPostgres;
let wire: TcpProxy;
let server: LccServer;
let screens: Screens;

test.describe.configure({ mode: 'serial', timeout: 600_000 });
test.beforeAll(async () => {
  wire = await TcpProxy.open();
  database = await OwnPostgres.create();
  wire.leadTo({ host: '127.0.0.1', port: database.port });
  server = await LccServer.create({ DATABASE_URL: database.url(wire.port), LCC_DEMO: 'off' });
  await server.lcc(['import', await rosterFile(server.dataDir)]);
  await server.start();
  const pusher = await Pusher.of(server);
  expect(await pusher.push(0)).toMatchObject({ accepted: 1 });
  screens = await Screens.of(server, { paired: true });
  screens.join(5);
  await until('screens are current', () => screens.current(1) === 5);
});
test.afterAll(async () => {
  screens.stop();
  database.freeze(false);
  await server.remove();
  await database.remove();
  await wire.close();
});

const ready = async (): Promise<boolean> => (await fetch(`${server.origin}/api/health/ready`)).status === 200;
const alive = async (): Promise<boolean> => (await fetch(`${server.origin}/api/health/live`)).status === 200;

/** Whether a pushed row reaches every screen. */
async function flows(pusher: Pusher): Promise<boolean> {
  const before = Math.max(...screens.revisions().map((revision) => revision ?? 0));
  if (!(await pusher.pushNext())) return false;
  await until('it is on the screens', () => screens.current(before + 1) === 5, 20).catch(() => 0);
  return screens.current(before + 1) === 5;
}

test('F1: the database is stopped at once for a while under pushes @slow', async () => {
  const pusher = await Pusher.of(server);
  const pid = server.pid;
  pusher.run();
  await sleep(3_000);
  await database.stop('immediate');
  const stopped = performance.now();
  await until('it is noticed', async () => !(await ready()));
  figure('noticed', secondsSince(stopped), 5, 's');
  expect(await alive()).toBe(true);
  await until('screens say so', () => screens.all.every(({ store }) => store.get().database === 'terputus'));
  figure('said on screens', secondsSince(stopped), 10, 's'); // with the next beat
  await sleep(5_000);
  expect(screens.links()).toEqual(Array.from({ length: 5 }, () => 'live'));
  await database.start();
  const back = performance.now();
  await until('ready again', ready);
  await until('it flows again', () => flows(pusher));
  figure('live after the database', secondsSince(back), 10, 's');
  await pusher.rest();
  expect([...pusher.refusals.keys()]).toEqual([503]);
  expect(pusher.withoutRetryAfter).toBe(0);
  expect(server.pid).toBe(pid);
  figure('acknowledged rows lost', await pusher.lost(server), 0);
  figure('desynchronised screens', screens.desyncs(), 0);
});

test('F2: the database hangs for 30 s, then answers two seconds late @slow', async () => {
  const pusher = await Pusher.of(server);
  const loop = async (): Promise<number> => {
    const text = await (await fetch(`${server.origin}/metrics`)).text();
    return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text)?.[1]) * 1_000;
  };
  database.freeze(true);
  pusher.run(4, 200);
  await until('screens say so', () => screens.all.every(({ store }) => store.get().database === 'terputus'), 40);
  await sleep(20_000);
  expect(screens.links()).toEqual(Array.from({ length: 5 }, () => 'live'));
  figure('event loop p99', await loop(), 100, 'ms');
  database.freeze(false);
  const thawed = performance.now();
  await until('it flows again', () => flows(pusher));
  figure('live after the thaw', secondsSince(thawed), 10, 's');
  await pusher.rest();
  figure('slowest request', pusher.slowest, 15, 's');
  wire.delayMs = 1_000;
  expect(await pusher.pushNext()).toBe(true);
  wire.delayMs = 0;
  figure('acknowledged rows lost', await pusher.lost(server), 0);
});

test('F3: the database is restarted again and again under pushes @slow', async () => {
  const pusher = await Pusher.of(server);
  pusher.run(3, 10);
  for (let round = 0; round < 8; round++) {
    await sleep(2_500);
    await database.stop('fast');
    await database.start();
  }
  await until('it flows again', () => flows(pusher));
  await pusher.rest();
  expect(pusher.acknowledged.size).toBeGreaterThan(50);
  figure('acknowledged rows lost or doubled', await pusher.lost(server), 0);
});

test('F4: the database is killed with -9 under pushes @slow', async () => {
  const pusher = await Pusher.of(server);
  pusher.run(3, 10);
  let slowest = 0;
  for (let round = 0; round < 3; round++) {
    await sleep(2_000);
    await database.stop('kill');
    await database.start();
    const back = performance.now();
    await until('it flows again', () => flows(pusher));
    slowest = Math.max(slowest, secondsSince(back));
  }
  await pusher.rest();
  figure('live after the database', slowest, 10, 's');
  figure('acknowledged rows lost or doubled', await pusher.lost(server), 0);
});
