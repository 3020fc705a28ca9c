import type {
  ContractFact,
  HandoverFact,
  ProcurementNoticeFact,
  ProcurementResultFact,
  ProcurementTrack,
  RecordedProcurementFact,
  RecordedRealizationFact,
  StartOrderFact,
  Vendor,
} from '../../facts/index.js';
import { naturalKey } from '../../facts/index.js';
import type { IsoDate, Sen, WorkUnitCode } from '../../values/index.js';
import { vendorKey } from '../payment.fold.js';

/** Facts that belong to one process of procurement. */
export type ProcessFact =
  | ProcurementNoticeFact
  | ProcurementResultFact
  | RecordedProcurementFact
  | ContractFact
  | StartOrderFact
  | HandoverFact
  | RecordedRealizationFact;

/** What the thread keeps of a fact: as little as joining and counting need. The rest is read from the ledger by kind and key. */
interface PaperOf<K extends ProcessFact['kind']> {
  readonly kind: K;
  /** Natural key of the fact. */
  readonly key: string;
  readonly unit: WorkUnitCode | null;
  readonly date: IsoDate;
}
interface Opening<K extends 'procurement-notice' | 'recorded-procurement'> extends PaperOf<K> {
  readonly rupCodes: readonly string[];
  readonly name: string;
  readonly ceiling: Sen | null;
  readonly status: string | null;
}
interface ResultPaper extends PaperOf<'procurement-result'> {
  readonly rupCodes: readonly string[];
}
export interface ContractPaper extends PaperOf<'contract'> {
  readonly number: string;
  readonly addendum: number;
  readonly name: string | null;
  readonly rupCodes: readonly string[];
  readonly vendor: string | null;
  readonly amount: Sen | null;
  readonly endsOn: IsoDate | null;
  readonly status: string | null;
}
interface StartPaper extends PaperOf<'start-order'> {
  readonly contractNumber: string | null;
  readonly endsOn: IsoDate | null;
}
interface HandoverPaper extends PaperOf<'handover'> {
  readonly contractNumber: string | null;
  readonly amount: Sen | null;
  /** Whether the work was handed over (BAST), not only recorded for payment (BAP). */
  readonly accepted: boolean;
}
export interface RealizationPaper extends PaperOf<'recorded-realization'> {
  readonly number: string | null;
  readonly name: string | null;
  readonly rupCodes: readonly string[];
  readonly vendor: string | null;
  readonly amount: Sen;
}
export type Paper =
  | Opening<'procurement-notice'>
  | Opening<'recorded-procurement'>
  | ResultPaper
  | ContractPaper
  | StartPaper
  | HandoverPaper
  | RealizationPaper;

/** The slim form of a fact. */
export function paperOf(fact: ProcessFact): Paper {
  const base = { key: naturalKey(fact), unit: fact.workUnit, date: fact.date };
  switch (fact.kind) {
    case 'procurement-notice':
    case 'recorded-procurement': {
      const { kind, rupCodes, name, ceiling, status } = fact;
      return { kind, ...base, rupCodes, name, ceiling, status };
    }
    case 'procurement-result':
      return { kind: fact.kind, ...base, rupCodes: fact.rupCodes };
    case 'contract': {
      const { kind, number, addendum, name, rupCodes, amount, endsOn, status } = fact;
      return { kind, ...base, number, addendum, name, rupCodes, vendor: vendorText(fact.vendor), amount, endsOn, status };
    }
    case 'start-order':
      return { kind: fact.kind, ...base, contractNumber: fact.contractNumber, endsOn: fact.endsOn };
    case 'handover':
      return { kind: fact.kind, ...base, contractNumber: fact.contractNumber, amount: fact.amount, accepted: fact.handoverOn !== null };
    case 'recorded-realization': {
      const { kind, number, name, rupCodes, amount } = fact;
      return { kind, ...base, number, name, rupCodes, vendor: vendorText(fact.vendor), amount };
    }
  }
}

/** What tells a vendor from others, or null when nothing is told. */
export function vendorText(vendor: Vendor | null): string | null {
  if (vendor === null || (vendor.name === null && vendor.taxId === null)) return null;
  return vendorKey({ vendor: { name: vendor.name ?? '', taxId: vendor.taxId } });
}

/** A process of procurement and everything known of it. */
export interface ProcessNode {
  /** `TRACK|PROCESS`. */
  readonly key: string;
  readonly track: ProcurementTrack;
  readonly process: string;
  /** In the order they came; one per fact. */
  readonly papers: Paper[];
  /** Keys of its agreements, as they were last worked out. */
  agreements: readonly string[];
  /** Codes of packages it names, and those they go by now: it is counted as a use of the latter. */
  uses: PackageUses;
}

export interface PackageUses {
  readonly named: readonly string[];
  readonly now: readonly string[];
}
export const NO_USES: PackageUses = { named: [], now: [] };

/** Papers of a kind, by key: the order in which they came does not matter. */
export function papersOf<K extends Paper['kind']>(node: ProcessNode, kind: K): Extract<Paper, { kind: K }>[] {
  return node.papers.filter((paper): paper is Extract<Paper, { kind: K }> => paper.kind === kind).sort((a, b) => (a.key < b.key ? -1 : 1));
}

export function setPaper(node: ProcessNode, fact: ProcessFact, present: boolean): void {
  const paper = paperOf(fact);
  const at = node.papers.findIndex((known) => known.kind === paper.kind && known.key === paper.key);
  if (present && at < 0) node.papers.push(paper);
  else if (present) node.papers[at] = paper;
  else if (at >= 0) node.papers.splice(at, 1);
}

/** Packages a process names, in order. */
export function rupCodesOf(node: ProcessNode): string[] {
  return [...new Set(node.papers.flatMap((paper) => ('rupCodes' in paper ? paper.rupCodes : [])))].sort();
}
