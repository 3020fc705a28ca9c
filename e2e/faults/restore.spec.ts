import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { rosterFile } from '../support/files.js';
import { LccServer } from '../support/server.js';
import { figure, secondsSince, until } from './stage/figure.js';
import { Pusher } from './stage/pusher.js';
import { pairingCookie, Screens } from './stage/screens.js';

test('F32: the ledger goes back to a backup under connected screens', async () => {
  test.setTimeout(600_000);
  const server = await LccServer.create({ LCC_DEMO: 'off' });
  try {
    await server.lcc(['import', await rosterFile(server.dataDir)]);
    await server.start();
    const pusher = await Pusher.of(server);
    for (let i = 0; i < 3; i++) await pusher.pushNext();
    await pairingCookie(server);
    const screens = await Screens.of(server, { paired: true });
    screens.join(10);
    await until('screens are current', () => screens.current() === 10);
    const file = join(server.dataDir, 'cadangan.tar.gz');
    await server.lcc(['backup', file]);
    const epoch = screens.all[0]?.store.get().reader.have?.epoch;
    for (let i = 0; i < 5; i++) await pusher.pushNext();
    const later = await server.lcc<{ revision: number }>(['board']);
    await until('screens have what is not in the backup', () => screens.current(later.revision) === 10);
    await server.lcc(['restore', file]);
    const restored = performance.now();
    await until('every screen has the new log', () => screens.all.every(({ store }) => store.get().reader.have?.epoch !== epoch));
    figure('every screen has the new log', secondsSince(restored), 15, 's');
    const now = await server.lcc<{ revision: number }>(['board']);
    expect(now.revision).toBeLessThan(later.revision);
    await until('and its position', () => screens.revisions().every((revision) => revision === now.revision), 30);
    figure('screens with rolled-back figures', screens.pictures().length - 1, 0);
    figure('desynchronised screens', screens.desyncs(), 0);
    const { problems = [] } = await server
      .lcc<{ intact: boolean; problems?: object[] }>(['audit', 'verify'])
      .catch(() => ({ problems: [{}] }));
    test.info().annotations.push({ type: 'note', description: `audit verify after the restore told ${problems.length} problems` });
    screens.stop();
  } finally {
    await server.remove();
  }
});
