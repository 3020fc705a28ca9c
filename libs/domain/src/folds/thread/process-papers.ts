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
import type { Agreement } from './agreement-shape.js';
import type { Few } from './index-map.js';
import { NO_SHARES, type Shares } from './tally.js';
import { ownText, type Texts } from './texts.js';

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
  /** What the fact's natural key holds behind that of its process. */
  readonly rest: string;
  readonly unit: WorkUnitCode | null;
  readonly date: IsoDate;
}
interface Opening<K extends 'procurement-notice' | 'recorded-procurement'> extends PaperOf<K> {
  readonly rupCodes: readonly string[];
  readonly ceiling: Sen | null;
  readonly status: string | null;
}
interface ResultPaper extends PaperOf<'procurement-result'> {
  readonly rupCodes: readonly string[];
}
export interface ContractPaper extends PaperOf<'contract'> {
  number: string;
  readonly addendum: number;
  readonly rupCodes: readonly string[];
  readonly vendor: string | null;
  amount: Sen | null;
  readonly endsOn: IsoDate | null;
  readonly status: string | null;
}
interface StartPaper extends PaperOf<'start-order'> {
  contractNumber: string | null;
  readonly endsOn: IsoDate | null;
}
interface HandoverPaper extends PaperOf<'handover'> {
  contractNumber: string | null;
  amount: Sen | null;
  /** Whether the work was handed over (BAST), not only recorded for payment (BAP). */
  readonly accepted: boolean;
}
export interface RealizationPaper extends PaperOf<'recorded-realization'> {
  readonly number: string | null;
  readonly rupCodes: readonly string[];
  readonly vendor: string | null;
  amount: Sen;
}
export type Paper =
  | Opening<'procurement-notice'>
  | Opening<'recorded-procurement'>
  | ResultPaper
  | ContractPaper
  | StartPaper
  | HandoverPaper
  | RealizationPaper;

/** The slim form of a fact. Fields are written out: an object that is spread into another takes twice its room. */
export function paperOf(fact: ProcessFact, texts: Texts): Paper {
  const rest = ownText(naturalKey(fact).slice(fact.track.length + fact.process.length + 2), '|');
  const { workUnit: unit, date } = fact;
  switch (fact.kind) {
    case 'procurement-notice':
    case 'recorded-procurement': {
      const { kind, ceiling, status } = fact;
      return { kind, rest, unit, date, rupCodes: exact(fact.rupCodes), ceiling, status };
    }
    case 'procurement-result':
      return { kind: fact.kind, rest, unit, date, rupCodes: exact(fact.rupCodes) };
    case 'contract': {
      const { kind, number, addendum, amount, endsOn, status } = fact;
      return {
        kind,
        rest,
        unit,
        date,
        number,
        addendum,
        rupCodes: exact(fact.rupCodes),
        vendor: texts.one(vendorText(fact.vendor)),
        amount,
        endsOn,
        status,
      };
    }
    case 'start-order':
      return { kind: fact.kind, rest, unit, date, contractNumber: fact.contractNumber, endsOn: fact.endsOn };
    case 'handover': {
      const { kind, contractNumber, amount } = fact;
      return { kind, rest, unit, date, contractNumber, amount, accepted: fact.handoverOn !== null };
    }
    case 'recorded-realization': {
      const { kind, number, amount } = fact;
      return { kind, rest, unit, date, number, rupCodes: exact(fact.rupCodes), vendor: texts.one(vendorText(fact.vendor)), amount };
    }
  }
}

export const NO_CODES: readonly string[] = [];
/** Without the room that a list keeps for growing. */
const exact = (codes: readonly string[]): readonly string[] => (codes.length === 0 ? NO_CODES : codes.slice());

/** What tells a vendor from others, or null when nothing is told. */
export function vendorText(vendor: Vendor | null): string | null {
  if (vendor === null || (vendor.name === null && vendor.taxId === null)) return null;
  return vendorKey({ vendor: { name: vendor.name ?? '', taxId: vendor.taxId } });
}

/** Who uses packages: a process, or an order of a catalogue. */
export interface PackageUser {
  /** `TRACK|PROCESS`, or an order's `MARKET|ORDER`. */
  readonly key: string;
  readonly isOrder: boolean;
  /** What was agreed in it, as last worked out. */
  agreements: Few<Agreement>;
  /** Codes of packages it names, and those they go by now: it is counted as a use of the latter. */
  named: readonly string[];
  now: readonly string[];
}

/** A process of procurement and everything known of it. */
export interface ProcessNode extends PackageUser {
  readonly isOrder: false;
  readonly track: ProcurementTrack;
  /** In the order they came; one per fact. */
  papers: readonly Paper[];
  shares: Shares;
}

/** A process of which nothing is known yet. */
export const emptyProcess = (key: string, track: ProcurementTrack): ProcessNode => ({
  key,
  isOrder: false,
  track,
  papers: [],
  agreements: [],
  named: NO_CODES,
  now: NO_CODES,
  shares: NO_SHARES,
});

/** Papers of a kind, by key: the order in which they came does not matter. */
export function papersOf<K extends Paper['kind']>(node: ProcessNode, kind: K): Extract<Paper, { kind: K }>[] {
  return node.papers
    .filter((paper): paper is Extract<Paper, { kind: K }> => paper.kind === kind)
    .sort((a, b) => (a.rest < b.rest ? -1 : 1));
}

/** Natural key of the fact that a paper is the slim form of. */
export const factKeyOf = (node: ProcessNode, paper: Paper): string => (paper.rest === '' ? node.key : `${node.key}|${paper.rest}`);

export function setPaper(node: ProcessNode, fact: ProcessFact, present: boolean, texts: Texts): void {
  const paper = paperOf(fact, texts);
  shareValues(paper, node);
  const others = node.papers.filter((known) => known.kind !== paper.kind || known.rest !== paper.rest);
  node.papers = present ? others.concat([paper]) : others.slice();
}

/** Papers of a process mostly name the same contract and the same sum: each is kept once. */
function shareValues(paper: Paper, { papers }: ProcessNode): void {
  const number = numberIn(paper);
  const known = number === null ? null : papers.map(numberIn).find((each) => each === number);
  if (known != null && paper.kind === 'contract') paper.number = known;
  else if (known != null && (paper.kind === 'start-order' || paper.kind === 'handover')) paper.contractNumber = known;
  for (const other of papers)
    if ('amount' in paper && 'amount' in other && other.amount !== null && paper.amount === other.amount) paper.amount = other.amount;
}

function numberIn(paper: Paper): string | null {
  if (paper.kind === 'contract') return paper.number;
  return paper.kind === 'start-order' || paper.kind === 'handover' ? paper.contractNumber : null;
}

/** Packages a process names, in order. */
export function rupCodesOf(node: ProcessNode): readonly string[] {
  const named = node.papers.flatMap((paper) => ('rupCodes' in paper ? [paper.rupCodes] : []));
  const codes = [...new Set(named.flat())].sort();
  // The list of a paper that names the same is kept once.
  return named.find((own) => own.length === codes.length && own.every((code, i) => code === codes[i])) ?? codes;
}
