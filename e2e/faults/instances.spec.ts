import { expect, test } from '@playwright/test';
import { rosterFile } from '../support/files.js';
import { LccServer } from '../support/server.js';
import { figure, secondsSince, sleep, until } from './stage/figure.js';
import { OwnPostgres } from './stage/postgres.js';
import { Pusher } from './stage/pusher.js';
import { Screens } from './stage/screens.js';

test('F23: one of two instances over one database is stopped for twenty seconds @slow', async () => {
  test.setTimeout(600_000);
  const database = await OwnPostgres.create();
  const env = { DATABASE_URL: database.url(), LCC_DEMO: 'off' };
  const [one, two] = [await LccServer.create(env), await LccServer.create(env)];
  try {
    await one.lcc(['import', await rosterFile(one.dataDir)]);
    await one.start();
    await two.start();
    const pusher = await Pusher.of(one);
    await pusher.pushNext();
    const [here, there] = [await Screens.of(one, { paired: true }), await Screens.of(two, { paired: true })];
    here.join(3);
    there.join(3);
    await until('all screens are current', () => here.current() === 3 && there.current() === 3);
    process.kill(two.pid, 'SIGSTOP');
    const stopped = performance.now();
    pusher.run(1, 100);
    await until('its screens say so', () => there.links().every((link) => link !== 'live'));
    figure('its screens say so', secondsSince(stopped), 15, 's');
    expect(here.links()).toEqual(['live', 'live', 'live']);
    await sleep(Math.max(0, 20_000 - secondsSince(stopped) * 1_000));
    await pusher.rest();
    const { revision } = await one.lcc<{ revision: number }>(['board']);
    process.kill(two.pid, 'SIGCONT');
    const resumed = performance.now();
    await until('they converge', () => there.current(revision) === 3);
    figure('converged', secondsSince(resumed), 5, 's');
    figure('different pictures', new Set([...here.pictures(), ...there.pictures()]).size - 1, 0);
    here.stop();
    there.stop();
  } finally {
    await one.remove();
    await two.remove();
    await database.remove();
  }
});
