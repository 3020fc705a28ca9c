import type { ThreadFold } from '../thread.fold.js';
import { type BrokenThing, brokenThings } from './break-list.js';
import type { Break } from './breaks.js';
import type { Sum } from './tally.js';

/** A kind of break with its sum and its largest example. */
export interface FlowBreak extends Sum {
  readonly kind: Break;
  readonly example: BrokenThing | null;
}

/** What was bought, stage by stage; counts of packages, then of contracts and orders. */
export interface ProcurementStages {
  readonly planned: Sum;
  readonly announced: Sum;
  readonly contracted: Sum;
  readonly handedOver: Sum;
  readonly paid: Sum;
}

/** Spending that rests on contracts, from plan to payment, and where it breaks. */
export interface ThreadFlow {
  /** The part of the budget that RPJMD and the yearly plan foresaw; null = no plan is known. */
  readonly plan: Sum | null;
  /** Ceilings in force on goods, services and capital. */
  readonly budget: Sum;
  readonly agreed: Sum;
  /** Payments that are joined to what was agreed, and all that should be. */
  readonly paidOnAgreement: Sum;
  readonly paid: Sum;
  readonly stages: ProcurementStages;
  /** Without plan, without package, and the larger of payments without contract or without hand-over. */
  readonly breaks: readonly FlowBreak[];
  /** Late to be chosen, overdue, and delivered but unpaid. */
  readonly delays: readonly FlowBreak[];
}

/** The thread as a whole, as a flow. Looks at every thing once for each break. */
export function threadFlow(fold: ThreadFold): ThreadFlow {
  const { measures } = fold;
  const total = (measure: string): Sum => measures.total(measure);
  const broken = (kind: Break): FlowBreak => ({ kind, ...total(kind), example: brokenThings(fold, kind, null, 1)[0] ?? null });
  const unplanned = withoutPlan(fold);
  const budget = total('contractable');
  const isPlanKnown = total('budget-with-known-plan').count + total('budget-with-known-rpjmd').count > 0;
  const [without, undelivered] = [total('payment-without-agreement'), total('payment-without-handover')];
  return {
    plan: isPlanKnown ? { count: budget.count - unplanned.count, amount: budget.amount - unplanned.amount } : null,
    budget,
    agreed: total('agreement'),
    paidOnAgreement: total('payment-joined'),
    paid: total('payment'),
    stages: {
      planned: total('package:penyedia'),
      announced: total('package-announced:penyedia'),
      contracted: total('agreement'),
      handedOver: total('agreement-handed-over'),
      paid: total('agreement-paid'),
    },
    breaks: [
      unplanned,
      broken('agreement-without-package'),
      broken(undelivered.amount > without.amount ? 'payment-without-handover' : 'payment-without-agreement'),
    ],
    delays: [broken('package-late'), broken('agreement-overdue'), broken('agreement-delivered-unpaid')],
  };
}

/** Sub-activities whose spending on contracts neither the yearly plan nor a programme of the RPJMD foresaw. */
function withoutPlan(fold: ThreadFold): FlowBreak {
  const { budget, programmes } = fold.sides;
  let [count, amount] = [0, 0n];
  let example: BrokenThing | null = null;
  for (const node of budget.all()) {
    const own = budget.current(node)?.contractable ?? 0n;
    if (own === 0n || (budget.planOf(node) !== null && programmes.isForeseen(node.code) !== false)) continue;
    count++;
    amount += own;
    if (example === null || own > example.amount) example = { key: `${node.unit} ${node.code}`, unit: node.unit, amount: own };
  }
  return { kind: 'budget-without-plan', count, amount, example };
}
