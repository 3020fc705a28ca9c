import type { BoardState } from '../../board/board-state.js';
import { PaymentFold } from '../../folds/index.js';
import type { IsoDate, Sen, WorkUnitCode } from '../../values/index.js';
import type { Context } from '../core/detector.js';

/** Salaries and allowances, and transfers to villages: they follow their own calendar and stay out of tests of time. */
const SCHEDULED = /^5\.(1\.01|4)\b/;

/** What a unit paid by day, without scheduled payments. */
export function spendingDays(workUnit: WorkUnitCode, state: BoardState, until: IsoDate): ReadonlyMap<IsoDate, Sen> {
  const days = new Map<IsoDate, Sen>();
  for (const { sp2d } of state.fold(PaymentFold).ofUnit(workUnit)) {
    if (!sp2d.counts || sp2d.date > until || (sp2d.paymentKind !== 'LS' && sp2d.paymentKind !== 'GU')) continue;
    for (const { account, amount } of sp2d.lines) if (!SCHEDULED.test(account)) days.set(sp2d.date, (days.get(sp2d.date) ?? 0n) + amount);
  }
  return days;
}

/** Works something out for every unit once per revision and day. */
export function perState<T, A extends readonly string[]>(make: (context: Context, ...rest: A) => T): (context: Context, ...rest: A) => T {
  const kept = new WeakMap<BoardState, { readonly stamp: string; readonly value: T }>();
  return (context, ...rest) => {
    const stamp = [context.state.rollup.revision, context.today, ...rest].join('|');
    const known = kept.get(context.state);
    if (known?.stamp === stamp) return known.value;
    const value = make(context, ...rest);
    kept.set(context.state, { stamp, value });
    return value;
  };
}
