import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/board-state.js';
import { budgetLine, monthlyPlan, payment, rp } from '../detectors/core/example-facts.js';
import type { Fact } from '../facts/index.js';
import { reports } from './index.js';
import type { Report, ReportFlow, ReportTable } from './report.js';

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
    ...{ ...base, kind: 'service-indicator', application: 'Perizinan', name: 'Izin terbit', unit: 'berkas', target: '1500' },
    ...{ value: '1234.5', better: 'higher', time: '2026-06-30T01:00:00Z', cadenceHours: 24, owner: null },
  },
  {
    ...{ ...base, kind: 'prevention-milestone', plan: 'RAD', action: 'Aksi', code: 'A1', title: 'Tonggak', workUnit: UNIT },
    ...{ start: null, due: '2026-06-20', doneOn: null, note: null },
  },
  { ...base, kind: 'work-progress', workUnit: UNIT, key: '1', target: 6_000, physical: 4_500, note: null },
];

const SOURCES = [
  { id: 'sp2d', title: 'Register SP2D', cadenceHours: 24, lastAcceptedAt: '2026-06-29T03:00:00Z', dataAsOf: '2026-05-29' },
  { id: 'lkpp-rup', title: 'SiRUP', cadenceHours: 24, lastAcceptedAt: '2026-06-30T02:00:00Z', dataAsOf: '2026-06-30' },
];
const sum = (count: number, amount: string) => ({ count, amount });
const FLOW: ReportFlow = {
  ...{ asOf: '2026-06-30', plan: null, budget: sum(4, '1000.00'), agreed: sum(3, '600.00') },
  ...{ paidOnAgreement: sum(2, '300.00'), paid: sum(3, '450.00') },
  stages: {
    ...{ planned: sum(5, '800.00'), announced: sum(4, '700.00'), contracted: sum(3, '600.00') },
    ...{ handedOver: sum(1, '200.00'), paid: sum(2, '300.00') },
  },
  breaks: [
    {
      ...{ kind: 'payment-without-agreement', ...sum(1, '150.00') },
      example: { key: '00012/SP2D', name: null, unitName: 'Dinas Rekaan', amount: '150.00' },
    },
  ],
  delays: [{ kind: 'package-late', ...sum(0, '0.00'), example: null }],
};
/** Everything a report is told beside what it is asked for. */
const told = (state: BoardState, flow: ReportFlow | null = FLOW) => ({
  ...{ state, sources: SOURCES, flow, now: Date.parse('2026-06-30T05:00:00Z'), regionName: 'Kabupaten Rekaan', asOf: state.asOf },
});

function write(report: Report, workUnit: string | null): ReportTable {
  const state = new BoardState('12.05', 2026, '2026-06-30');
  for (const [i, after] of FACTS.entries()) state.apply({ revision: i + 1, before: null, after, firstRecordedOn: after.date });
  return report.write({ ...told(state), nameOf: (_, code) => `nama ${code}`, workUnit });
}
const byId = (id: string): Report => reports.find((r) => r.id === id) as Report;
/** The row whose first cell is `key`, by the titles of its columns. */
function row(table: ReportTable, key: string | number): Record<string, unknown> {
  const found = table.rows.find((r) => r.cells[0] === key);
  return Object.fromEntries(table.columns.map((column, i) => [column.title, found?.cells[i]]));
}

describe('reports in official layouts', () => {
  it.each(reports.map((r) => [r.id, r] as const))('%s fills every column of every row', (_, report) => {
    const table = write(report, report.scope === 'unit' ? UNIT : null);
    if (report.id !== 'anomali') expect(table.rows.length).toBeGreaterThan(0); // nothing was judged
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
    expect(row(table, 1)).toMatchObject({
      ...{ Pekerjaan: 'Jembatan Rekaan', Kecamatan: 'Stabat', Tenggat: '2026-09-18', 'Rencana %': 60, 'Fisik %': 45, Poin: -15 },
      ...{ 'Uang %': null, Keadaan: 'Kritis' },
    });
    expect(table.rows.at(-1)?.cells).toContain('1 kritis');
    expect(table.rows.flatMap(({ cells }) => cells)).not.toContain('CV Rekaan');
  });

  it('the thread: posts and breaks as counts and amounts, each with its source and day', () => {
    const table = write(byId('benang'), null);
    const cells = (title: string) => table.rows.find((each) => each.cells[1] === title)?.cells;
    expect(cells('Dibayar seluruhnya')).toEqual([5, 'Dibayar seluruhnya', 3, rp(450), 45, '', '', '', 'Register SP2D', '2026-05-29']);
    expect(cells('Anggaran yang direncanakan')?.slice(2)).toEqual([null, null, null, '', '', '', null, null]);
    expect(cells('Pembayaran tanpa kontrak')?.slice(2, 8)).toEqual([1, rp(150), 15, '00012/SP2D', 'Dinas Rekaan', rp(150)]);
  });

  it('procurement: stages against what was planned, and what is late', () => {
    const table = write(byId('pengadaan'), null);
    expect(table.rows.find(({ cells }) => cells[1] === 'Berkontrak atau dipesan')?.cells.slice(2, 5)).toEqual([3, rp(600), 75]);
    expect(table.rows.at(-1)?.cells.slice(1, 5)).toEqual(['Paket lewat jadwal pemilihan', 0, 0n, 0]);
  });

  it('says why a thread of another day is not printed', () => {
    const state = new BoardState('12.05', 2026, '2026-03-31');
    for (const id of ['benang', 'pengadaan']) {
      const { rows, notes } = byId(id).write({ ...told(state, null), nameOf: (_, c) => c, workUnit: null });
      expect([rows, notes.join()]).toEqual([[], expect.stringContaining('hanya dibaca untuk hari ini')]);
    }
  });

  it('services: what each application told last, as it told it', () => {
    expect(write(byId('layanan'), null).rows[0]?.cells).toEqual([
      ...[1, 'Perizinan', 'Izin terbit', '1234.5', '1500', 'berkas', null, '2026-06-30', null],
    ]);
  });

  it('action plan: late milestones first, with their days', () => {
    const table = write(byId('rencana-aksi'), null);
    expect(table.rows[0]?.cells.slice(-2)).toEqual([10, 'Terlambat']);
    expect(table.sources).toEqual(['Rencana aksi per 2026-06-30']);
  });

  it('cases: an empty queue of which nothing was judged is not told as none', () => {
    const { rows, notes } = write(byId('anomali'), null);
    expect(rows).toEqual([]);
    expect(notes[0]).toContain('Belum ada yang dinilai');
  });

  it('sources: age against its own cadence', () => {
    expect(write(byId('sumber'), null).rows.map(({ cells }) => cells.slice(2))).toEqual([
      ['2026-05-29', '2026-06-29', 26, 24, 'Terlambat'],
      ['2026-06-30', '2026-06-30', 3, 24, 'Segar'],
    ]);
  });

  it('summary: the head of every scene, with its source and day, and a dash where it has none', () => {
    const table = write(byId('ringkas'), null);
    const cells = (title: string) => table.rows.find((each) => each.cells[1] === title)?.cells;
    expect(cells('Realisasi')?.slice(2)).toEqual([rp(450), '', 37.5, -12.5, 'SP2D', 'Register SP2D', '2026-05-29']);
    expect(cells('Pekerjaan kritis')?.slice(2, 7)).toEqual(['', 1, '', '', 'dari 1']);
    expect(cells('Kasus terbuka')?.slice(2, 7)).toEqual(['', null, '', '', '']);
    expect(cells('Tonggak rencana aksi terlambat')?.slice(3)).toEqual([1, '', '', '', 'Rencana aksi', '2026-06-30']);
  });

  it('says nothing where nothing is known', () => {
    const state = new BoardState('12.05', 2026, '2026-06-30');
    state.apply({ revision: 1, before: null, after: FACTS[0] as Fact, firstRecordedOn: '2026-01-01' });
    const table = byId('rfk').write({ ...told(state), nameOf: (_, c) => c, workUnit: null });
    expect(table.rows[0]?.cells.slice(2, 9)).toEqual([null, null, null, null, null, null, null]);
  });
});
