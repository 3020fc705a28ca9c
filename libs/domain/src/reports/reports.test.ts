import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/board-state.js';
import { budgetLine, monthlyPlan, payment, rp } from '../detectors/core/example-facts.js';
import type { AlertFact, Fact } from '../facts/index.js';
import type { FlowOnPaper } from './flow.js';
import { reports } from './index.js';
import type { Report, ReportTable } from './report.js';

const UNIT = '1.03.0.00.0.00.01.0000';
const base = { region: '12.05', year: 2026, date: '2026-06-30' } as const;
const FACTS: readonly Fact[] = [
  { ...base, date: '2026-01-01', kind: 'roster', workUnit: UNIT, name: 'Dinas Rekaan', parent: null, district: null, verified: true },
  budgetLine(rp(1_200)),
  { ...budgetLine(rp(1_500)), stage: 'RKA' },
  monthlyPlan(rp(100)),
  payment('1', rp(450), '2026-05-29'),
  { ...base, kind: 'progress', workUnit: UNIT, subActivity: '1.03.10.2.01.0029', physical: 5025, problem: 'Hujan', verifierNote: null },
  { ...budgetLine(rp(1_000)), subActivity: null, account: '4.1.01.15.01.0001' },
  {
    ...{ ...base, kind: 'revenue-receipt', workUnit: UNIT, number: 'T1', account: '4.1.01.15.01.0001', amount: rp(300) },
    ...{ description: null, status: null, counts: true },
  },
  {
    ...{ ...base, date: '2026-03-02', kind: 'work', workUnit: UNIT, key: '1', name: 'Jembatan Rekaan', ceiling: null, amount: rp(200) },
    ...{ contractNumber: null, contractDate: '2026-03-02', duration: '200 hari', vendor: 'CV Rekaan', dak: null, coordinate: null },
    location: 'Kec. Stabat',
  },
  {
    ...{ ...base, kind: 'prevention-item', scheme: 'MCSP', level: 'area', code: '1', parent: null, name: 'Perencanaan', weight: null },
    ...{ method: null, documents: null, deadline: null, quarter: null, step: null, threshold: null, workUnit: null, note: null },
  },
  {
    ...{ ...base, kind: 'alert', fingerprint: 'a', detector: 'B05', family: 'belanja', severity: 'tinggi', likelihood: 3 },
    ...{ subject: { type: 'payment', key: 'p', workUnit: UNIT }, case: 'c', about: { type: 'payment', key: 'p' }, stakeAmount: rp(40) },
    condition: {
      now: { state: 'FIRING', since: '2026-06-01', firedOn: '2026-06-01', changes: [] },
      days: [],
    } as unknown as AlertFact['condition'],
    ...{ value: null, threshold: null, sample: 2, parameters: 'bawaan', slots: [], evidence: [], heldBy: null, inhibitedBy: null },
    ...{ occurredOn: '2026-06-01', raisedOn: '2026-06-02' },
  },
  { ...base, kind: 'detector-coverage', detector: 'B05', risk: 1, notRisk: 9, conditionsNotMet: 0, impossible: 0 },
  {
    ...{ ...base, kind: 'prevention-milestone', plan: 'RAD', code: 'A1', action: 'Satu data', title: 'Peraturan terbit', workUnit: UNIT },
    ...{ start: null, due: '2026-05-31', doneOn: null, note: null },
  },
  ...['7', '9'].map(
    (value, i): Fact => ({
      ...{
        ...base,
        kind: 'service-indicator',
        application: 'Aplikasi Rekaan',
        name: 'Berkas selesai',
        unit: 'berkas',
        value,
        target: '10',
      },
      ...{ better: 'higher', time: `2026-06-2${i}T02:00:00.000Z`, cadenceHours: 24, owner: null },
    }),
  ),
  { ...base, kind: 'work-progress', workUnit: UNIT, key: '1', target: 6_000, physical: 4_500, note: null },
];

const sum = (count: number, rupiah: number) => ({ count, amount: `${rupiah}.00` });
const FLOW: FlowOnPaper = {
  ...{ plan: sum(3, 300), budget: sum(4, 400), agreed: sum(2, 200), paidOnAgreement: sum(1, 100), paid: sum(2, 150) },
  stages: { planned: sum(9, 500), announced: sum(8, 450), contracted: sum(2, 200), handedOver: sum(1, 100), paid: sum(1, 100) },
  breaks: [
    {
      kind: 'payment-without-agreement',
      ...sum(1, 50),
      example: { key: 'SP2D 7', name: null, unitName: 'Dinas Rekaan', amount: '50.00' },
    },
  ],
  delays: [{ kind: 'package-late', ...sum(0, 0), example: null }],
};
const SOURCES = [{ title: 'SP2D', dataAsOf: '2026-06-29', lastAcceptedOn: '2026-06-30', cadenceHours: 24 }];

function write(report: Report, workUnit: string | null, flow: FlowOnPaper | null = FLOW): ReportTable {
  const state = new BoardState('12.05', 2026, '2026-06-30');
  for (const [i, after] of FACTS.entries()) state.apply({ revision: i + 1, before: null, after, firstRecordedOn: after.date });
  const nameOf = (_: string, code: string): string => `nama ${code}`;
  return report.write({ state, regionName: 'Kabupaten Rekaan', nameOf, workUnit, asOf: state.asOf, sources: SOURCES, flow });
}
const byId = (id: string): Report => reports.find((r) => r.id === id) as Report;
/** The row whose first cell is `key`, by the titles of its columns. */
function row(table: ReportTable, key: string): Record<string, unknown> {
  const found = table.rows.find((r) => r.cells[0] === key);
  return Object.fromEntries(table.columns.map((column, i) => [column.title, found?.cells[i]]));
}

describe('reports in official layouts', () => {
  it.each(reports.map((r) => [r.id, r] as const))('%s fills every column of every row', (_, report) => {
    const table = write(report, report.scope === 'unit' ? UNIT : null);
    expect(table.rows.length).toBeGreaterThan(0);
    for (const { cells } of table.rows) expect(cells).toHaveLength(table.columns.length);
  });

  it('RFK of the region: achieved against plan, deviation of the form, physical by weight', () => {
    expect(row(write(byId('rfk'), null), UNIT)).toMatchObject({
      'RKA (Rp)': rp(1_500),
      'DPA (Rp)': rp(1_200),
      'Realisasi keuangan (Rp)': rp(450),
      'Capaian %': 37.5,
      'RAK %': 50,
      'Deviasi %': 25,
      'Fisik %': 50.25,
    });
  });

  it('RFK of a unit: down to the sub-activity, with its problem and the value of its progress', () => {
    expect(row(write(byId('rfk-unit'), UNIT), '1.03.10.2.01.0029')).toMatchObject({
      'Capaian %': 37.5,
      'Nilai fisik (Rp)': rp(603),
      Permasalahan: 'Hujan',
      'Catatan verifikator': null,
    });
  });

  it('LRA: kinds of accounts with what is left', () => {
    expect(row(write(byId('lra'), UNIT), '5.2.04')).toMatchObject({
      'Anggaran (Rp)': rp(1_200),
      '%': 37.5,
      'Sisa / (lebih) (Rp)': rp(750),
    });
  });

  it('deviation from the cash plan: worst first, points of the ceiling', () => {
    expect(row(write(byId('deviasi-rak'), null), UNIT)).toMatchObject({ 'Selisih (Rp)': rp(-150), Poin: -12.5 });
  });

  it('revenue: target, receipts and what is left, from the region down to kinds of tax', () => {
    const table = write(byId('pendapatan'), null);
    expect(table.rows.map(({ level, cells }) => [level, cells[0]])).toEqual([
      [1, '4.1'],
      [2, '4.1.01'],
      [3, '4.1.01.15'],
      [0, '4'],
    ]);
    expect(row(table, '4.1.01.15')).toMatchObject({
      'Target (Rp)': rp(1_000),
      'Sisa / (lebih) (Rp)': rp(700),
      'Capaian %': 30,
      'Laju %': null,
    });
  });

  it('works: plan and building on the day of the report, whose and where, never the firm', () => {
    const table = write(byId('pekerjaan'), null);
    expect(row(table, '1')).toMatchObject({
      ...{ Pekerjaan: 'Jembatan Rekaan', Kecamatan: 'Stabat', Tenggat: '2026-09-18', 'Rencana %': 60, 'Fisik %': 45, Poin: -15 },
      ...{ 'Uang %': null, Keadaan: 'Kritis' },
    });
    expect(table.rows.at(-1)?.cells).toContain('1 kritis');
    expect(table.rows.flatMap(({ cells }) => cells)).not.toContain('CV Rekaan');
  });

  it('the year on one page: ceiling, plan, realization, projection, and the curve', () => {
    const table = write(byId('ringkas'), null);
    expect(row(table, 'Realisasi')).toMatchObject({
      'Nilai (Rp)': rp(450),
      '% pagu': 37.5,
      'Rencana kas %': 50,
      Keterangan: 'menurut SP2D',
    });
    expect(row(table, 'Selisih terhadap rencana kas')).toMatchObject({ 'Nilai (Rp)': rp(-150), '% pagu': -12.5 });
    expect(row(table, '31 Mei 2026')).toMatchObject({ '% pagu': 37.5 });
    expect(row(table, '31 Juli 2026')).toMatchObject({ '% pagu': null });
  });

  it('districts: what serves none stands apart', () => {
    expect(row(write(byId('wilayah'), null), '-')).toMatchObject({
      Kecamatan: 'tanpa lokasi',
      'Realisasi (Rp)': rp(450),
      'Serapan %': 37.5,
    });
  });

  it('the thread and procurement: stages, what broke with its largest example, and nothing for a day that is not kept', () => {
    const thread = write(byId('benang'), null);
    expect(row(thread, 'Kontrak dan pesanan')).toMatchObject({ Banyaknya: 2, 'Nilai (Rp)': rp(200), '% anggaran': 50 });
    expect(row(thread, 'Pembayaran tanpa kontrak')).toMatchObject({ 'Contoh terbesar': 'SP2D 7', 'Perangkat daerah': 'Dinas Rekaan' });
    const buying = write(byId('pengadaan'), null);
    expect(row(buying, 'Berkontrak atau dipesan')).toMatchObject({ Banyaknya: 2, '% rencana': 40 });
    expect(row(buying, 'Paket yang lewat jadwal pemilihannya')).toMatchObject({ Banyaknya: 0, 'Contoh terbesar': null });
    expect(write(byId('benang'), null, null)).toMatchObject({
      rows: [],
      notes: [expect.stringContaining('hari berjalan'), expect.any(String)],
    });
  });

  it('cases: what, whose and since when, and that it is no verdict', () => {
    const table = write(byId('anomali'), null);
    expect(row(table, '1')).toMatchObject({
      ...{ 'Perangkat daerah': 'Dinas Rekaan', 'Nilai (Rp)': rp(40), Bobot: 'Tinggi', Temuan: 1, Sejak: '2026-06-01' },
      ...{ Keadaan: 'Belum diambil', Dijanjikan: null },
    });
    expect(table.notes[0]).toContain('bukan putusan');
  });

  it('action plans, services and sources: one line each, with its day', () => {
    expect(row(write(byId('rencana-aksi'), null), 'A1')).toMatchObject({ Keadaan: 'Terlambat', Tenggat: '2026-05-31', Selesai: null });
    expect(row(write(byId('layanan'), null), 'Aplikasi Rekaan')).toMatchObject({ Nilai: '9', Sebelumnya: '7', Sasaran: '10' });
    expect(row(write(byId('sumber'), null), 'SP2D')).toMatchObject({ 'Data sampai': '2026-06-29', 'Biasanya tiap (jam)': 24 });
  });

  it('says nothing where nothing is known', () => {
    const state = new BoardState('12.05', 2026, '2026-06-30');
    state.apply({ revision: 1, before: null, after: FACTS[0] as Fact, firstRecordedOn: '2026-01-01' });
    const table = byId('rfk').write({
      state,
      regionName: 'X',
      nameOf: (_, c) => c,
      workUnit: null,
      asOf: state.asOf,
      sources: [],
      flow: null,
    });
    expect(table.rows[0]?.cells.slice(2, 9)).toEqual([null, null, null, null, null, null, null]);
  });
});
