import { expect, test } from '@playwright/test';
import { rosterFile } from '../support/files.js';
import { LccServer } from '../support/server.js';
import { figure, secondsSince, sleep, until } from './stage/figure.js';
import { OwnPostgres } from './stage/postgres.js';
import { Pusher } from './stage/pusher.js';
import { Screens } from './stage/screens.js';

/** Duties that an instance holds, as it says itself. */
const dutiesOf = async ({ origin }: LccServer): Promise<string[]> =>
  [...(await (await fetch(`${origin}/metrics`)).text()).matchAll(/^lcc_lease_held\{name="([^"]+)"\} 1$/gm)].map(([, name = '']) => name);

test('F23: of two instances over one database the one with the duties is stopped for twenty seconds @slow', async () => {
  test.setTimeout(600_000);
  const database = await OwnPostgres.create();
  const env = { DATABASE_URL: database.url(), LCC_DEMO: 'off' };
  const [one, two] = [await LccServer.create(env), await LccServer.create(env)];
  try {
    await one.lcc(['import', await rosterFile(one.dataDir)]);
    await one.start();
    await until('it has the duties', async () => (await dutiesOf(one)).length >= 4);
    await two.start();
    const pusher = await Pusher.of(two);
    await pusher.pushNext();
    const [here, there] = [await Screens.of(two, { paired: true }), await Screens.of(one, { paired: true })];
    here.join(3);
    there.join(3);
    await until('all screens are current', () => here.current() === 3 && there.current() === 3);
    const duties = await dutiesOf(one);
    expect(duties).toEqual(expect.arrayContaining(['drop-folder', 'imports', 'judge', 'messages']));
    process.kill(one.pid, 'SIGSTOP');
    const stopped = performance.now();
    pusher.run(1, 100);
    const moved = async () => (await dutiesOf(two)).filter((name) => duties.includes(name)).length === duties.length;
    await Promise.all([
      until('its duties have moved', moved).then(() => figure('its duties moved', secondsSince(stopped), 10, 's')),
      until('its screens say so', () => there.links().every((state) => state !== 'live')).then(() =>
        figure('its screens say so', secondsSince(stopped), 15, 's'),
      ),
    ]);
    expect(here.links()).toEqual(['live', 'live', 'live']);
    await sleep(Math.max(0, 20_000 - secondsSince(stopped) * 1_000));
    await pusher.rest();
    const { revision } = await two.lcc<{ revision: number }>(['board']);
    process.kill(one.pid, 'SIGCONT');
    const resumed = performance.now();
    await until('they converge', () => there.current(revision) === 3);
    figure('converged', secondsSince(resumed), 5, 's');
    figure('different pictures', new Set([...here.pictures(), ...there.pictures()]).size - 1, 0);
    let twice = 0;
    for (let look = 0; look < 20; look++) {
      const [again, still] = [await dutiesOf(one), await dutiesOf(two)];
      twice += duties.filter((name) => again.includes(name) || !still.includes(name)).length;
      await sleep(250);
    }
    figure('duties that the awakened one has again', twice, 0);
    expect(await two.lcc<{ equal: boolean }>(['verify'])).toMatchObject({ equal: true });
    here.stop();
    there.stop();
  } finally {
    await one.remove();
    await two.remove();
    await database.remove();
  }
});
