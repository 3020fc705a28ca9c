import { holidaysSchema, referenceUnitsSchema, yearBooksSchema } from '@lcc/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from '../app.testing.js';
import { ImportService } from '../ingest/import.service.js';
import { Tenants } from '../platform/tenancy/tenant.js';

const test = withTestApp();
const OTHER = '1.04.0.00.0.00.04.0000';
const PATH = '/api/v1/reference';
let admin: Person;
let approver: Person;

beforeAll(async () => {
  test.clock.set(Date.parse('2026-11-24T10:00:00+07:00'));
  await send('roster', [
    { kode_skpd: UNIT, nama_skpd: 'Dinas Jalan Contoh' },
    { kode_skpd: OTHER, nama_skpd: 'Dinas Rumah Contoh' },
  ]);
  admin = await test.person('administrator');
  approver = await test.person('approver');
});

const send = (connector: string, rows: readonly object[]) =>
  test.app.get(ImportService).accept(test.app.get(Tenants).real, {
    ...{ name: 'uji.json', bytes: Buffer.from(JSON.stringify(rows)), connector, options: {}, way: 'kirim', actor: 'uji' },
  });
const unit = async (code: string) =>
  referenceUnitsSchema.parse(await (await admin.ask('GET', `${PATH}/units`)).json()).units.find((each) => each.code === code);
const years = async (by: Person) => yearBooksSchema.parse(await (await by.ask('GET', `${PATH}/years`)).json()).years;
const problem = async (answer: Response): Promise<string> => ((await answer.json()) as { detail: string }).detail;

describe('reference data', () => {
  it('keeps other names and mergers of units, and takes them back', async () => {
    expect((await admin.ask('POST', `${PATH}/units/${UNIT}/aliases`, { name: 'Dinas Bina Marga', from: null })).status).toBe(200);
    expect((await unit(UNIT))?.aliases).toEqual([{ name: 'Dinas Bina Marga', from: '2026-01-01' }]);
    expect(await problem(await admin.ask('POST', `${PATH}/units/${UNIT}/aliases`, { name: '..', from: null }))).toContain('terlalu pendek');
    expect((await admin.ask('POST', `${PATH}/units/${UNIT}/aliases/removal`, { name: 'Dinas Bina Marga' })).status).toBe(200);
    expect((await unit(UNIT))?.aliases).toEqual([]);
    expect((await admin.ask('POST', `${PATH}/units/${OTHER}/merge`, { into: UNIT, from: '2026-07-01' })).status).toBe(200);
    expect(await unit(OTHER)).toMatchObject({ mergedInto: UNIT, mergedFrom: '2026-07-01' });
    expect(await problem(await admin.ask('POST', `${PATH}/units/${UNIT}/merge`, { into: OTHER, from: '2026-08-01' }))).toContain(
      'sudah digabung',
    );
    expect((await admin.ask('POST', `${PATH}/units/${OTHER}/merge/undo`, { into: UNIT })).status).toBe(200);
    expect(await unit(OTHER)).toMatchObject({ mergedInto: null });
  });

  it('replaces the shipped holidays of a year by a list, whole', async () => {
    const list = async () => holidaysSchema.parse(await (await admin.ask('GET', `${PATH}/holidays/2026`)).json());
    expect(await list()).toMatchObject({ isOwn: false });
    const put = (holidays: readonly object[]) => admin.ask('PUT', `${PATH}/holidays/2026`, { holidays });
    const [one, two] = [
      { day: '2026-01-01', name: 'Tahun Baru', isLeave: false },
      { day: '2026-12-24', name: 'Cuti bersama Natal', isLeave: true },
    ];
    expect((await put([one, two])).status).toBe(204);
    expect(await list()).toEqual({ year: 2026, isOwn: true, holidays: [one, two] });
    expect((await put([two])).status).toBe(204);
    expect((await list()).holidays).toEqual([two]);
    expect((await put([one])).status).toBe(204); // one that was withdrawn comes back
    expect((await list()).holidays).toEqual([one]);
    expect(await problem(await put([{ ...one, day: '2025-01-01' }]))).toContain('bukan hari di tahun 2026');
    expect(await problem(await put([one, one]))).toContain('dua kali');
  });

  it('closes a year only when a second person approves, and opens it the same way', async () => {
    const propose = (by: Person, closed: boolean) => by.ask('POST', `${PATH}/years/2026/proposals`, { closed, reason: 'LKPD diaudit' });
    expect((await propose(admin, true)).status).toBe(204);
    expect(await problem(await propose(approver, true))).toContain('Sudah ada usulan');
    const [book] = await years(admin);
    expect(book).toMatchObject({ year: 2026, closed: false, proposal: { closed: true, isOwn: true, by: admin.login } });
    const decide = (by: Person, what: string) => by.ask('POST', `${PATH}/year-proposals/${book?.proposal?.id}/${what}`);
    expect(await problem(await decide(admin, 'approval'))).toContain('orang lain');
    const row = { nomor_sp_2_d: '1', tanggal_sp_2_d: '2026-03-02', jenis_sp_2_d: 'LS', nilai_sp_2_d: '1.00', kode_sub_skpd: UNIT };
    const payment = { ...row, detail: [{ kode_sub_kegiatan: '1.03.10.2.01.0029', kode_rekening: '5.2.04.01.01.0003', jumlah: '1.00' }] };
    expect((await send('sp2d', [payment])).receipt).toMatchObject({ accepted: 1 }); // a proposal closes nothing
    expect((await decide(approver, 'approval')).status).toBe(204);
    expect((await decide(approver, 'approval')).status).toBe(404);
    expect((await years(approver))[0]).toMatchObject({ closed: true, since: '2026-11-24', proposal: null });
    expect((await send('sp2d', [{ ...payment, nomor_sp_2_d: '2' }])).rejected).toMatchObject([{ code: 'year-closed' }]);

    expect((await propose(approver, false)).status).toBe(204);
    const again = (await years(admin))[0]?.proposal?.id;
    expect((await approver.ask('POST', `${PATH}/year-proposals/${again}/withdrawal`)).status).toBe(204);
    expect((await years(admin))[0]).toMatchObject({ closed: true, proposal: null });
    const actions = await test.database.dataSource.query(
      `SELECT action, approval FROM audit_entry WHERE action LIKE 'year.%' AND action <> 'year.holidays-set' ORDER BY seq`,
    );
    expect(actions.map(({ action }: { action: string }) => action)).toEqual([
      'year.proposed',
      'year.approved',
      'year.closed',
      'year.proposed',
      'year.proposal-withdrawn',
    ]);
  });
});
