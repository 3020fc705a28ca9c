import { describe, expect, it } from 'vitest';
import type { Fact, PastRealizationFact } from '../facts/index.js';
import { PastRealizationFold } from '../folds/index.js';
import { endOfMonth } from '../values/index.js';
import { BoardState, type BoardView, ViewMemo, viewBoard, YearClosing } from './index.js';

const REGION = '12.05';
const YEAR = 2026;
const PUTR = '1.03.0.00.0.00.03.0000';
const DINKES = '1.02.0.00.0.00.02.0000';
const CLINIC = '1.02.0.00.0.00.02.0001';
/** Hundredths of a ceiling of 100,000.00 spent in each month of an ordinary year. */
const USUAL = [1, 3, 5, 7, 8, 9, 8, 8, 8, 8, 8, 20];

const base = (year: number, date: string) => ({ region: REGION, year, date });
const roster = (year: number, workUnit: string, parent: string | null = null): Fact => ({
  kind: 'roster',
  ...base(year, `${year}-01-01`),
  workUnit,
  name: workUnit,
  parent,
  district: null,
  verified: true,
});
const budget = (year: number, workUnit: string, account = '5.2.04.01.01.0003'): Fact => ({
  kind: 'budget-line',
  ...base(year, `${year}-01-02`),
  stage: 'MURNI',
  workUnit,
  subActivity: null,
  account,
  fundingSource: null,
  amount: 10_000_000n,
  details: [],
});
const paid = (year: number, workUnit: string, month: number, percent: number, day = 15): Fact => ({
  kind: 'sp2d',
  ...base(year, `${year}-${String(month).padStart(2, '0')}-${day}`),
  number: `${workUnit}/${year}/${month}/${day}`,
  paymentKind: 'LS',
  workUnit,
  amount: BigInt(percent) * 100_000n,
  description: null,
  status: null,
  counts: true,
  lines: [{ subActivity: null, account: '5.2.04.01.01.0003', fundingSource: null, amount: BigInt(percent) * 100_000n }],
});
const report = (workUnit: string, date: string, percent: number): Fact => ({
  kind: 'lra',
  ...base(YEAR, date),
  workUnit,
  account: '5.2',
  budget: 10_000_000n,
  realization: BigInt(percent) * 100_000n,
  unitRealization: null,
});
const yearOfPayments = (year: number, workUnit: string, months = USUAL): Fact[] => [
  budget(year, workUnit),
  ...months.map((percent, i) => paid(year, workUnit, i + 1, percent)),
];

function historyOf(years: readonly number[], workUnit: string, months = USUAL): PastRealizationFact[] {
  return years.flatMap((year) => {
    const closing = new YearClosing(REGION, year);
    for (const fact of [roster(year, workUnit), ...yearOfPayments(year, workUnit, months)]) closing.add(fact);
    return closing.factsFor(YEAR);
  });
}

function boardOn(asOf: string, facts: readonly Fact[]): BoardView {
  const state = new BoardState(REGION, YEAR, asOf);
  for (const [i, fact] of facts.entries()) state.apply({ revision: i + 1, before: null, after: fact, firstRecordedOn: fact.date });
  return viewBoard(state.rollup, '5', new ViewMemo(), state.fold(PastRealizationFold));
}

describe('the projection of a year', () => {
  const history = historyOf([2023, 2024, 2025], PUTR);
  const ordinary = [roster(YEAR, PUTR), ...history, ...yearOfPayments(YEAR, PUTR)];

  it('follows the unit’s own earlier years', () => {
    const { summary, rows } = boardOn('2026-09-30', ordinary);
    expect(summary.projection).toMatchObject({ basis: 'riwayat', middle: expect.closeTo(0.93, 2) });
    expect(rows[0]?.projection?.middle).toBeCloseTo(0.93, 2);
    expect(summary.projectionAbsent).toBeNull();
  });

  it('can be said in January already, and takes the running month for what its days are worth', () => {
    expect(boardOn('2026-01-10', ordinary).summary.projection?.middle).toBeCloseTo(0.93, 1);
    expect(boardOn('2026-12-21', ordinary).summary.projection?.middle).toBeCloseTo(0.93, 1);
  });

  it('tells how the one of a month before did', () => {
    const { projectionCheck } = boardOn('2026-09-12', ordinary).summary;
    expect(projectionCheck).toMatchObject({ madeOn: '2026-07-31', date: '2026-08-31', actual: 0.49 });
    expect(projectionCheck?.middle).toBeCloseTo(0.49, 2);
    expect(boardOn('2026-01-31', ordinary).summary.projectionCheck).toBeNull();
  });

  it('is wide and says so without any history, and waits for three months', () => {
    const facts = [roster(YEAR, PUTR), ...yearOfPayments(YEAR, PUTR)];
    expect(boardOn('2026-02-28', facts).summary).toMatchObject({ projection: null, projectionAbsent: 'belum-melapor' });
    const wide = boardOn('2026-09-30', facts).summary.projection;
    const known = boardOn('2026-09-30', ordinary).summary.projection;
    expect(wide?.basis).toBe('umum');
    expect((wide?.high ?? 0) - (wide?.low ?? 0)).toBeGreaterThan(2 * ((known?.high ?? 0) - (known?.low ?? 0)));
  });

  it('leans on the others for a unit without earlier years', () => {
    const { rows } = boardOn('2026-09-30', [...ordinary, roster(YEAR, DINKES), ...yearOfPayments(YEAR, DINKES)]);
    expect(rows.map((row) => row.projection?.basis)).toEqual(['sejawat', 'riwayat']);
  });

  it('holds a unit with its sub-units together', () => {
    const family = [...historyOf([2024, 2025], DINKES), ...historyOf([2024, 2025], CLINIC)];
    const now = [roster(YEAR, DINKES), roster(YEAR, CLINIC, DINKES), ...yearOfPayments(YEAR, DINKES), ...yearOfPayments(YEAR, CLINIC)];
    const { rows } = boardOn('2026-06-30', [...family, ...now]);
    expect(rows.map((row) => row.projection?.middle)).toEqual([expect.closeTo(0.93, 2), expect.closeTo(0.93, 2)]);
  });

  it('knows what every unit’s ceiling is made of, whichever unit was touched last', () => {
    const early = USUAL.map((_, month) => (month < 3 ? 30 : 1));
    const late = USUAL.map((_, month) => (month < 9 ? 1 : 30));
    const goods = '5.1.02.01.01.0001';
    const of = (year: number, workUnit: string, account: string, months: readonly number[], until = 12): Fact[] =>
      [
        budget(year, workUnit, account),
        ...months.slice(0, until).map((percent, i) => ({
          ...paid(year, workUnit, i + 1, percent),
          lines: [{ subActivity: null, account, fundingSource: null, amount: BigInt(percent) * 100_000n }],
        })),
      ] as Fact[];
    const before = [2024, 2025].flatMap((year) => {
      const closing = new YearClosing(REGION, year);
      for (const fact of [...of(year, PUTR, goods, early), ...of(year, DINKES, '5.2.04.01.01.0003', late)]) closing.add(fact);
      return closing.factsFor(YEAR);
    });
    const now = [...of(YEAR, PUTR, goods, early, 4), ...of(YEAR, DINKES, '5.2.04.01.01.0003', late, 4)];
    const facts = [roster(YEAR, PUTR), roster(YEAR, DINKES), ...before, ...now];
    const state = new BoardState(REGION, YEAR, '2026-05-10');
    const memo = new ViewMemo();
    const view = (kept: ViewMemo): BoardView => viewBoard(state.rollup, '5', kept, state.fold(PastRealizationFold));
    for (const [i, fact] of facts.entries()) {
      state.apply({ revision: i + 1, before: null, after: fact, firstRecordedOn: fact.date });
      if (i > facts.length - 4) view(memo);
    }
    expect(view(memo).summary.projection).toEqual(boardOn('2026-05-10', facts).summary.projection);
    const turned = [...facts].reverse();
    expect(boardOn('2026-05-10', turned).summary.projection).toEqual(view(memo).summary.projection);
    expect(view(memo).rows.map((row) => row.projection)).toEqual(boardOn('2026-05-10', turned).rows.map((row) => row.projection));
  });

  it('uses only months whose reports are there', () => {
    const reports = [3, 4, 5, 6, 8].map((month) => report(PUTR, endOfMonth(YEAR, month), 2 * month * month));
    const facts = [roster(YEAR, PUTR), ...history, ...reports];
    const { projectionCheck } = boardOn('2026-10-15', facts).summary;
    expect(projectionCheck).toMatchObject({ madeOn: '2026-06-30', date: '2026-08-31', actual: 1.28 });
  });

  it('waits while units of more than a tenth of the ceiling have told nothing', () => {
    const facts = [...ordinary, roster(YEAR, DINKES), budget(YEAR, DINKES)];
    const { summary, rows } = boardOn('2026-06-30', facts);
    expect(summary).toMatchObject({ projection: null, projectionAbsent: 'belum-melapor' });
    expect(rows.map((row) => row.projection === null)).toEqual([true, false]);
  });

  it('ends with the year, and says why there is none', () => {
    expect(boardOn('2026-12-31', ordinary).summary).toMatchObject({ projection: null, projectionAbsent: 'tahun-berakhir' });
    expect(boardOn('2026-06-30', [roster(YEAR, PUTR), ...history]).summary.projectionAbsent).toBe('belum-ada-anggaran');
  });
});

describe('what an ended year leaves', () => {
  it('is its payments by group and month, with the ceiling at its end', () => {
    const closing = new YearClosing(REGION, 2025);
    const late = { ...paid(2025, PUTR, 12, 5, 31), date: '2026-01-05' } as Fact;
    for (const fact of [...yearOfPayments(2025, PUTR), late, { ...paid(2025, PUTR, 3, 50, 20), counts: false } as Fact]) closing.add(fact);
    expect(closing.factsFor(YEAR)).toEqual([
      expect.objectContaining({
        kind: 'past-realization',
        year: YEAR,
        date: '2025-12-31',
        pastYear: 2025,
        workUnit: PUTR,
        account: '5.2',
        budget: 10_000_000n,
        months: [...USUAL.slice(0, 11), 25].map((percent) => BigInt(percent) * 100_000n),
      }),
    ]);
  });

  it('is drawn straight between reports, and nothing where too few were given', () => {
    const closing = (months: readonly number[]): PastRealizationFact[] => {
      const year = new YearClosing(REGION, YEAR);
      for (const month of months) year.add(report(PUTR, endOfMonth(YEAR, month), 8 * month));
      return year.factsFor(YEAR + 1);
    };
    const [fact] = closing([2, 4, 6, 8, 10, 12]);
    expect(fact?.months).toEqual(Array(12).fill(800_000n));
    expect(fact?.budget).toBe(10_000_000n);
    expect(closing([12])).toEqual([]);
    expect(closing([2, 4, 6, 8, 10, 11])).toEqual([]);
  });

  it('is nothing for a unit without a ceiling', () => {
    const closing = new YearClosing(REGION, 2025);
    closing.add(paid(2025, PUTR, 3, 5));
    expect(closing.factsFor(YEAR)).toEqual([]);
  });
});
