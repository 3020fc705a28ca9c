import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/board-state.js';
import { budgetLine, monthlyPlan, payment, rp } from '../detectors/core/example-facts.js';
import type { Fact } from '../facts/index.js';
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
  { ...base, kind: 'work-progress', workUnit: UNIT, key: '1', target: 6_000, physical: 4_500, note: null },
];

function write(report: Report, workUnit: string | null): ReportTable {
  const state = new BoardState('12.05', 2026, '2026-06-30');
  for (const [i, after] of FACTS.entries()) state.apply({ revision: i + 1, before: null, after, firstRecordedOn: after.date });
  return report.write({ state, regionName: 'Kabupaten Rekaan', nameOf: (_, code) => `nama ${code}`, workUnit, asOf: state.asOf });
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

  it('says nothing where nothing is known', () => {
    const state = new BoardState('12.05', 2026, '2026-06-30');
    state.apply({ revision: 1, before: null, after: FACTS[0] as Fact, firstRecordedOn: '2026-01-01' });
    const table = byId('rfk').write({ state, regionName: 'X', nameOf: (_, c) => c, workUnit: null, asOf: state.asOf });
    expect(table.rows[0]?.cells.slice(2, 9)).toEqual([null, null, null, null, null, null, null]);
  });
});
