import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/index.js';
import type { Fact, WorkFact } from '../facts/index.js';
import { pekerjaanPanel, type WorkRow } from './pekerjaan.panel.js';

const PUTR = '1.03.0.00.0.00.03.0000';
const base = { region: '12.05', year: 2026, workUnit: PUTR } as const;

const work = (key: string, more: Partial<WorkFact> = {}): Fact => ({
  kind: 'work',
  ...base,
  date: '2026-03-02',
  key,
  name: `Rekonstruksi Jalan ${key}`,
  ceiling: null,
  contractNumber: `600/${key}`,
  contractDate: '2026-03-02',
  amount: 1_000_00n,
  duration: '200 hari',
  vendor: 'CV Contoh',
  dak: null,
  coordinate: null,
  location: 'Desa Contoh, Kec. Stabat',
  ...more,
});
const report = (key: string, date: string, target: number | null, physical: number | null): Fact => ({
  kind: 'work-progress',
  ...base,
  date,
  key,
  target: target === null ? null : target * 100,
  physical: physical === null ? null : physical * 100,
  note: null,
});
const paid = (key: string, date: string, rupiah: number): Fact => ({
  kind: 'work-payment',
  ...base,
  date,
  key,
  amount: BigInt(rupiah) * 100n,
  note: null,
});

function stateOf(asOf: string, facts: readonly Fact[]): BoardState {
  const state = new BoardState('12.05', 2026, asOf);
  for (const [i, after] of facts.entries()) state.apply({ revision: i + 1, before: null, after, firstRecordedOn: asOf });
  return state;
}
const viewOf = (asOf: string, ...facts: readonly Fact[]) => pekerjaanPanel.view(stateOf(asOf, facts));
const only = (asOf: string, ...facts: readonly Fact[]): WorkRow | undefined => viewOf(asOf, ...facts)?.works[0];

describe('the panel Pekerjaan', () => {
  it('has nothing to show without a work, and before its day', () => {
    expect(viewOf('2026-06-10')).toBeNull();
    expect(viewOf('2026-03-01', work('1'))).toBeNull();
  });

  it('tells a work by plan, building, money and time, on the day of its last report', () => {
    const row = only(
      '2026-06-10',
      work('1'),
      report('1', '2026-05-27', 40, 33),
      report('1', '2026-06-10', 50, 39),
      paid('1', '2026-04-01', 300),
    );
    expect(row).toMatchObject({
      district: '12.05.07',
      amount: '1000.00',
      due: '2026-09-18',
      reportedOn: '2026-06-10',
      ...{ plan: 0.5, physical: 0.39, gap: -0.11, paid: 0.3, time: 0.5 },
      state: 'kritis',
    });
    expect(JSON.stringify(row)).not.toContain('Contoh,');
    expect(JSON.stringify(row)).not.toContain('CV ');
  });

  it('draws the schedule straight between the days it names, from the contract on', () => {
    const facts = [work('1'), report('1', '2026-04-01', 30, null), report('1', '2026-03-17', null, 12)];
    expect(only('2026-04-02', ...facts)).toMatchObject({ plan: 0.15, physical: 0.12, gap: -0.03, state: 'sesuai' });
  });

  it('does not judge by an old report: two weeks, of works that report by the month five', () => {
    const often = [work('1'), report('1', '2026-05-01', 30, 5), report('1', '2026-05-08', 35, 6)];
    expect([only('2026-05-22', ...often)?.state, only('2026-05-23', ...often)?.state]).toEqual(['kritis', 'unknown']);
    const monthly = [work('1'), report('1', '2026-04-30', 30, 5), report('1', '2026-05-31', 35, 6)];
    expect([only('2026-07-05', ...monthly)?.state, only('2026-07-06', ...monthly)?.state]).toEqual(['kritis', 'unknown']);
  });

  it('does not judge a work without schedule or report, and calls a built one done', () => {
    expect(only('2026-05-10', work('1'))).toMatchObject({ state: 'unknown', plan: null, gap: null, paid: null });
    expect(only('2026-05-10', work('1'), report('1', '2026-05-09', null, 20))).toMatchObject({
      state: 'unknown',
      physical: 0.2,
      gap: null,
    });
    expect(only('2026-12-10', work('1'), report('1', '2026-09-01', 90, 100))?.state).toBe('selesai');
    expect(only('2026-10-02', work('1'), report('1', '2026-09-18', 100, 80), report('1', '2026-10-01', null, 92))?.state).toBe('kritis');
  });

  it('puts the worst first, counts all, and counts by district', () => {
    const view = viewOf(
      '2026-06-10',
      work('1', { location: 'Hinai' }),
      work('2'),
      work('3', { location: 'di kantor', workUnit: PUTR }),
      report('1', '2026-06-09', 40, 32),
      report('2', '2026-06-09', 40, 20),
      report('3', '2026-06-09', 40, 41),
    );
    expect(view?.works.map(({ key, state }) => [key, state])).toEqual([
      ['2', 'kritis'],
      ['1', 'waspada'],
      ['3', 'sesuai'],
    ]);
    expect(view?.counts).toEqual({ kritis: 1, waspada: 1, unknown: 0, sesuai: 1, selesai: 0 });
    expect(view?.districts).toEqual([
      { district: '-', works: 1, kritis: 0, waspada: 0 },
      { district: '12.05.07', works: 1, kritis: 1, waspada: 0 },
      { district: '12.05.10', works: 1, kritis: 0, waspada: 1 },
    ]);
  });

  it('forgets what is corrected and withdrawn', () => {
    const state = stateOf('2026-06-10', [work('1'), report('1', '2026-06-09', 40, 20), paid('1', '2026-04-01', 300)]);
    const before = pekerjaanPanel.stamp(state);
    state.apply({
      revision: 9,
      before: report('1', '2026-06-09', 40, 20),
      after: report('1', '2026-06-09', 40, 39),
      firstRecordedOn: '2026-06-10',
    });
    state.apply({ revision: 10, before: paid('1', '2026-04-01', 300), after: null, firstRecordedOn: '2026-06-10' });
    expect(pekerjaanPanel.stamp(state)).not.toBe(before);
    expect(pekerjaanPanel.view(state)?.works[0]).toMatchObject({ state: 'sesuai', paid: null, revision: 10 });
  });
});
