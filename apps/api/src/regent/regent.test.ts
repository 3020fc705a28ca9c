import { type Regent, regentSchema } from '@lcc/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { UNIT, withTestApp } from '../app.testing.js';
import { ImportService } from '../ingest/import.service.js';
import { Tenants } from '../platform/tenancy/tenant.js';

const test = withTestApp();
const CHANNEL = '12.05-2026';
const PATH = `/api/v1/boards/${CHANNEL}/regent`;
const REPORT = { tahun: '2026', kode_skpd: UNIT, sebab: 'lahan', penanggung_jawab: 'Kepala Bidang Bina Marga', janji: '2026-11-27' };

beforeAll(async () => {
  test.clock.set(Date.parse('2026-11-24T10:00:00+07:00'));
  const accept = (connector: string, rows: object[]) =>
    test.app.get(ImportService).accept(test.app.get(Tenants).real, {
      ...{ name: `${connector}.json`, bytes: Buffer.from(JSON.stringify(rows)), connector, options: {}, way: 'berkas', actor: 'uji' },
    });
  await accept('roster', [{ kode_skpd: UNIT, nama_skpd: 'Dinas Jalan Contoh', tahun: '2026' }]);
  await accept('unit-report', [
    { ...REPORT, bulan: '10', penjelasan: 'Dua ruas jalan belum bebas' },
    { ...REPORT, bulan: '9', penjelasan: 'Empat ruas jalan belum bebas' },
  ]);
});

describe("the regent's page", () => {
  it('is told what a unit said last, and whom one may call', async () => {
    const operator = await test.person('unit-operator');
    await operator.ask('PUT', `/api/v1/unit-reports/${UNIT}/contact`, { name: 'Petugas Contoh', phone: '0812 0000 0000' });
    const regent = await test.person('regent');
    const told: Regent = regentSchema.parse(await (await regent.ask('GET', PATH)).json());
    expect(told).toMatchObject({
      channel: CHANNEL,
      asOf: '2026-11-24',
      since: '2026-11-17',
      asker: regent.id,
      raised: [],
      missed: [],
      closed: [],
    });
    expect(told.units[UNIT]).toEqual({
      ...{ month: '2026-10', reason: 'lahan', explanation: 'Dua ruas jalan belum bebas', owner: REPORT.penanggung_jawab },
      ...{ promise: REPORT.janji, contact: { name: 'Petugas Contoh', phone: '0812 0000 0000' } },
    });
    const administrator = await test.person('administrator');
    expect(await (await administrator.ask('GET', PATH)).json()).toMatchObject({ asker: null });
    expect((await regent.ask('GET', `${PATH}?since=2026-11-20`)).status).toBe(200);
    expect((await regent.ask('GET', `${PATH}?since=kemarin`)).status).toBe(422);
  });

  it('tells nothing of the real regency to others', async () => {
    for (const role of ['viewer', 'unit-operator', 'presenter'] as const)
      expect((await (await test.person(role)).ask('GET', PATH)).status).toBe(404);
    expect((await fetch(test.origin + PATH)).status).toBe(404);
  });
});
