import { foundSchema } from '@lcc/contract';
import type { Fact } from '@lcc/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from '../app.testing.js';
import { LedgerService, systemBatch } from '../ledger/ledger.service.js';
import { Tenants } from '../platform/tenancy/tenant.js';

const test = withTestApp();
const OTHER = '1.02.0.00.0.00.02.0000';
const base = { region: '12.05', year: 2026, date: '2026-03-02' } as const;
const unit = (workUnit: string, name: string): Fact => ({
  ...{ ...base, kind: 'roster', workUnit, name, parent: null, district: null, verified: true },
});
const sp2d = (number: string, workUnit: string): Fact => ({
  ...{ ...base, kind: 'sp2d', number, paymentKind: 'LS', workUnit, amount: 125_000n, status: null, counts: true },
  ...{
    description: 'Pembayaran kepada CV Rahasia',
    lines: [{ subActivity: null, account: '5.1.02', fundingSource: null, amount: 125_000n }],
  },
});
const FACTS: readonly Fact[] = [
  unit(UNIT, 'Dinas Pekerjaan Umum'),
  unit(OTHER, 'Dinas Kesehatan'),
  { ...base, kind: 'unit-alias', name: 'Bina Marga', means: UNIT },
  sp2d('12.05/04.0/000123/LS/2026', UNIT),
  sp2d('12.05/04.0/000124/LS/2026', OTHER),
  {
    ...{ ...base, kind: 'work', workUnit: UNIT, key: '7', name: 'Jembatan 100% Gantung', ceiling: null, contractNumber: null },
    ...{ contractDate: null, amount: null, duration: null, vendor: 'CV Rahasia', dak: null, coordinate: null, location: null },
  },
];

beforeAll(async () => {
  const { real } = test.app.get(Tenants);
  const drafts = FACTS.map((fact, i) => ({ fact, row: i + 1 }));
  const first = FACTS[0] as Fact;
  await test.app.get(LedgerService).append(real, { ...systemBatch('uji', first, test.clock.now()), rows: drafts.length, drafts });
  await real.dataSource.query(`INSERT INTO code_name VALUES ('sub-activity', '1.03.10.2.01.0029', 'Pembangunan Jembatan Gantung')`);
});

async function find(person: Person, q: string) {
  const answer = await person.ask('GET', `/api/v1/search?channel=12.05-2026&q=${encodeURIComponent(q)}`);
  expect(answer.status).toBe(200);
  return foundSchema.parse(await answer.json());
}

describe('the search', () => {
  it('finds units by name, alias and code, activities by words and code, documents by a piece of their number or name', async () => {
    const person = await test.person('inspector');
    expect((await find(person, 'bina marga')).units).toEqual([{ code: UNIT, name: 'Dinas Pekerjaan Umum' }]);
    expect((await find(person, '1.02')).units.map(({ code }) => code)).toEqual([OTHER]);
    expect((await find(person, 'gantung jembatan')).activities).toMatchObject([{ level: 'sub-activity', code: '1.03.10.2.01.0029' }]);
    expect((await find(person, '1.03.10')).activities).toHaveLength(1);
    expect((await find(person, '000123')).documents).toMatchObject([{ kind: 'sp2d', unit: UNIT, amount: '1250.00' }]);
    expect((await find(person, 'gantung')).documents).toMatchObject([{ kind: 'work', number: '7', title: 'Jembatan 100% Gantung' }]);
    expect((await find(person, '100%')).documents).toHaveLength(1);
    expect((await find(person, '10_%')).documents).toEqual([]);
  });

  it('never finds nor tells a firm', async () => {
    const person = await test.person('inspector');
    expect((await find(person, 'rahasia')).documents).toEqual([]);
    expect(JSON.stringify(await find(person, '12.05/04.0'))).not.toContain('Rahasia');
  });

  it('is by role: of a unit its own, and no documents for who may not walk the thread', async () => {
    const operator = await test.person('unit-operator');
    expect((await find(operator, 'dinas')).units.map(({ code }) => code)).toEqual([UNIT]);
    expect((await find(operator, '0001')).documents.map(({ unit }) => unit)).toEqual([UNIT]);
    const viewer = await test.person('viewer');
    const seen = await find(viewer, 'dinas');
    expect([seen.units.length, (await find(viewer, '0001')).documents.length]).toEqual([2, 0]);
  });

  it('asks for two letters, for somebody signed in, and for a year that is there', async () => {
    const person = await test.person('inspector');
    expect((await person.ask('GET', '/api/v1/search?q=a')).status).toBe(422);
    expect((await test.ask('', 'GET', '/api/v1/search?q=dinas')).status).toBe(401);
  });
});
