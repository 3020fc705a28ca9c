import type { Change } from '../board/rollup.js';
import {
  type CataloguePurchaseFact,
  type ContractFact,
  type Fact,
  type FactKind,
  type HandoverFact,
  naturalKey,
  type PackageFact,
  type ProcurementNoticeFact,
  type StartOrderFact,
} from '../facts/index.js';
import type { IsoDate, Sen } from '../values/index.js';
import type { Fold } from './fold.js';
import { documentKey } from './thread/document-numbers.js';

/** A package of the procurement plan that is bought from a vendor. */
export type PlannedPackage = Pick<PackageFact, 'rupCode' | 'ceiling' | 'date'>;

/** An order of the electronic catalogue or of an online shop that was not called off. */
export type Order = Pick<CataloguePurchaseFact, 'date' | 'amount' | 'rupCodes'>;

/** A contract as its versions and papers leave it. */
export interface StandingContract {
  /** Null when the source told none that can be counted. */
  readonly amount: Sen | null;
  /** The last day its work may take; null = nobody told. */
  readonly endsOn: IsoDate | null;
  /** The last hand-over; null = none. */
  readonly handedOverOn: IsoDate | null;
  /** Whether its source calls it finished. */
  readonly isFinished: boolean;
}

/** As much of a paper of a process as is counted. */
type Paper =
  | Pick<ProcurementNoticeFact, 'kind' | 'date' | 'rupCodes' | 'announcedOn'>
  | Pick<ContractFact, 'kind' | 'date' | 'rupCodes' | 'number' | 'addendum' | 'amount' | 'endsOn' | 'status'>
  | Pick<StartOrderFact, 'kind' | 'date' | 'contractNumber' | 'endsOn'>
  | Pick<HandoverFact, 'kind' | 'date' | 'contractNumber' | 'handoverOn'>;
type PaperOf<K extends Paper['kind']> = Extract<Paper, { kind: K }>;

const CALLED_OFF = /batal|putus|cancel/i;
const FINISHED = /selesai/i;

/** What is bought and how far it has come, in little: for those who count, not for those who judge documents. */
export class BuyingFold implements Fold {
  static readonly kinds: readonly FactKind[] = [
    'package',
    'procurement-notice',
    'contract',
    'start-order',
    'handover',
    'catalogue-purchase',
  ];
  version = 0;
  readonly #packages = new Map<string, PlannedPackage>();
  readonly #orders = new Map<string, Order>();
  readonly #processes = new Map<string, Map<string, Paper>>();

  apply({ before, after }: Change): void {
    if (before) this.#set(before, false);
    if (after) this.#set(after, true);
  }

  /** Packages of vendors that were in the plan on a day. */
  packages(day: IsoDate): PlannedPackage[] {
    return [...this.#packages.values()].filter(({ date }) => date <= day);
  }

  orders(day: IsoDate): Order[] {
    return [...this.#orders.values()].filter(({ date }) => date <= day);
  }

  /** Contracts signed up to a day and not called off. */
  contracts(day: IsoDate): StandingContract[] {
    return [...this.#processes.values()].flatMap((papers) => contractsOf([...papers.values()].filter(({ date }) => date <= day)));
  }

  /** The first day on which each package was announced, contracted or ordered, by its code. */
  begun(day: IsoDate): ReadonlyMap<string, IsoDate> {
    const first = new Map<string, IsoDate>();
    const tell = (codes: Iterable<string>, on: IsoDate): void => {
      for (const code of codes) if (on <= day && on < (first.get(code) ?? '9999')) first.set(code, on);
    };
    for (const { rupCodes, date } of this.#orders.values()) tell(rupCodes, date);
    for (const papers of this.#processes.values()) {
      const codes = new Set([...papers.values()].flatMap((paper) => ('rupCodes' in paper ? paper.rupCodes : [])));
      for (const paper of papers.values())
        if (paper.kind === 'contract') tell(codes, paper.date);
        else if (paper.kind === 'procurement-notice') tell(codes, paper.announcedOn ?? paper.date);
    }
    return first;
  }

  #set(fact: Fact, present: boolean): void {
    if (fact.kind === 'package') {
      const { rupCode, ceiling, date, packageKind, active } = fact;
      put(this.#packages, naturalKey(fact), { rupCode, ceiling, date }, present && packageKind === 'penyedia' && active);
    } else if (fact.kind === 'catalogue-purchase') {
      const { date, amount, rupCodes, status } = fact;
      put(this.#orders, naturalKey(fact), { date, amount, rupCodes }, present && !CALLED_OFF.test(status ?? ''));
    } else {
      const paper = paperOf(fact);
      if (!paper || !('process' in fact)) return;
      const process = [fact.track, fact.process].join('|');
      const papers = this.#processes.get(process) ?? new Map<string, Paper>();
      put(papers, `${fact.kind}|${naturalKey(fact)}`, paper, present);
      this.#processes.set(process, papers);
    }
    this.version++;
  }
}

function paperOf(fact: Fact): Paper | null {
  const { kind, date } = fact;
  switch (kind) {
    case 'procurement-notice':
      return { kind, date, rupCodes: fact.rupCodes, announcedOn: fact.announcedOn };
    case 'contract': {
      const { rupCodes, number, addendum, amount, endsOn, status } = fact;
      return { kind, date, rupCodes, number, addendum, amount, endsOn, status };
    }
    case 'start-order':
      return { kind, date, contractNumber: fact.contractNumber, endsOn: fact.endsOn };
    case 'handover':
      return { kind, date, contractNumber: fact.contractNumber, handoverOn: fact.handoverOn };
    default:
      return null;
  }
}

function contractsOf(papers: readonly Paper[]): StandingContract[] {
  const of = <K extends Paper['kind']>(kind: K): PaperOf<K>[] => papers.filter((paper): paper is PaperOf<K> => paper.kind === kind);
  const byNumber = new Map<string, PaperOf<'contract'>[]>();
  for (const paper of of('contract')) byNumber.set(paper.number, [...(byNumber.get(paper.number) ?? []), paper]);
  return [...byNumber].flatMap(([number, unordered]): StandingContract[] => {
    const versions = unordered.sort((a, b) => a.addendum - b.addendum);
    const last = versions.at(-1);
    if (!last || CALLED_OFF.test(last.status ?? '')) return [];
    const isOwn = ({ contractNumber }: { readonly contractNumber: string | null }): boolean =>
      contractNumber === null || (documentKey(contractNumber) ?? contractNumber) === (documentKey(number) ?? number);
    const ends = [...versions, ...of('start-order').filter(isOwn)].flatMap(({ endsOn }) => endsOn ?? []);
    const handovers = of('handover').filter(isOwn);
    return [
      {
        amount: last.amount,
        endsOn: ends.sort().at(-1) ?? null,
        handedOverOn:
          handovers
            .flatMap(({ handoverOn }) => handoverOn ?? [])
            .sort()
            .at(-1) ?? null,
        isFinished: FINISHED.test(last.status ?? ''),
      },
    ];
  });
}

function put<T>(map: Map<string, T>, key: string, value: T, present: boolean): void {
  if (present) map.set(key, value);
  else map.delete(key);
}
