import type { BoardState } from '../board/board-state.js';
import { figuresByAccount } from '../board/breakdown.js';
import { addFigures, type Figures, NO_FIGURES } from '../board/unit-figures.js';
import { PastRealizationFold } from '../folds/past-realization.fold.js';
import { type AccountCode, accountLevel, gapMillionths, ratioToWire, type Sen, senToWire } from '../values/index.js';
import { isWithin, OTHER_REVENUE, OTHER_TRANSFERS, OWN_REVENUE, PAD, TAXES, TRANSFER, TRANSFERS } from './kinds.js';
import { RevenuePace } from './revenue-pace.js';

type RevenueState = 'waspada' | 'sesuai' | 'unknown';

/** A kind of revenue: what is to come in this year, what came, and what usually has come by this day. */
export interface RevenueRow {
  /** Account code, or {@link OTHER_TRANSFERS}. */
  key: string;
  target: string | null;
  receipts: string | null;
  absorption: number | null;
  /** Share of the target that should have come in. */
  pace: number | null;
  /** Absorption − pace. */
  gap: number | null;
  state: RevenueState;
  revision: number;
}

export interface RevenueView {
  total: RevenueRow;
  /** PAD, the transfers by kind, others. */
  kinds: RevenueRow[];
  /** PAD by kind. */
  own: RevenueRow[];
  /** Taxes by kind, the largest target first. */
  taxes: RevenueRow[];
  /** Earlier years that the pace is the mean of; none = it is the cash plan. */
  paceYears: number[];
}

/** What a kind of revenue is called, by how far it lies behind its pace in points of its target. */
type Judge = (behind: number, key: string) => RevenueState;

/** What the region takes in; null while nothing is to come in and nothing came. */
export function revenueView(state: BoardState, judge: Judge): RevenueView | null {
  const { rollup } = state;
  const { sums, partial } = figuresByAccount(rollup, '4');
  const total = sums.get('4');
  if (!total || (total.ceiling === null && total.realization === null)) return null;
  const pace = new RevenuePace(state.fold(PastRealizationFold).history('4'), sums, rollup.year, rollup.asOf);
  const written = (key: string, figures: Figures, isPartial: boolean, isPart: (group: AccountCode) => boolean): RevenueRow =>
    rowOf(key, figures, isPartial, pace, isPart, judge);
  const row = (account: AccountCode): RevenueRow[] => {
    const figures = sums.get(account);
    return figures ? [written(account, figures, partial.has(account), (group) => isWithin(group, account))] : [];
  };
  const taxes = [...sums.keys()].filter((account) => account !== TAXES && isWithin(account, TAXES) && accountLevel(account) === 4);
  return {
    total: written('4', total, partial.has('4'), () => true),
    kinds: [...row(PAD), ...transfers(sums, partial, row, written), ...row(OTHER_REVENUE)],
    own: OWN_REVENUE.flatMap(row),
    taxes: taxes.sort((a, b) => byTarget(sums, a, b)).flatMap(row),
    paceYears: pace.years,
  };
}

/** How far each kind of revenue lies behind its pace, in points of its target; what cannot be judged is not among them. */
export function revenueGaps(state: BoardState): ReadonlyMap<string, number> {
  const gaps = new Map<string, number>();
  revenueView(state, (behind, key) => {
    gaps.set(key, behind);
    return 'unknown';
  });
  return gaps;
}

/** The transfers by kind, and what is none of them; one row where sources do not tell kinds. */
function transfers(
  sums: ReadonlyMap<AccountCode, Figures>,
  partial: ReadonlySet<AccountCode>,
  row: (account: AccountCode) => RevenueRow[],
  written: (key: string, figures: Figures, isPartial: boolean, isPart: (group: AccountCode) => boolean) => RevenueRow,
): RevenueRow[] {
  const all = sums.get(TRANSFER);
  const told = TRANSFERS.filter((account) => sums.has(account));
  if (!all || told.length === 0) return row(TRANSFER);
  const known = told.reduce((sum, account) => addFigures(sum, sums.get(account) as Figures), NO_FIGURES);
  const rest = { ...all, ceiling: less(all.ceiling, known.ceiling), realization: less(all.realization, known.realization) };
  const isRest = (group: AccountCode): boolean => isWithin(group, TRANSFER) && !told.some((account) => isWithin(group, account));
  const others = rest.ceiling === null && rest.realization === null ? [] : [written(OTHER_TRANSFERS, rest, partial.has(TRANSFER), isRest)];
  return [...told.flatMap(row), ...others];
}

const less = (all: Sen | null, known: Sen | null): Sen | null => (all === null || all === (known ?? 0n) ? null : all - (known ?? 0n));

function rowOf(
  key: string,
  figures: Figures,
  isPartial: boolean,
  pace: RevenuePace,
  isPart: (group: AccountCode) => boolean,
  judge: Judge,
): RevenueRow {
  const { ceiling, realization, revisions } = figures;
  const due = ceiling === null || isPartial ? null : pace.due(ceiling, isPart);
  const wire = (part: Sen): number | null => (ceiling === null || isPartial ? null : ratioToWire({ part, whole: ceiling }));
  const behind = behindOf(realization, due, ceiling);
  return {
    key,
    target: ceiling === null ? null : senToWire(ceiling),
    receipts: realization === null ? null : senToWire(realization),
    absorption: realization === null ? null : wire(realization),
    pace: due === null ? null : wire(due.today),
    gap: due === null || realization === null ? null : wire(realization - due.today),
    state: behind === null ? 'unknown' : judge(behind, key),
    revision: Math.max(revisions.ceiling, revisions.realization, revisions.cashPlan),
  };
}

/** Millionths in a point. */
const POINT = 10_000;

/**
 * Behind the pace of the day and of the last month's end alike: a transfer that comes once a month, or once a quarter, may come on any day of
 * its month. Never critical: others decide when they pay.
 */
function behindOf(receipts: Sen | null, due: { readonly today: Sen; readonly monthEnd: Sen } | null, target: Sen | null): number | null {
  if (receipts === null || due === null || target === null) return null;
  const gap = gapMillionths(receipts, due.today < due.monthEnd ? due.today : due.monthEnd, target);
  return gap === null ? null : -Number(gap) / POINT;
}

function byTarget(sums: ReadonlyMap<AccountCode, Figures>, a: AccountCode, b: AccountCode): number {
  const [first, second] = [sums.get(a)?.ceiling ?? 0n, sums.get(b)?.ceiling ?? 0n];
  return first === second ? (a < b ? -1 : 1) : first > second ? -1 : 1;
}
