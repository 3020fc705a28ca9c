import type { IsoDate, Sen } from '../values/index.js';
import type { FactBase } from './fact-base.js';
import type { Office, Vendor } from './procurement-plan.js';

/** Where a process was run: by tender, without one, or only recorded afterwards (bought without SPSE, or self-managed). */
export type ProcurementTrack = 'tender' | 'non-tender' | 'recorded' | 'swakelola';

interface OfProcess extends FactBase, Office {
  readonly track: ProcurementTrack;
  /** `kd_tender`, `kd_nontender`, … or the OCID; unique within its track. */
  readonly process: string;
}

/** A process announced (Pengumuman): what is bought, for how much at most, for which packages. */
export interface ProcurementNoticeFact extends OfProcess {
  readonly kind: 'procurement-notice';
  readonly rupCodes: readonly string[];
  readonly name: string;
  readonly ceiling: Sen | null;
  readonly ownerEstimate: Sen | null;
  readonly mak: readonly string[];
  readonly fundingSource: string | null;
  readonly method: string | null;
  readonly procurementKind: string | null;
  readonly paymentForm: string | null;
  readonly status: string | null;
  /** Counts up when a failed process is begun anew. */
  readonly version: number | null;
  readonly announcedOn: IsoDate | null;
  readonly createdOn: IsoDate | null;
  readonly place: string | null;
}

/** How a process ended (Selesai): the winner and the amounts on the way to the contract. */
export interface ProcurementResultFact extends OfProcess {
  readonly kind: 'procurement-result';
  /** `values` = the second dataset on the same end, which holds amounts and vendor of tenders. */
  readonly part: 'end' | 'values';
  readonly rupCodes: readonly string[];
  readonly name: string | null;
  readonly ceiling: Sen | null;
  readonly ownerEstimate: Sen | null;
  readonly mak: readonly string[];
  readonly fundingSource: string | null;
  readonly method: string | null;
  readonly procurementKind: string | null;
  readonly status: string | null;
  readonly announcedOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly bidAmount: Sen | null;
  readonly correctedAmount: Sen | null;
  readonly negotiatedAmount: Sen | null;
  readonly contractAmount: Sen | null;
  readonly domesticAmount: Sen | null;
  readonly smallBusinessAmount: Sen | null;
  readonly vendor: Vendor | null;
}

/** One that registered for a tender, with its bid when it made one; `participant` null = the tender has none so far. */
export interface BidFact extends OfProcess {
  readonly kind: 'bid';
  readonly participant: string | null;
  readonly vendor: Vendor | null;
  readonly bidAmount: Sen | null;
  readonly correctedAmount: Sen | null;
  readonly winner: boolean | null;
  readonly verifiedWinner: boolean | null;
}

/** A step of a tender's timetable; `from` and `to` are local times, `2025-02-11T10:00`. */
export interface ProcurementStageFact extends OfProcess {
  readonly kind: 'procurement-stage';
  readonly stage: string;
  readonly name: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** The letter that names the winner (SPPBJ). */
export interface AwardLetterFact extends OfProcess {
  readonly kind: 'award-letter';
  readonly number: string;
  readonly name: string | null;
  readonly vendor: Vendor | null;
  readonly amount: Sen | null;
  readonly guaranteeAmount: Sen | null;
  readonly guaranteeDays: number | null;
  readonly contractStatus: string | null;
  readonly addendum: number;
}

/** A contract signed; each addendum is one more fact of the same number, and the highest holds. `date` = the day of signing. */
export interface ContractFact extends OfProcess {
  readonly kind: 'contract';
  readonly number: string;
  readonly name: string | null;
  /** Packages named beside the contract itself; most name them in their process. */
  readonly rupCodes: readonly string[];
  readonly vendor: Vendor | null;
  /** Null when the source told none that can be counted. */
  readonly amount: Sen | null;
  readonly domesticAmount: Sen | null;
  readonly smallBusinessAmount: Sen | null;
  readonly contractKind: string | null;
  readonly status: string | null;
  readonly statusOn: IsoDate | null;
  readonly addendum: number;
  readonly startsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  readonly scope: string | null;
}

/** The order to begin the work (SPMK) or to deliver (SPP). */
export interface StartOrderFact extends OfProcess {
  readonly kind: 'start-order';
  readonly number: string;
  readonly contractNumber: string | null;
  readonly startsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  readonly duration: Duration | null;
  readonly addendum: number;
}

/** As agreed, never turned into another unit. */
export interface Duration {
  readonly count: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
}

/** Work handed over (BAST) and the record that lets it be paid (BAP). `date` = the later of their days. */
export interface HandoverFact extends OfProcess {
  readonly kind: 'handover';
  readonly contractNumber: string | null;
  readonly contractAmount: Sen | null;
  readonly handoverNumber: string | null;
  readonly handoverOn: IsoDate | null;
  readonly recordNumber: string | null;
  readonly recordOn: IsoDate | null;
  readonly amount: Sen | null;
  /** Hundredths of a per cent. */
  readonly progress: number | null;
  /** Sekaligus, Bulanan, Termin. */
  readonly mode: string | null;
  readonly vendor: Vendor | null;
}

/** A purchase or self-managed work recorded in SPSE after the fact (Pencatatan). */
export interface RecordedProcurementFact extends OfProcess {
  readonly kind: 'recorded-procurement';
  readonly rupCodes: readonly string[];
  readonly name: string;
  readonly ceiling: Sen | null;
  readonly realizedAmount: Sen | null;
  readonly domesticAmount: Sen | null;
  readonly smallBusinessAmount: Sen | null;
  readonly fundingSource: string | null;
  readonly method: string | null;
  readonly procurementKind: string | null;
  readonly status: string | null;
  readonly endsOn: IsoDate | null;
}

/** One payment of a recorded procurement; `nth` tells equal ones apart. */
export interface RecordedRealizationFact extends OfProcess {
  readonly kind: 'recorded-realization';
  readonly rupCodes: readonly string[];
  readonly name: string | null;
  readonly number: string | null;
  /** Bukti Pembelian, Kwitansi, Surat Pesanan, Surat Perjanjian, … */
  readonly evidence: string | null;
  readonly amount: Sen;
  readonly ceiling: Sen | null;
  readonly vendor: Vendor | null;
  readonly nth: number;
}

/** An order of the electronic catalogue or of an online shop. `date` = the day of the order. */
export interface CataloguePurchaseFact extends FactBase, Office {
  readonly kind: 'catalogue-purchase';
  readonly market: 'e-katalog' | 'toko-daring';
  readonly order: string;
  readonly rupCodes: readonly string[];
  readonly name: string | null;
  readonly mak: readonly string[];
  readonly fundingSource: string | null;
  readonly amount: Sen;
  readonly shippingAmount: Sen | null;
  readonly vendor: Vendor | null;
  readonly status: string | null;
  readonly deliveryStatus: string | null;
}

const NONE = '-';
const processKey = (fact: OfProcess, ...rest: readonly (string | number | null)[]): string =>
  [fact.track, fact.process, ...rest.map((part) => part ?? NONE)].join('|');

/** Natural keys of processes and what came of them. */
export const procurementProcessKeys = {
  'procurement-notice': (fact: ProcurementNoticeFact) => processKey(fact),
  'procurement-result': (fact: ProcurementResultFact) => processKey(fact, fact.part),
  bid: (fact: BidFact) => processKey(fact, fact.participant),
  'procurement-stage': (fact: ProcurementStageFact) => processKey(fact, fact.stage),
  'award-letter': (fact: AwardLetterFact) => processKey(fact, fact.number, fact.addendum),
  contract: (fact: ContractFact) => processKey(fact, fact.number, fact.addendum),
  'start-order': (fact: StartOrderFact) => processKey(fact, fact.number, fact.addendum),
  handover: (fact: HandoverFact) => processKey(fact, fact.handoverNumber, fact.handoverOn, fact.recordNumber, fact.recordOn),
  'recorded-procurement': (fact: RecordedProcurementFact) => processKey(fact),
  'recorded-realization': (fact: RecordedRealizationFact) => processKey(fact, fact.number, fact.date, fact.evidence, fact.nth),
  'catalogue-purchase': (fact: CataloguePurchaseFact) => [fact.market, fact.order].join('|'),
} as const;

/** Sets that a whole file replaces: the rows of one package or process that have no number of their own. */
export const procurementProcessSets = {
  'recorded-realization': (fact: RecordedRealizationFact) => processKey(fact),
} as const;

export type ProcurementProcessFact =
  | ProcurementNoticeFact
  | ProcurementResultFact
  | BidFact
  | ProcurementStageFact
  | AwardLetterFact
  | ContractFact
  | StartOrderFact
  | HandoverFact
  | RecordedProcurementFact
  | RecordedRealizationFact
  | CataloguePurchaseFact;
