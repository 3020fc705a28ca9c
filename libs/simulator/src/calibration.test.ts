import {
  addDays,
  businessDate,
  gapMillionths,
  type IsoDate,
  isoDate,
  monthOf,
  planToDate,
  ratioMillionths,
  type Sen,
  senFromWire,
  sumSen,
  weekday,
} from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { isBusinessDay } from './calendar.js';
import { LIVE_SLOTS_PER_DAY } from './live-stream.js';
import { createRegency, type Regency } from './regency.js';
import type { CashPlanRow, Sp2dRow } from './rows.js';

/** The demo's own seed and two others. */
const SEEDS = [1205, 1, 2];
const YEAR = 2026;
const YEAR_END = isoDate(YEAR, 12, 31);

interface Standing {
  readonly code: string;
  readonly planned: Sen;
  readonly realized: Sen;
  readonly ceiling: Sen;
  /** Realization minus plan in points of the ceiling. */
  readonly gap: number;
}

interface Books {
  readonly regency: Regency;
  readonly rows: readonly Sp2dRow[];
  readonly ceilings: ReadonlyMap<string, Sen>;
  readonly plans: ReadonlyMap<string, readonly Sen[]>;
  /** Spending by unit, and the day on which a screen can know it. */
  readonly spending: readonly { readonly unit: string; readonly known: IsoDate; readonly amount: Sen }[];
}

function openBooks(seed: number): Books {
  const regency = createRegency({ seed, year: YEAR });
  const rows = [...regency.sp2dUntil(YEAR_END)].flatMap((day) => day.rows);
  const ceilings = new Map<string, Sen>();
  for (const line of regency.budgetLines())
    if (line.kode_rekening.startsWith('5'))
      ceilings.set(line.kode_sub_unit, (ceilings.get(line.kode_sub_unit) ?? 0n) + senFromWire(line.pagu));
  const plans = new Map<string, readonly Sen[]>();
  for (const plan of regency.cashPlans()) {
    if (plan.jenis !== 'belanja') continue;
    const sofar = plans.get(plan.kode_skpd);
    plans.set(
      plan.kode_skpd,
      monthsOf(plan).map((amount, i) => amount + (sofar?.[i] ?? 0n)),
    );
  }
  const counted = rows.filter((row) => ['LS', 'GU'].includes(row.jenis_sp_2_d) && row.status === 'ditransfer');
  const spending = counted.map((row) => ({
    unit: row.kode_sub_skpd,
    known: businessDate(regency.recordedAt(row)),
    amount: senFromWire(row.nilai_sp_2_d),
  }));
  return { regency, rows, ceilings, plans, spending };
}

const monthsOf = (plan: CashPlanRow): Sen[] =>
  Object.entries(plan).flatMap(([field, value]) => (field.startsWith('bulan_') ? [senFromWire(String(value))] : []));

/** Where every unit stands in the evening of a day, grouped by `keyOf` (a unit's Skpd, say). */
function standings({ ceilings, plans, spending }: Books, date: IsoDate, keyOf: (unit: string) => string): Standing[] {
  const sums = new Map<string, { planned: Sen; realized: Sen; ceiling: Sen }>();
  const at = (unit: string) => {
    const key = keyOf(unit);
    const sum = sums.get(key) ?? { planned: 0n, realized: 0n, ceiling: 0n };
    sums.set(key, sum);
    return sum;
  };
  for (const [unit, amount] of ceilings) at(unit).ceiling += amount;
  for (const [unit, months] of plans) at(unit).planned += planToDate(months, YEAR, date);
  for (const { unit, known, amount } of spending) if (known <= date) at(unit).realized += amount;
  return [...sums].map(([code, sum]) => ({
    code,
    ...sum,
    gap: Number(gapMillionths(sum.realized, sum.planned, sum.ceiling) ?? 0n) / 10_000,
  }));
}

const regionAt = (of: Books, date: IsoDate): Standing => standings(of, date, () => 'region')[0] ?? expect.fail('no units');
/** Health centres and the hospital are part of their office. */
const topLevelAt = (of: Books, date: IsoDate): Standing[] => standings(of, date, (unit) => `${unit.slice(0, -4)}0000`);
const percent = (part: Sen, whole: Sen): number => Number(ratioMillionths({ part, whole }) ?? 0n) / 10_000;
const share = (of: readonly Standing[], fits: (gap: number) => boolean): number => of.filter(({ gap }) => fits(gap)).length / of.length;

describe.each(SEEDS)('the year of seed %i', (seed) => {
  const of = openBooks(seed);

  it.each([
    ['2026-01-31', 1, 2.2],
    ['2026-03-31', 8, 11.1],
    ['2026-06-30', 32, 36],
    ['2026-09-30', 54, 58],
    ['2026-11-24', 70, 72.5],
    ['2026-12-31', 93, 94.2],
  ])('has realized by %s from %d to %d percent', (date, from, to) => {
    const { realized, ceiling } = regionAt(of, date);
    expect(percent(realized, ceiling)).toBeGreaterThanOrEqual(from);
    expect(percent(realized, ceiling)).toBeLessThanOrEqual(to);
  });

  it('plans 78 to 80.5 percent by 24 November and all by the end', () => {
    const november = regionAt(of, '2026-11-24');
    expect(percent(november.planned, november.ceiling)).toBeGreaterThanOrEqual(78);
    expect(percent(november.planned, november.ceiling)).toBeLessThanOrEqual(80.5);
    const end = regionAt(of, YEAR_END);
    expect(end.planned).toBe(end.ceiling);
  });

  it('shows at most a fifth of the Skpd, and of the health centres, more than 15 points behind on any day', () => {
    const centres = new Set(of.regency.roster().flatMap((row) => (row.nama_skpd.includes('Puskesmas') ? [row.kode_skpd] : [])));
    const bad: string[] = [];
    for (let date = isoDate(YEAR, 1, 5); date <= YEAR_END; date = addDays(date, 3)) {
      const skpd = topLevelAt(of, date);
      const healthCentres = standings(of, date, (unit) => unit).filter(({ code }) => centres.has(code));
      expect([skpd.length, healthCentres.length]).toEqual([53, 30]);
      for (const units of [skpd, healthCentres]) if (share(units, (gap) => gap < -15) > 0.2) bad.push(`${date} ${units.length}`);
    }
    expect(bad).toEqual([]);
  });

  it.each(['2026-06-30', '2026-08-31', '2026-09-30', '2026-11-24'])('tells units apart on %s: most a little behind, few far', (date) => {
    const skpd = topLevelAt(of, date);
    const count = (from: number, to: number): number => skpd.filter(({ gap }) => gap >= from && gap < to).length;
    expect(count(-100, -15)).toBeGreaterThanOrEqual(2);
    expect(count(-100, -15)).toBeLessThanOrEqual(7);
    expect(count(-15, -7.5)).toBeGreaterThanOrEqual(5);
    expect(count(-15, -7.5)).toBeLessThanOrEqual(16);
    expect(count(-7.5, 100)).toBeGreaterThanOrEqual(32);
    if (date < '2026-11') expect(count(0, 100)).toBeGreaterThanOrEqual(2);
  });

  it('leaves no unit far behind at the end', () => {
    expect(standings(of, YEAR_END, (unit) => unit).filter(({ gap }) => gap < -15)).toEqual([]);
  });

  it('is small enough to be told quickly', () => {
    expect(of.regency.budgetLines().length).toBeLessThanOrEqual(2_800);
    expect(of.rows.length).toBeLessThanOrEqual(7_500);
    expect(of.rows.length).toBeGreaterThanOrEqual(6_000);
  });

  it('pays on no weekend and no holiday', () => {
    const dates = new Set(of.rows.map((row) => row.tanggal_sp_2_d));
    expect([...dates].filter((date) => weekday(date) % 6 === 0 || !isBusinessDay(date))).toEqual([]);
    const holidays = ['2026-01-01', '2026-03-20', '2026-05-01', '2026-08-17', '2026-12-25'];
    expect(holidays.filter((date) => dates.has(date))).toEqual([]);
    expect(dates.size).toBeGreaterThan(220);
  });

  it('fills every month, December most', () => {
    const perMonth = Array<number>(12).fill(0);
    for (const { tanggal_sp_2_d: date } of of.rows) perMonth[monthOf(date) - 1] = (perMonth[monthOf(date) - 1] ?? 0) + 1;
    expect(Math.min(...perMonth)).toBeGreaterThan(100);
    expect(perMonth.indexOf(Math.max(...perMonth))).toBe(11);
  });

  it('streams a tenth of an ordinary day, not a second budget', () => {
    const days = new Set(of.rows.map((row) => row.tanggal_sp_2_d)).size;
    const ordinary = sumSen(of.spending.map(({ amount }) => amount)) / BigInt(days);
    const live = Array.from({ length: LIVE_SLOTS_PER_DAY }, (_, slot) => senFromWire(of.regency.live('2026-11-25', slot).nilai_sp_2_d));
    expect(percent(sumSen(live), ordinary)).toBeLessThan(15);
    expect(sumSen(live) / BigInt(LIVE_SLOTS_PER_DAY)).toBeGreaterThan(5_000_000n);
  });
});
