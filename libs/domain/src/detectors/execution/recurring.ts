import type { Payment } from '../../folds/index.js';
import { addDays, dayNumber, type IsoDate, monthOf } from '../../values/index.js';

/** Gaps between payments of a monthly and of a quarterly series, in days. */
const RHYTHMS = [
  [25, 35],
  [85, 95],
] as const;
const ALIKE_PERCENT = 10n;
const LEAST = 3;

/**
 * Whether two payments belong to a recurring series (rent, internet, cleaning): the same vendor and account, at least three payments a month or a
 * quarter apart, of amounts within a tenth. Such a series is neither a duplicate nor a split.
 * @param all every payment to the vendor
 */
export function areRecurring(a: Payment, b: Payment, all: readonly Payment[]): boolean {
  const account = accountOf(a);
  if (account === null || accountOf(b) !== account) return false;
  const series = all
    .filter((p) => p.sp2d.counts && accountOf(p) === account && isAlike(p, a))
    .sort((x, y) => (x.sp2d.date < y.sp2d.date ? -1 : 1));
  return RHYTHMS.some(([low, high]) => {
    const steady = series.filter((p, i) => [i - 1, i + 1].some((j) => isWithin(gap(series[j], p), low, high)));
    const has = ({ sp2d }: Payment): boolean => steady.some((p) => p.sp2d.number === sp2d.number);
    // Two within one period are not what the rhythm explains.
    return steady.length >= LEAST && has(a) && has(b) && gap(a, b) >= low;
  });
}

/** What is billed month by month says so. */
const MONTHLY = /\b(sewa|langganan|bulan(an)?|triwulan)\b/i;

/**
 * Whether two payments may be the first of a series that cannot be told yet: a month or a quarter apart with no third one, at the beginning of the
 * fiscal year (the months before are in other books) or for what is billed monthly. Until the next one is due, nobody can say.
 */
export function mayBecomeSeries(a: Payment, b: Payment, all: readonly Payment[], today: IsoDate): boolean {
  const account = accountOf(a);
  const [first, last] = a.sp2d.date < b.sp2d.date ? [a, b] : [b, a];
  const rhythm = RHYTHMS.find(([low, high]) => isWithin(gap(a, b), low, high));
  if (account === null || accountOf(b) !== account || !rhythm || today > addDays(last.sp2d.date, rhythm[1])) return false;
  const series = all.filter((p) => p.sp2d.counts && accountOf(p) === account && isAlike(p, a));
  return series.length < LEAST && (monthOf(first.sp2d.date) <= 2 || MONTHLY.test(first.sp2d.description ?? ''));
}

const accountOf = ({ sp2d }: Payment): string | null => sp2d.lines[0]?.account ?? null;
const gap = (a: Payment | undefined, b: Payment): number => (a ? Math.abs(dayNumber(a.sp2d.date) - dayNumber(b.sp2d.date)) : -1);
const isWithin = (days: number, low: number, high: number): boolean => days >= low && days <= high;

function isAlike({ sp2d: { amount: a } }: Payment, { sp2d: { amount: b } }: Payment): boolean {
  const difference = a > b ? a - b : b - a;
  return difference * 100n <= (a > b ? a : b) * ALIKE_PERCENT;
}
