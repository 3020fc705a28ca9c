import type { Change } from '../../board/rollup.js';
import type { ContractFact, HandoverFact, StartOrderFact } from '../../facts/index.js';
import { type Payment, PaymentFold, ProcurementFold, type ProcurementPaper, processKeyOf } from '../../folds/index.js';
import { documentKey } from '../../folds/thread/document-numbers.js';
import type { IsoDate } from '../../values/index.js';
import type { Context, Evidence, Subject } from '../core/detector.js';

/** A contract with its addenda and the papers that go with it, those dated up to the day that is judged. */
export interface Contract {
  readonly process: string;
  readonly number: string;
  /** Its versions, the first signed and the one that holds. */
  readonly versions: readonly ContractFact[];
  readonly first: ContractFact;
  readonly last: ContractFact;
  readonly startOrders: readonly StartOrderFact[];
  readonly handovers: readonly HandoverFact[];
}

const numberOf = (number: string): string => documentKey(number) ?? number;
const isOf = (number: string | null, contract: string): boolean => number === null || numberOf(number) === numberOf(contract);

/** Contracts of a process, by number. */
export function contractsOf(process: string, { state, today }: Context): Contract[] {
  const fold = state.fold(ProcurementFold);
  const byNumber = new Map<string, ContractFact[]>();
  for (const fact of fold.papers(process, 'contract'))
    if (fact.date <= today) byNumber.set(fact.number, [...(byNumber.get(fact.number) ?? []), fact]);
  return [...byNumber].map(([number, found]) => {
    const versions = found.sort((a, b) => a.addendum - b.addendum);
    return {
      process,
      number,
      versions,
      first: versions[0] as ContractFact,
      last: versions.at(-1) as ContractFact,
      startOrders: fold.papers(process, 'start-order').filter((f) => f.date <= today && isOf(f.contractNumber, number)),
      handovers: fold.papers(process, 'handover').filter((f) => f.date <= today && isOf(f.contractNumber, number)),
    };
  });
}

export const contractSubject = ({ process, number, last }: Contract): Subject => ({
  type: 'contract',
  key: `${process}|${number}`,
  workUnit: last.workUnit,
});

/** The contract of a subject; undefined when it is no more. */
export function contractAt({ key }: Subject, context: Context): Contract | undefined {
  const [track, process] = key.split('|');
  return contractsOf(`${track}|${process}`, context).find((c) => contractSubject(c).key === key);
}

/** Every contract that is known. */
export function* allContracts(context: Context): Iterable<Subject> {
  for (const process of context.state.fold(ProcurementFold).processes())
    for (const contract of contractsOf(process, context)) yield contractSubject(contract);
}

/** Contracts whose papers or payments the changes touch. */
export function* touchedContracts(changes: readonly Change[], context: Context): Iterable<Subject> {
  const fold = context.state.fold(ProcurementFold);
  const payments = context.state.fold(PaymentFold);
  const processes = new Set<string>();
  for (const fact of changes.flatMap(({ before, after }) => [before, after])) {
    if (!fact) continue;
    if ('track' in fact) processes.add(processKeyOf(fact as ProcurementPaper));
    const isPaper = fact.kind === 'sp2d-party' || fact.kind === 'spm' || fact.kind === 'spp';
    const number = isPaper ? payments.contractOf(fact) : fact.kind === 'sp2d' ? payments.at(fact.number)?.contract : null;
    if (number != null) for (const process of fold.processesOfContract(number)) processes.add(process);
  }
  for (const process of processes) for (const contract of contractsOf(process, context)) yield contractSubject(contract);
}

/** The last day the work may take: of the contract that holds or of an order to begin, whichever is later; null when none tells. */
export function endOf({ versions, startOrders }: Contract): IsoDate | null {
  const days = [...versions, ...startOrders].flatMap(({ endsOn }) => endsOn ?? []).sort();
  return days.at(-1) ?? null;
}

export const contractRow = ({ last }: Contract): Evidence => ({
  kind: 'contract',
  key: `${last.track}|${last.process}|${last.number}|${last.addendum}`,
  date: last.date,
  label: `Kontrak ${last.number}`,
  amount: last.amount,
});

/** What every rule on a contract answers when it is no more. */
export const NO_CONTRACT = {
  outcome: 'CONDITIONS_NOT_MET',
  reason: { id: 'Kontrak ini tidak ada lagi.', en: 'The contract is no more.' },
} as const;

const skpd = (unit: string): string => unit.slice(0, -4);

/** Payments that count and name the contract: of its own Skpd, since numbers repeat between offices. */
export function paymentsOf({ number, last }: Contract, { state, today }: Context): Payment[] {
  const { workUnit } = last;
  const found = state.fold(PaymentFold).ofContract(number);
  const own = found.filter(({ sp2d: p }) => p.counts && p.date <= today && (workUnit === null || skpd(p.workUnit) === skpd(workUnit)));
  return own.sort((a, b) => (a.sp2d.date < b.sp2d.date ? -1 : 1));
}
