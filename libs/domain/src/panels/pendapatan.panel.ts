import { figuresByAccount } from '../board/breakdown.js';
import type { Rollup } from '../board/rollup.js';
import { addFigures, type Figures, NO_FIGURES } from '../board/unit-figures.js';
import { PLAN_GAP_LIMITS } from '../board/write-figures.js';
import { PastRealizationFold } from '../folds/index.js';
import { isWithin, OTHER_REVENUE, OTHER_TRANSFERS, OWN_REVENUE, PAD, TAXES, TRANSFER, TRANSFERS } from '../revenue/kinds.js';
import { RevenuePace } from '../revenue/revenue-pace.js';
import { type AccountCode, accountLevel, gapMillionths, ratioToWire, type Sen, senToWire } from '../values/index.js';
import type { Panel } from './panel.js';

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

/** What the region takes in, against its target and its usual pace. */
export const pendapatanPanel: Panel<RevenueView> = {
  id: 'pendapatan',
  access: 'TERBATAS',
  stamp: (state) => `${touchedOf(state.rollup)}|${state.fold(PastRealizationFold).version}|${state.asOf}`,
  view: (state) => {
    const { rollup } = state;
    const { sums, partial } = figuresByAccount(rollup, '4');
    const total = sums.get('4');
    if (!total || (total.ceiling === null && total.realization === null)) return null;
    const pace = new RevenuePace(state.fold(PastRealizationFold).history('4'), sums, rollup.year, rollup.asOf);
    const row = (account: AccountCode): RevenueRow[] => {
      const figures = sums.get(account);
      return figures ? [rowOf(account, figures, partial.has(account), pace, (group) => isWithin(group, account))] : [];
    };
    const taxes = [...sums.keys()].filter((account) => account !== TAXES && isWithin(account, TAXES) && accountLevel(account) === 4);
    return {
      total: rowOf('4', total, partial.has('4'), pace, () => true),
      kinds: [...row(PAD), ...transfers(sums, partial, pace, row), ...row(OTHER_REVENUE)],
      own: OWN_REVENUE.flatMap(row),
      taxes: taxes.sort((a, b) => byTarget(sums, a, b)).flatMap(row),
      paceYears: pace.years,
    };
  },
};

/** The transfers by kind, and what is none of them; one row where sources do not tell kinds. */
function transfers(
  sums: ReadonlyMap<AccountCode, Figures>,
  partial: ReadonlySet<AccountCode>,
  pace: RevenuePace,
  row: (account: AccountCode) => RevenueRow[],
): RevenueRow[] {
  const all = sums.get(TRANSFER);
  const told = TRANSFERS.filter((account) => sums.has(account));
  if (!all || told.length === 0) return row(TRANSFER);
  const known = told.reduce((sum, account) => addFigures(sum, sums.get(account) as Figures), NO_FIGURES);
  const rest = { ...all, ceiling: less(all.ceiling, known.ceiling), realization: less(all.realization, known.realization) };
  const isRest = (group: AccountCode): boolean => isWithin(group, TRANSFER) && !told.some((account) => isWithin(group, account));
  const others =
    rest.ceiling === null && rest.realization === null ? [] : [rowOf(OTHER_TRANSFERS, rest, partial.has(TRANSFER), pace, isRest)];
  return [...told.flatMap(row), ...others];
}

const less = (all: Sen | null, known: Sen | null): Sen | null => (all === null || all === (known ?? 0n) ? null : all - (known ?? 0n));

function rowOf(key: string, figures: Figures, isPartial: boolean, pace: RevenuePace, isPart: (group: AccountCode) => boolean): RevenueRow {
  const { ceiling, realization, revisions } = figures;
  const due = ceiling === null || isPartial ? null : pace.due(ceiling, isPart);
  const wire = (part: Sen): number | null => (ceiling === null || isPartial ? null : ratioToWire({ part, whole: ceiling }));
  return {
    key,
    target: ceiling === null ? null : senToWire(ceiling),
    receipts: realization === null ? null : senToWire(realization),
    absorption: realization === null ? null : wire(realization),
    pace: due === null ? null : wire(due.today),
    gap: due === null || realization === null ? null : wire(realization - due.today),
    state: stateOf(realization, due, ceiling),
    revision: Math.max(revisions.ceiling, revisions.realization, revisions.cashPlan),
  };
}

/**
 * Marked when it lies behind the pace of the day and of the last month's end alike: a transfer that comes once a month, or once a quarter,
 * may come on any day of its month. Never critical: others decide when they pay.
 */
function stateOf(receipts: Sen | null, due: { readonly today: Sen; readonly monthEnd: Sen } | null, target: Sen | null): RevenueState {
  if (receipts === null || due === null || target === null) return 'unknown';
  const gap = gapMillionths(receipts, due.today < due.monthEnd ? due.today : due.monthEnd, target);
  if (gap === null) return 'unknown';
  return gap <= PLAN_GAP_LIMITS.waspada ? 'waspada' : 'sesuai';
}

function byTarget(sums: ReadonlyMap<AccountCode, Figures>, a: AccountCode, b: AccountCode): number {
  const [first, second] = [sums.get(a)?.ceiling ?? 0n, sums.get(b)?.ceiling ?? 0n];
  return first === second ? (a < b ? -1 : 1) : first > second ? -1 : 1;
}

/** Revision of the last change of what revenue is reckoned from. */
function touchedOf(rollup: Rollup): number {
  let last = 0;
  for (const { touched } of rollup.units.values())
    last = Math.max(last, touched.ceiling, touched.cashPlan, touched.lra, touched.receipts, touched.basis);
  return last;
}
