import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/index.js';
import type { CatalogueItemFact, EvidenceAct, EvidenceFact, Fact, MilestoneFact, PreventionValueFact } from '../facts/index.js';
import { preventionStatus } from '../reports/pencegahan.report.js';
import { pencegahanPanel } from './pencegahan.panel.js';
import { rencanaAksiPanel } from './rencana-aksi.panel.js';

const BASE = { region: '12.05', year: 2026, date: '2026-01-01' };
const OWNER = '6.01.0.00.0.00.29.0000';
const item = (
  level: CatalogueItemFact['level'],
  code: string,
  parent: string | null,
  more: Partial<CatalogueItemFact> = {},
): CatalogueItemFact => ({
  ...BASE,
  ...{ kind: 'prevention-item', scheme: 'MCSP', level, code, parent, name: `Nama ${code}`, weight: null, method: null, documents: null },
  ...{ deadline: null, quarter: null, step: null, threshold: null, workUnit: null, note: null },
  ...more,
});
const act = (code: string, kind: EvidenceAct, day: string, hour = 9, text: string | null = null): EvidenceFact => ({
  ...{ kind: 'prevention-evidence', region: '12.05', year: 2026, date: day, scheme: 'MCSP', code, act: kind },
  ...{ time: `${day}T0${hour}:00:00.000Z`, by: 'Inspektorat', file: null, link: null, text },
});
const told = (more: Partial<PreventionValueFact>): PreventionValueFact => ({
  ...{ kind: 'prevention-value', region: '12.05', year: 2026, date: '2026-02-01', index: 'MCP', scope: 'kabupaten', code: null },
  ...{ ofYear: 2025, value: '83.1', required: null, assessor: 'external', source: 'KPK' },
  ...more,
});
const CATALOGUE: readonly Fact[] = [
  { ...BASE, kind: 'roster', workUnit: OWNER, name: 'Inspektorat', parent: null, district: null, verified: true },
  item('area', '1', null, { documents: 5 }),
  item('indikator', '1.1', '1', { method: 'BOBOT_DOKUMEN', deadline: '2026-06-30', workUnit: OWNER }),
  item('dokumen', '1.1.1', '1.1'),
  item('dokumen', '1.1.2', '1.1'),
  item('dokumen', '1.1.3', '1.1', { deadline: '2026-11-30' }),
  item('dokumen', '1.1.4', '1.1'),
];

function stateOf(facts: readonly Fact[], asOf: string): BoardState {
  const state = new BoardState('12.05', 2026, asOf);
  for (const [i, after] of facts.entries()) state.apply({ revision: i + 1, before: null, after, firstRecordedOn: after.date });
  return state;
}
const viewOf = (facts: readonly Fact[], asOf: string) => {
  const view = pencegahanPanel.view(stateOf([...CATALOGUE, ...facts], asOf));
  if (view === null) throw new Error('nothing to show');
  return view;
};

describe('the panel Pencegahan', () => {
  it('has nothing to show without a catalogue', () => {
    expect(pencegahanPanel.view(stateOf([told({})], '2026-07-01'))).toBeNull();
  });

  it('counts documents by stage as of the day, own and verified points apart', () => {
    const acts = [
      act('1.1.1', 'upload', '2026-05-01'),
      act('1.1.1', 'verify', '2026-05-20'),
      act('1.1.1', 'assure', '2026-08-01'),
      act('1.1.2', 'receive', '2026-05-02'),
      act('1.1.2', 'verify', '2026-06-01'),
      act('1.1.3', 'link', '2026-05-03'),
      act('1.1.4', 'status', '2026-05-03', 9, 'Menunggu tanda tangan'),
    ];
    expect(viewOf(acts, '2026-08-01').areas[0]).toMatchObject({
      stages: [1, 1, 1, 1],
      self: 75,
      verified: 50,
      zone: 'biru',
      basis: 'tanpa-bobot',
      stated: 5,
    });
    expect(viewOf(acts, '2026-05-20').areas[0]).toMatchObject({ stages: [1, 2, 1, 0], self: 75, verified: 25, zone: 'kuning' });
    expect(viewOf(acts, '2026-04-30').areas[0]).toMatchObject({ stages: [4, 0, 0, 0], self: 0, verified: 0 });
  });

  it('takes a returned document back, and wants a new version verified again', () => {
    const back = [act('1.1.1', 'upload', '2026-05-01'), act('1.1.1', 'return', '2026-05-04', 9, 'Tanpa tanda tangan')];
    expect(viewOf(back, '2026-05-04').total.stages).toEqual([4, 0, 0, 0]);
    const again = [act('1.1.1', 'verify', '2026-05-01', 3), act('1.1.1', 'upload', '2026-05-01', 5)];
    expect(viewOf(again, '2026-05-04').total.stages).toEqual([3, 1, 0, 0]);
  });

  it('takes an act back, and takes one that comes after it was asked', () => {
    const state = stateOf([...CATALOGUE, act('1.1.1', 'upload', '2026-05-01')], '2026-06-01');
    const stages = () => pencegahanPanel.view(state)?.total.stages;
    expect(stages()).toEqual([3, 1, 0, 0]);
    state.apply({ revision: 90, before: null, after: act('1.1.1', 'verify', '2026-05-02'), firstRecordedOn: '2026-06-01' });
    expect(stages()).toEqual([3, 0, 1, 0]);
    state.apply({ revision: 91, before: act('1.1.1', 'verify', '2026-05-02'), after: null, firstRecordedOn: '2026-06-01' });
    expect(stages()).toEqual([3, 1, 0, 0]);
  });

  it('shows what is late from the day after its deadline, with name and owner, and what is next', () => {
    const acts = [act('1.1.1', 'upload', '2026-06-01')];
    expect(viewOf(acts, '2026-06-30')).toMatchObject({
      total: { overdue: 0 },
      late: [],
      next: [{ date: '2026-06-30', documents: 2, unit: 'Inspektorat' }, { date: '2026-11-30' }],
    });
    const after = viewOf(acts, '2026-07-01');
    expect(after).toMatchObject({
      total: { overdue: 2 },
      late: [{ date: '2026-06-30', name: 'Nama 1.1', documents: 2 }],
      next: [{ date: '2026-11-30', name: 'Nama 1.1.3' }],
    });
  });

  it('moves its stamp when the day does, so that what becomes late is told that day', () => {
    const stamps = ['2026-06-30', '2026-07-01'].map((day) => pencegahanPanel.stamp(stateOf(CATALOGUE, day)));
    expect(new Set(stamps).size).toBe(2);
  });

  it('shows earlier years beside it, the country from its areas where no whole was told, and other indices', () => {
    const national = [88, 75, 68, 78, 72, 81, 70, 74].map((value, i) =>
      told({ scope: 'nasional', code: `Area ${i}`, ofYear: 2024, value: String(value) }),
    );
    const others = [
      told({ index: 'SPI', value: '74.6' }),
      told({ index: 'TLHP BPK', value: '412', required: '548' }),
      told({ index: 'OPINI BPK', value: 'WTP' }),
    ];
    const view = viewOf([...national, ...others, told({}), told({ ofYear: 2024, value: '80' })], '2026-03-01');
    expect(view.years.map(({ ofYear, value }) => [ofYear, value])).toEqual([
      [2024, 80],
      [2025, 83.1],
    ]);
    expect(view.national).toMatchObject([{ ofYear: 2024, value: 75.75, source: 'KPK' }]);
    expect(view.indices.map(({ index, value }) => [index, value])).toEqual([
      ['OPINI BPK', 'WTP'],
      ['SPI', '74.6'],
      ['TLHP BPK', '75.1%'],
    ]);
    expect(viewOf([told({})], '2026-01-31').years).toEqual([]);
  });

  it('counts what others measured as verified, what the regency did as its own', () => {
    const areas = [item('area', '4', null), item('indikator', '4.3', '4', { method: 'INTEROP_GOL' })];
    const value = (assessor: 'self' | 'external', text: string) =>
      told({ index: 'MCSP', code: '4.3', ofYear: 2026, value: text, assessor });
    const view = (facts: readonly Fact[]) => viewOf([...areas, ...facts], '2026-03-01').areas[1];
    expect(view([])).toMatchObject({ self: null, verified: null, zone: null, basis: null });
    expect(view([value('self', '90')])).toMatchObject({ self: 90, verified: null });
    expect(view([value('external', '70')])).toMatchObject({ self: 70, verified: 70 });
  });

  it('does not change with the catalogue of another year', () => {
    const before = viewOf([], '2026-03-01');
    const next = new BoardState('12.05', 2027, '2027-01-01');
    next.apply({
      revision: 1,
      before: null,
      after: item('area', '1', null, { year: 2027, name: 'Area baru' }),
      firstRecordedOn: '2027-01-01',
    });
    expect(pencegahanPanel.view(next)?.areas[0]?.name).toBe('Area baru');
    expect(viewOf([], '2026-03-01')).toEqual(before);
  });
});

describe('the printed status', () => {
  const print = (workUnit: string | null) => {
    const state = stateOf([...CATALOGUE, act('1.1.1', 'upload', '2026-05-01'), act('1.1.1', 'verify', '2026-05-02')], '2026-07-01');
    const untold = { sources: [], flow: null, now: 0 };
    return preventionStatus.write({
      ...{ state, regionName: 'Kabupaten Langkat', nameOf: (_, code) => code, workUnit, asOf: '2026-07-01', ...untold },
    });
  };

  it('has areas and indicators with both scores, and a total', () => {
    const { rows, title } = print(null);
    expect(title).toBe('STATUS BUKTI DUKUNG MCSP');
    expect(rows.map(({ cells }) => cells.slice(0, 11))).toEqual([
      ['1', 'Nama 1', 4, 3, 0, 1, 0, 2, 25, 25, 'kuning, tanpa bobot'],
      ['1.1', 'Nama 1.1', 4, 3, 0, 1, 0, 2, 25, 25, 'kuning, tanpa bobot'],
      ['', 'Semua area', 4, 3, 0, 1, 0, 2, 25, 25, 'kuning, tanpa bobot'],
    ]);
  });

  it('lists the documents of a unit, without a score: those belong to areas', () => {
    const { rows } = print(OWNER);
    expect(rows.map(({ cells }) => cells[0])).toEqual(['1', '1.1', '1.1.1', '1.1.2', '1.1.3', '1.1.4', '']);
    expect(rows.every(({ cells }) => cells[9] === null)).toBe(true);
    expect(rows[3]?.cells.slice(7)).toEqual([1, null, null, null, '2026-06-30', 'Inspektorat']);
  });
});

describe('the panel Rencana Aksi', () => {
  const milestone = (code: string, due: string, doneOn: string | null = null, action = 'Aksi'): MilestoneFact => ({
    ...BASE,
    ...{
      kind: 'prevention-milestone',
      plan: 'Rencana',
      code,
      action,
      title: `Tonggak ${code}`,
      workUnit: OWNER,
      start: null,
      due,
      doneOn,
      note: null,
    },
  });
  const view = (facts: readonly Fact[], asOf: string) => rencanaAksiPanel.view(stateOf(facts, asOf));

  it('knows done, late, soon and later as of the day', () => {
    const all = [milestone('1', '2026-03-31', '2026-04-05'), milestone('2', '2026-04-20'), milestone('3', '2026-06-30')];
    const states = (day: string) => view(all, day)?.actions[0]?.milestones.map(({ state }) => state);
    expect(states('2026-03-31')).toEqual(['segera', 'berjalan', 'berjalan']);
    expect(states('2026-04-04')).toEqual(['terlambat', 'berjalan', 'berjalan']);
    expect(states('2026-04-06')).toEqual(['selesai', 'segera', 'berjalan']);
    expect(view(all, '2026-04-21')?.counts).toEqual({ selesai: 1, terlambat: 1, segera: 0, berjalan: 1 });
    expect(view(all, '2026-04-04')?.actions[0]?.milestones[0]?.doneOn).toBeNull();
  });

  it('puts the action whose open milestone ends first on top; Stranas PK is one more plan', () => {
    const all = [
      milestone('1', '2026-02-01', '2026-02-01', 'Selesai'),
      milestone('2', '2026-09-30', null, 'Nanti'),
      milestone('B06', '2026-06-30', null, 'Stranas'),
    ];
    expect(view(all, '2026-05-01')?.actions.map(({ action }) => action)).toEqual(['Stranas', 'Nanti', 'Selesai']);
    expect(view([], '2026-05-01')).toBeNull();
  });
});
