import type { Fact } from '../../facts/index.js';
import { ClaimFold, type Payment, PaymentFold, ProcurementFold } from '../../folds/index.js';
import { dayNumber, type IsoDate, type Sen, type WorkUnitCode } from '../../values/index.js';
import type { Context, Evidence } from '../core/detector.js';
import { type Contract, contractsOf, paymentsOf } from '../procurement/contracts.js';

/** A document in the order in which the documents of a purchase must follow each other. */
export interface Step {
  readonly name: string;
  readonly date: IsoDate;
  readonly kind: Fact['kind'];
  readonly key: string;
  readonly amount: Sen | null;
}

/** Two documents of which the one that must come first is dated later. */
export interface Inversion {
  readonly first: Step;
  readonly second: Step;
  readonly days: number;
}

/** The pair that lies farthest the wrong way round; null when the order holds. */
export function worstInversion(steps: readonly Step[], tolerance: number): Inversion | null {
  let worst: Inversion | null = null;
  for (const [i, second] of steps.entries())
    for (const first of steps.slice(0, i)) {
      const days = dayNumber(first.date) - dayNumber(second.date);
      if (days > tolerance && days > (worst?.days ?? 0)) worst = { first, second, days };
    }
  return worst;
}

export const stepRow = ({ name, kind, key, date, amount }: Step): Evidence => ({ kind, key, date, label: name, amount });

/** The day the first budget of a unit came into force, as a step; none when that budget was not told. */
function budgetStep(workUnit: WorkUnitCode | null, { state, today }: Context): Step[] {
  const version = workUnit === null ? undefined : state.rollup.units.get(workUnit)?.budgets.get('MURNI');
  if (!version || version.sums.isEmpty || version.inForce > today) return [];
  return [{ name: 'DPA', date: version.inForce, kind: 'budget-line', key: `MURNI|${workUnit}`, amount: null }];
}

/** Letter to the winner, contract, order to begin, hand-over, record for payment. */
export function contractSteps(contract: Contract, context: Context): Step[] {
  const { process, number, first, startOrders, handovers } = contract;
  const letters = context.state
    .fold(ProcurementFold)
    .papers(process, 'award-letter')
    .filter((l) => l.date <= context.today);
  const letter = letters.length === 1 ? letters : [];
  const step = (name: string, date: IsoDate | null, fact: { kind: Fact['kind'] }, key: string, amount: Sen | null = null): Step[] =>
    date === null ? [] : [{ name, date, kind: fact.kind, key, amount }];
  const begin = startOrders.filter((o) => o.addendum === 0).slice(0, 1);
  const handedOver = handovers.filter((h) => h.handoverOn !== null).slice(0, 1);
  return [
    ...letter.flatMap((l) => step('SPPBJ', l.date, l, `${process}|${l.number}|${l.addendum}`, l.amount)),
    ...step(`kontrak ${number}`, first.date, first, `${process}|${number}|${first.addendum}`, first.amount),
    ...begin.flatMap((o) => step('SPMK', o.date, o, `${process}|${o.number}|${o.addendum}`)),
    ...handedOver.flatMap((h) => {
      const key = [process, h.handoverNumber ?? '-', h.handoverOn ?? '-', h.recordNumber ?? '-', h.recordOn ?? '-'].join('|');
      return [...step('BAST', h.handoverOn, h, key, h.amount), ...step('BAP', h.recordOn, h, key, h.amount)];
    }),
  ];
}

/**
 * First budget, contract, hand-over, request, order, payment. A hand-over must come first only where the contract is paid in one sum: advances and
 * instalments are paid before it.
 */
export function paymentSteps(of: Payment, context: Context): Step[] {
  const { sp2d, party } = of;
  const claims = context.state.fold(ClaimFold);
  const spm = party?.spmNumber == null ? undefined : claims.spm(party.spmNumber);
  const spp = spm?.sppNumber == null ? undefined : claims.spp(spm.sppNumber);
  const contract = contractOf(of, context);
  const papers = contract ? contractSteps(contract, context).filter(({ name }) => isBefore(name, contract)) : [];
  return [
    ...budgetStep(sp2d.workUnit, context),
    ...papers,
    ...(spp ? [{ name: 'SPP', date: spp.date, kind: spp.kind, key: spp.number, amount: spp.amount } as const] : []),
    ...(spm ? [{ name: 'SPM', date: spm.date, kind: spm.kind, key: spm.number, amount: spm.amount } as const] : []),
    { name: `SP2D ${sp2d.number}`, date: sp2d.date, kind: 'sp2d', key: sp2d.number, amount: sp2d.amount },
  ];
}

const isBefore = (name: string, { handovers }: Contract): boolean =>
  name.startsWith('kontrak') || (name === 'BAST' && handovers.every(({ mode }) => mode?.toLowerCase() === 'sekaligus'));

/** The contract a payment names, when it is known and its own office's. */
function contractOf({ sp2d, contract }: Payment, context: Context): Contract | undefined {
  if (contract === null) return undefined;
  const processes = context.state.fold(ProcurementFold).processesOfContract(contract);
  const found = processes.flatMap((process) => contractsOf(process, context));
  return found.find((c) => paymentsOf(c, context).some((p) => p.sp2d.number === sp2d.number));
}

/** Payments whose documents the changes touch. */
export function* touchedPayments(facts: Iterable<Fact | null>, context: Context): Iterable<Payment> {
  const payments = context.state.fold(PaymentFold);
  for (const fact of facts) {
    if (fact?.kind === 'sp2d' || fact?.kind === 'sp2d-party') yield* one(payments.at(fact.number));
    else if (fact?.kind === 'contract' || fact?.kind === 'handover')
      yield* fact.kind === 'contract' ? payments.ofContract(fact.number) : payments.ofContract(fact.contractNumber ?? '');
    else if (fact?.kind === 'budget-line' && fact.stage === 'MURNI') yield* payments.ofUnit(fact.workUnit);
    else if (fact?.kind === 'spm' || fact?.kind === 'spp') yield* payments.onPaper(fact);
  }
}

const one = (payment: Payment | null): Payment[] => (payment ? [payment] : []);
