import { countsAsRealization } from '../../board/payment-sums.js';
import { type BudgetLine, BudgetLineFold, type Payment, PaymentFold } from '../../folds/index.js';
import { type Sen, type SubActivityCode, sumSen, type WorkUnitCode } from '../../values/index.js';
import type { Context, Evidence } from '../core/detector.js';

/** A payment with what of it is charged to one sub-activity. */
export interface Charge {
  readonly payment: Payment;
  readonly amount: Sen;
}

/** What was spent on a sub-activity up to today, in the order of its days. */
export function chargesTo(workUnit: WorkUnitCode, code: SubActivityCode, { state, today }: Context): Charge[] {
  return state
    .fold(PaymentFold)
    .ofUnit(workUnit)
    .filter(({ sp2d }) => countsAsRealization(sp2d) && sp2d.date <= today)
    .flatMap((payment) => {
      const own = payment.sp2d.lines.filter((line) => line.subActivity === code && line.account.startsWith('5'));
      return own.length === 0 ? [] : [{ payment, amount: sumSen(own.map((line) => line.amount)) }];
    })
    .sort(({ payment: a }, { payment: b }) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

const orderOf = ({ sp2d }: Payment): string => `${sp2d.date}|${sp2d.number}`;

/** The lines that make the ceiling of a sub-activity by the budget in force, as rows of evidence, the largest first. */
export function ceilingRows(workUnit: WorkUnitCode, code: SubActivityCode, { state, today }: Context): Evidence[] {
  const stage = state.rollup.units.get(workUnit)?.versionAt(today, '5')?.stage;
  return stage === undefined
    ? []
    : state
        .fold(BudgetLineFold)
        .of(workUnit, code, stage)
        .map((line) => lineRow(code, line));
}

function lineRow(code: SubActivityCode, { key, stage, date, account, amount }: BudgetLine): Evidence {
  return { kind: 'budget-line', key, date, label: `${stage} ${code} ${account}`, amount };
}
