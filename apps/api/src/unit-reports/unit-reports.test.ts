import { type UnitReport, type UnitReports, unitReportListSchema, unitReportSchema, unitReportsSchema } from '@lcc/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from '../app.testing.js';
import { ImportService } from '../ingest/import.service.js';
import { Tenants } from '../platform/tenancy/tenant.js';

const test = withTestApp();
const OTHER = '1.04.0.00.0.00.04.0000';
const PATH = '/api/v1/unit-reports';
const MONTH = '2026-10';
const SAID = {
  month: MONTH,
  version: 0,
  physical: 52.5,
  problem: 'Material terlambat',
  reason: 'penyedia',
  explanation: 'Pabrik aspal berhenti dua minggu',
  owner: 'Kepala Bidang Bina Marga',
  promise: '2026-12-10',
};
let operator: Person;
let inspector: Person;

beforeAll(async () => {
  test.clock.set(Date.parse('2026-11-24T10:00:00+07:00'));
  const rows = [
    { kode_skpd: UNIT, nama_skpd: 'Dinas Jalan Contoh' },
    { kode_skpd: OTHER, nama_skpd: 'Dinas Rumah Contoh' },
  ];
  await test.app.get(ImportService).accept(test.app.get(Tenants).real, {
    name: 'roster.json',
    bytes: Buffer.from(JSON.stringify(rows)),
    connector: 'roster',
    options: {},
    way: 'berkas',
    actor: 'uji',
  });
  operator = await test.person('unit-operator');
  inspector = await test.person('inspector');
});

const read = async (by: Person): Promise<UnitReports> => unitReportsSchema.parse(await (await by.ask('GET', `${PATH}/${UNIT}`)).json());
const ofMonth = async (by: Person): Promise<UnitReport | undefined> => (await read(by)).reports.find(({ month }) => month === MONTH);
const send = (part: object = {}, by = operator, unit = UNIT) => by.ask('PUT', `${PATH}/${unit}`, { ...SAID, ...part });
const judge = (part: object, by = inspector) =>
  by.ask('POST', `${PATH}/${UNIT}/verdict`, { month: MONTH, version: 1, outcome: 'verified', note: null, ...part });
const fieldsOf = async (answer: Response): Promise<string[]> =>
  ((await answer.json()) as { issues: { field: string }[] }).issues.map(({ field }) => field);

describe('the report of a unit', () => {
  it('is sent by the unit, returned with a note, mended, and verified; each step is in the log and the audit trail', async () => {
    expect(await ofMonth(operator)).toMatchObject({ state: 'none', version: 0, physical: null });
    const sent = await send();
    expect(unitReportSchema.parse(await sent.json())).toMatchObject({ ...SAID, version: 1, state: 'sent', note: null });
    expect((await judge({ outcome: 'returned', note: 'Lampirkan foto' })).status).toBe(200);
    expect(await ofMonth(operator)).toMatchObject({ state: 'returned', note: 'Lampirkan foto' });
    expect((await send({ version: 1, physical: 53 })).status).toBe(200);
    expect(await ofMonth(inspector)).toMatchObject({ state: 'sent', version: 2, physical: 53, note: 'Lampirkan foto' });
    expect((await judge({})).status).toBe(409); // of the version that was replaced
    expect((await judge({ version: 2 })).status).toBe(200);
    expect(await ofMonth(operator)).toMatchObject({ state: 'verified', version: 2 });
    expect((await send({ version: 2 })).status).toBe(422); // verified: only a return opens it

    const [fact] = await test.database.dataSource.query(
      `SELECT payload FROM fact WHERE kind = 'progress' AND natural_key = $1 ORDER BY seq DESC LIMIT 1`,
      [`${UNIT}|-|2026-10-31`],
    );
    expect(fact.payload).toMatchObject({ physical: 5300, problem: 'Material terlambat', subActivity: null });
    const actions = await test.database.dataSource.query(`SELECT action FROM audit_entry WHERE action LIKE 'unit-report.%' ORDER BY seq`);
    expect(actions.map((row: { action: string }) => row.action)).toEqual([
      'unit-report.sent',
      'unit-report.returned',
      'unit-report.sent',
      'unit-report.verified',
    ]);
  });

  it('is refused where it says too little, too much, or of a month that has not begun', async () => {
    const month = '2026-11';
    expect(await fieldsOf(await send({ month, reason: 'lahan', explanation: null }))).toEqual(['explanation']);
    expect(await fieldsOf(await send({ month, promise: null }))).toEqual(['promise']);
    expect(await fieldsOf(await send({ month, physical: 100.5 }))).toEqual(['physical']);
    expect(await fieldsOf(await send({ month, physical: 12.345 }))).toEqual(['physical']);
    expect(await fieldsOf(await send({ month: '2026-12' }))).toEqual(['month']);
    expect((await send({ month, verified: true })).status).toBe(422);
    // Cumulative progress does not fall without a word.
    expect(await fieldsOf(await send({ month, physical: 40, reason: null, explanation: null, promise: null }))).toEqual(['explanation']);
    expect((await send({ month, physical: 60, reason: null, explanation: null, promise: null })).status).toBe(200);
    expect((await send({ month, physical: 61 })).status).toBe(409); // somebody else sent meanwhile
  });

  it('is one’s own: another unit is not there, and nobody else writes', async () => {
    expect((await send({}, operator, OTHER)).status).toBe(404);
    expect((await operator.ask('GET', `${PATH}/${OTHER}`)).status).toBe(404);
    expect((await send({}, inspector)).status).toBe(403);
    expect((await judge({}, operator)).status).toBe(403);
    const list = async (by: Person) => unitReportListSchema.parse(await (await by.ask('GET', PATH)).json());
    expect((await list(operator)).units.map(({ unit }) => unit)).toEqual([UNIT]);
    const all = await list(inspector);
    expect([all.month, ...all.units.map(({ unit, report }) => `${unit} ${report.state}`)]).toEqual([
      MONTH,
      `${UNIT} verified`,
      `${OTHER} none`,
    ]);
  });

  it('keeps whom to call beside the log, and neither log nor audit trail knows the number', async () => {
    const contact = { name: 'Nama Rekaan', phone: '0812 0000 1111' };
    expect((await operator.ask('PUT', `${PATH}/${UNIT}/contact`, contact)).status).toBe(204);
    expect((await operator.ask('PUT', `${PATH}/${UNIT}/contact`, { ...contact, phone: 'telepon saja' })).status).toBe(422);
    expect((await read(await test.person('regent'))).contact).toEqual(contact);
    const [{ found }] = await test.database.dataSource.query(
      `SELECT (SELECT count(*) FROM fact WHERE payload::text LIKE '%0812%') + (SELECT count(*) FROM audit_entry WHERE after LIKE '%0812%') AS found`,
    );
    expect(Number(found)).toBe(0);
  });
});
