import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { paymentsFile, reportFile, rosterFile, UNITS, YEAR } from '../support/files.js';
import { LccServer } from '../support/server.js';
import { figure, sleep, until } from './stage/figure.js';
import { Pusher } from './stage/pusher.js';
import { Screens } from './stage/screens.js';

const PLACES = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map((machine) => `/usr/lib/${machine}/faketime/libfaketimeMT.so.1`);
const FAKETIME = PLACES.find((place) => existsSync(place));

interface Board {
  readonly asOf: string;
  readonly totals: object;
  readonly rows: object[];
}

test('F13: the clock of the server is ten minutes early, then a day late, while figures flow @slow', async () => {
  test.skip(FAKETIME === undefined, 'libfaketime is not installed (Debian: apt-get install faketime)');
  test.setTimeout(600_000);
  const stamp = join('/tmp', `lcc-faketime-${process.pid}`);
  writeFileSync(stamp, '+0');
  const server = await LccServer.create({
    LCC_DEMO: 'off',
    LD_PRELOAD: FAKETIME ?? '',
    FAKETIME_TIMESTAMP_FILE: stamp,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  });
  try {
    await server.lcc(['import', await rosterFile(server.dataDir)]);
    await server.start();
    const pusher = await Pusher.of(server);
    await pusher.pushNext();
    const screens = await Screens.of(server, { paired: true });
    screens.join(3);
    await until('screens are current', () => screens.current() === 3);
    for (const step of ['+600', '-86400', '+0']) {
      writeFileSync(stamp, step);
      await sleep(6_000);
      await pusher.pushNext();
      const { revision } = await server.lcc<{ revision: number }>(['board']);
      await until(`screens are current at ${step}`, () => screens.current(revision) === 3, 30);
    }
    figure('different pictures', screens.pictures().length - 1, 0);
    figure('acknowledged rows lost', await pusher.lost(server), 0);
    screens.stop();
  } finally {
    await server.remove();
  }
});

test('F15: the same files under four time zones', async () => {
  test.setTimeout(600_000);
  const boards: Record<string, Board> = {};
  for (const TZ of ['UTC', 'Asia/Jakarta', 'Asia/Jayapura', 'America/St_Johns']) {
    const server = await LccServer.create({ LCC_DEMO: 'off', TZ });
    try {
      const lra = await reportFile(server.dataDir, 'lra.csv', UNITS[0], `${YEAR}-01-31`, [['5.1', '1.000.000,00', '250.000,50']]);
      const sp2d = await paymentsFile(server.dataDir, 'sp2d.json', 12);
      await server.lcc(['import', await rosterFile(server.dataDir), lra, sp2d]);
      // When it was recorded differs from run to run; every figure of it may not.
      const { asOf, totals, rows } = await server.lcc<Board>(['board', '--as-of', `${YEAR}-12-31`]);
      boards[TZ] = { asOf, totals, rows };
    } finally {
      await server.remove();
    }
  }
  figure('different boards', new Set(Object.values(boards).map((board) => JSON.stringify(board))).size - 1, 0);
});
