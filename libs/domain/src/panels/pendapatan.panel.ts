import type { Rollup } from '../board/rollup.js';
import { PastRealizationFold, RuleFold } from '../folds/index.js';
import { revenueBehind } from '../indicators/revenue-behind.mark.js';
import { type RevenueView, revenueView } from '../revenue/revenue-view.js';
import type { Panel } from './panel.js';

/** What the region takes in, against its target and its usual pace. */
export const pendapatanPanel: Panel<RevenueView> = {
  id: 'pendapatan',
  access: 'TERBATAS',
  stamp: (state) => `${touchedOf(state.rollup)}|${state.fold(PastRealizationFold).version}|${state.fold(RuleFold).version}|${state.asOf}`,
  view(state) {
    const { enter } = revenueBehind.valuesOn(state);
    return revenueView(state, (behind) => (behind >= enter ? 'waspada' : 'sesuai'));
  },
};

/** Revision of the last change of what revenue is reckoned from. */
function touchedOf(rollup: Rollup): number {
  let last = 0;
  for (const { touched } of rollup.units.values())
    last = Math.max(last, touched.ceiling, touched.cashPlan, touched.lra, touched.receipts, touched.basis);
  return last;
}
