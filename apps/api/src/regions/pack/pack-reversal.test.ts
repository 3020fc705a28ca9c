import { importRunListSchema } from '@lcc/contract';
import { yearOf } from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { UNIT, withTestApp } from '../../app.testing.js';
import { compose } from '../../compose.js';
import { Tenants } from '../../platform/tenancy/tenant.js';
import { sealPack } from './sealed-pack.js';

const test = withTestApp();
const REGION = '12.18';
const square = [
  [99, 3.4],
  [99.1, 3.4],
  [99.1, 3.5],
  [99, 3.5],
  [99, 3.4],
] as [number, number][];

describe('a pack in the console', () => {
  it('stands among the imports and is taken back there, with its boundaries', async () => {
    const tenants = test.app.get(Tenants);
    const { packs, auditKey, maps, reader } = compose(test.config, tenants, test.clock);
    const year = yearOf(test.clock.today());
    const pack = sealPack(
      {
        ...({ format: 'lcc-region-pack', version: 2, made: new Date(test.clock.now()).toISOString(), year } as const),
        region: { code: REGION, name: 'Kabupaten Serdang Bedagai' },
        units: [{ code: UNIT, name: 'Dinas PUTR', parent: null, district: null, from: `${year}-01-01` }],
        districts: [{ code: '12.18.01', name: 'Kecamatan 1', label: [99.05, 3.45] }],
        boundaries: { source: 'BIG 2025', districts: [{ code: '12.18.01', polygons: [[square]] }] },
        ...{ aliases: [], mergers: [], names: [], bridges: [], holidays: [], catalogue: [], thresholds: [], places: [], layouts: [] },
      },
      auditKey,
    );
    const plan = await packs.plan(tenants.real, Buffer.from(JSON.stringify(pack)), undefined);
    const { run } = await packs.take(tenants.real, plan, 'sergai.json', { kind: 'operator', id: 'uji' });

    const admin = await test.person('administrator');
    const { runs } = importRunListSchema.parse(await (await admin.ask('GET', '/api/v1/imports/runs')).json());
    expect(runs).toMatchObject([{ id: run, connector: 'region-pack', path: 'sergai.json', accepted: 1, channels: [`${REGION}-${year}`] }]);
    const original = await admin.ask('GET', `/api/v1/originals/${run}`);
    expect(await original.json()).toEqual(pack);

    const reversed = await admin.ask('POST', `/api/v1/imports/runs/${run}/reversal`, { reason: 'pak wilayah lain' });
    expect(await reversed.json()).toMatchObject({ undone: 1, kept: 0 });
    expect(await maps.list(tenants.real)).toEqual([]);
    expect(await reader.ofKinds(tenants.real, `${REGION}-${year}`, ['roster'])).toEqual([]);
  });
});
