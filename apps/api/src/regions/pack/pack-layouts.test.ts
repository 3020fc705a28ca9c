import type { RegionPackContent } from '@lcc/contract';
import { yearOf } from '@lcc/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { UNIT, withTestApp } from '../../app.testing.js';
import { compose } from '../../compose.js';
import { Reversals } from '../../ledger/reversals.js';
import { plainScreen, ScreenRegistry } from '../../platform/access/screen-registry.js';
import { Tenants } from '../../platform/tenancy/tenant.js';
import { isSame } from './pack-difference.js';
import { sealPack } from './sealed-pack.js';

const test = withTestApp();
const by = { kind: 'operator', id: 'uji' } as const;
const RULE = { from: '18.00', to: '06.00', days: 'all', season: 'always', shows: 'night' } as const;
const TOLD = { name: 'Dinding Utama', scenes: ['peta', 'ringkas'], dwell: { ringkas: 25, peta: 40 }, schedule: [RULE] };
let services: ReturnType<typeof compose>;
let screens: ScreenRegistry;

beforeAll(() => {
  services = compose(test.config, test.app.get(Tenants), test.clock);
  screens = test.app.get(ScreenRegistry);
});

const real = () => test.app.get(Tenants).real;
function packOf(layouts: RegionPackContent['layouts']): Buffer {
  const year = yearOf(test.clock.today());
  const content: RegionPackContent = {
    ...({ format: 'lcc-region-pack', version: 3, made: new Date(test.clock.now()).toISOString(), year } as const),
    region: { code: '12.05', name: 'Kabupaten Langkat' },
    units: [{ code: UNIT, name: 'Dinas PUTR', parent: null, district: null, from: `${year}-01-01` }],
    ...{ aliases: [], mergers: [], names: [], bridges: [], holidays: [], catalogue: [], thresholds: [], places: [], districts: [] },
    boundaries: null,
    layouts,
  };
  return Buffer.from(JSON.stringify(sealPack(content, services.auditKey)));
}
const plan = (layouts: RegionPackContent['layouts']) => services.packs.plan(real(), packOf(layouts), undefined);
const take = async (layouts: RegionPackContent['layouts']) => services.packs.take(real(), await plan(layouts), 'pak.json', by);
const undo = (run: string) =>
  test.app.get(Reversals).reverse(real(), run, { actor: by.id, reason: 'pak lain', now: test.clock.now() }, async () => undefined);
const shownOn = async (id: string) => {
  const screen = (await screens.list()).find((each) => each.id === id);
  return screen && { scenes: screen.scenes, dwell: screen.dwell, schedule: screen.schedule };
};
const LAYOUT = { scenes: TOLD.scenes, dwell: TOLD.dwell, schedule: TOLD.schedule };
const PLAIN = { scenes: null, dwell: {}, schedule: [] };

describe('layouts of screens in a region pack', () => {
  it('go to the screen of that name and to one that comes later, are shown before, and are given back', async () => {
    const wall = (await screens.add({ ...plainScreen('dinding utama '), diagonalInch: 86 })).screen.id;
    const other = (await screens.add(plainScreen('Lobi'))).screen.id;
    const { difference } = await plan([TOLD]);
    expect(difference.layouts).toMatchObject({ added: [{ name: 'Dinding Utama' }], changed: [], removed: [] });
    const { run } = await take([TOLD]);
    expect(await shownOn(wall)).toEqual(LAYOUT);
    expect(await shownOn(other)).toEqual(PLAIN);
    expect((await screens.list()).find(({ id }) => id === wall)).toMatchObject({ diagonalInch: 86, paired: null });
    const late = (await screens.add(plainScreen('Dinding utama'))).screen.id;
    const own = (await screens.add({ ...plainScreen('Dinding Utama'), scenes: ['benang'] })).screen.id;
    expect([await shownOn(late), (await shownOn(own))?.scenes]).toEqual([LAYOUT, ['benang']]);
    await screens.revoke(own);
    expect(isSame((await plan([TOLD])).difference)).toBe(true);

    await screens.set(late, (now) => ({ ...now, scenes: ['anomali'] }));
    await undo(run);
    expect([await shownOn(wall), (await shownOn(late))?.scenes]).toEqual([PLAIN, ['anomali']]);
    const after = (await screens.add(plainScreen('Dinding Utama'))).screen.id;
    expect(await shownOn(after)).toEqual(PLAIN);
    for (const id of [wall, late, other, after]) await screens.revoke(id);
  });

  it('leave out scenes that this program does not have, and a schedule of nothing else', async () => {
    const strange = { ...TOLD, name: 'Aula', scenes: ['ringkas', 'adegan-baru'], dwell: { 'adegan-baru': 20 } };
    const rules = [
      { ...RULE, shows: ['adegan-baru'] },
      { ...RULE, shows: ['adegan-baru', 'peta'] },
    ];
    const hall = (await screens.add(plainScreen('Aula'))).screen.id;
    await take([{ ...strange, schedule: rules }]);
    expect(await shownOn(hall)).toEqual({ scenes: ['ringkas'], dwell: {}, schedule: [{ ...RULE, shows: ['peta'] }] });
  });

  it('travel without glass, place and credential', async () => {
    const { screen, pairing } = await screens.add({
      ...plainScreen('Ruang rapat'),
      ...LAYOUT,
      place: 'Lantai 2',
      diagonalInch: 55,
      seatM: 4,
    });
    const paired = await screens.pair(pairing);
    const pack = await services.packs.export(real(), '12.05', undefined, by);
    expect(pack.layouts.find(({ name }) => name === 'Ruang rapat')).toEqual({ name: 'Ruang rapat', ...LAYOUT });
    const text = JSON.stringify(pack);
    for (const secret of [paired?.credential ?? '', pairing, screen.id, 'Lantai 2']) expect(text).not.toContain(secret);
  });
});
