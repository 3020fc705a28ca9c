import { regionMapSchema } from '@lcc/contract';
import { districtsOf } from '@lcc/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../migrations.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { Tenant } from '../platform/tenancy/tenant.js';
import { BoundariesRefused } from './boundary-file.js';
import { RegionMaps } from './region-maps.js';

const database = withTestDatabase(migrations.real);
const NOON = Date.parse('2026-11-24T12:00:00+07:00');
const clock = { now: () => NOON, today: () => '2026-11-24' };
let tenant: Tenant;
beforeAll(() => {
  tenant = new Tenant('real', database.dataSource, '12.05', clientOptions(database.handle.connection, 'uji'));
});

/** Every district a square around its label point, in a row of its own. */
function squares(region: string, codes: readonly string[]): Buffer {
  const features = codes.map((kode, i) => {
    const [x, y, side] = [98 + i * 0.02, 3, 0.02];
    const ring = [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ];
    return { type: 'Feature', properties: { kode, nama: `Kecamatan ${i + 1}` }, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', name: region, features }));
}
const fileOf = (bytes: Buffer, source = 'BIG 2024') => ({ bytes, source, importedBy: 'operator' });
const readMap = async (maps: RegionMaps, region: string) => {
  const written = await maps.read(tenant, region);
  return written && { etag: written.etag, map: regionMapSchema.parse(JSON.parse(written.text)) };
};

describe('the map of a region', () => {
  it('is approximate until boundaries come, official after, approximate again without them', async () => {
    const maps = new RegionMaps(clock);
    const before = await readMap(maps, '12.05');
    expect([before?.map.boundaries, before?.map.districts.length, before?.map.capital]).toEqual([null, 23, '12.05.07']);

    const codes = districtsOf('12.05').map((d) => d.code);
    const kept = await maps.take(tenant, '12.05', fileOf(squares('12.05', codes)));
    expect([kept.districts, kept.source, kept.importedBy, kept.importedAt.getTime()]).toEqual([23, 'BIG 2024', 'operator', NOON]);
    const official = await readMap(maps, '12.05');
    expect(official?.map.boundaries).toEqual({ source: 'BIG 2024', sha256: kept.sha256, importedAt: '2026-11-24T05:00:00.000Z' });
    expect(official?.map.districts[0]).toMatchObject({ code: '12.05.01', name: 'Bahorok', label: [98.01, 3.01] });
    expect(official?.etag).not.toBe(before?.etag);
    expect((await readMap(maps, '12.05'))?.etag).toBe(official?.etag);

    expect(await maps.remove(tenant, '12.05')).toBe(true);
    expect(await maps.remove(tenant, '12.05')).toBe(false);
    expect((await readMap(maps, '12.05'))?.etag).toBe(before?.etag);
  });

  it('serves a region it has no table of from its file alone, and replaces that file by the next', async () => {
    const maps = new RegionMaps(clock);
    expect(await readMap(maps, '12.18')).toBeNull();
    await maps.take(tenant, '12.18', fileOf(squares('12.18', ['12.18.01', '12.18.02'])));
    expect((await readMap(maps, '12.18'))?.map.districts.map((d) => d.name)).toEqual(['Kecamatan 1', 'Kecamatan 2']);
    await maps.take(tenant, '12.18', fileOf(squares('12.18', ['12.18.03']), 'BIG 2025'));
    expect((await readMap(new RegionMaps(clock), '12.18'))?.map.districts.map((d) => d.code)).toEqual(['12.18.03']);
    expect((await maps.list(tenant)).map((k) => [k.region, k.source])).toEqual([['12.18', 'BIG 2025']]);
  });

  it('keeps what it had when a file is refused', async () => {
    const maps = new RegionMaps(clock);
    await maps.take(tenant, '12.18', fileOf(squares('12.18', ['12.18.01'])));
    const before = await readMap(maps, '12.18');
    await expect(maps.take(tenant, '12.18', fileOf(Buffer.from('[]')))).rejects.toBeInstanceOf(BoundariesRefused);
    expect(await readMap(maps, '12.18')).toEqual(before);
  });
});
