import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { rosterFile } from '../support/files.js';
import { LccServer } from '../support/server.js';
import { figure, secondsSince, sleep, until } from './stage/figure.js';
import { OwnPostgres } from './stage/postgres.js';
import { Pusher } from './stage/pusher.js';

/** A small disk of memory; null where this user may not mount one. */
function smallDisk(): { readonly path: string; readonly remove: () => void } | null {
  const path = mkdtempSync(join(tmpdir(), 'lcc-disk-'));
  const remove = () => rmSync(path, { recursive: true, force: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256m,mode=755', 'tmpfs', path], { stdio: 'ignore' });
    return {
      path,
      remove: () => {
        execFileSync('umount', [path]);
        remove();
      },
    };
  } catch {
    remove();
    return null;
  }
}

test('F26: the disk of the database is full under pushes @slow', async () => {
  test.setTimeout(600_000);
  const disk = smallDisk();
  test.skip(disk === null, 'this user may not mount a small disk');
  if (!disk) return;
  const database = await OwnPostgres.create(disk.path);
  const server = await LccServer.create({ DATABASE_URL: database.url(), LCC_DEMO: 'off' });
  try {
    await server.lcc(['import', await rosterFile(server.dataDir)]);
    await server.start();
    const pusher = await Pusher.of(server);
    for (let i = 0; i < 20; i++) await pusher.pushNext();
    const filler = join(disk.path, 'penuh');
    const { bavail, bsize } = statfsSync(disk.path);
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 64 * 1024));
    pusher.run(3, 5);
    await until('it is refused', () => pusher.refusals.size > 0, 60).catch(() => 0);
    await sleep(5_000);
    expect([...pusher.refusals.keys()].filter((status) => ![503, 507].includes(status))).toEqual([]);
    expect(pusher.refusals.size).toBeGreaterThan(0);
    rmSync(filler);
    const freed = performance.now();
    await database.start(); // a postmaster that could not recover without space has ended; whoever keeps it starts it again
    await until('it takes pushes again', () => pusher.pushNext());
    figure('resumed after', secondsSince(freed), 5, 's');
    await pusher.rest();
    figure('acknowledged rows lost', await pusher.lost(server), 0);
  } finally {
    await server.remove();
    await database.remove();
    disk.remove();
  }
});
