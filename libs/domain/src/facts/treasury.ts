import type { AccountCode, Sen, SubActivityCode, WorkUnitCode } from '../values/index.js';
import type { FactBase, PaymentKind } from './fact-base.js';
import type { FactGroup } from './fact-group.js';

export type TreasuryFact = SpdFact | SppFact | SpmFact | Sp2dPartyFact | AccountabilityFact;

export interface TreasuryLine {
  readonly subActivity: SubActivityCode | null;
  readonly account: AccountCode;
  readonly amount: Sen;
}

/** What the documents before an SP2D have in common. The number is opaque text; `lines` is empty while the source has given none. */
interface TreasuryDocument extends FactBase {
  readonly number: string;
  readonly workUnit: WorkUnitCode;
  readonly amount: Sen;
  readonly description: string | null;
  /** As the source wrote it, or what its flags say. */
  readonly status: string | null;
  readonly lines: readonly TreasuryLine[];
}

/** Release of funds, usually for a quarter. */
export interface SpdFact extends TreasuryDocument {
  readonly kind: 'spd';
}

/** Payment request. */
export interface SppFact extends TreasuryDocument {
  readonly kind: 'spp';
  readonly paymentKind: PaymentKind | null;
  readonly contractNumber: string | null;
  /** The release it draws on, where the source names it. */
  readonly spdNumber?: string;
}

/** Payment order. */
export interface SpmFact extends TreasuryDocument {
  readonly kind: 'spm';
  readonly paymentKind: PaymentKind | null;
  readonly sppNumber: string | null;
  readonly contractNumber: string | null;
}

/**
 * What a source says of an SP2D beside its money. Personal data: never on a board or wall; whoever serves it masks it by role. Bank
 * accounts are not kept at all.
 */
export interface Sp2dPartyFact extends FactBase {
  readonly kind: 'sp2d-party';
  /** Number of the SP2D. */
  readonly number: string;
  readonly spmNumber: string | null;
  readonly contractNumber: string | null;
  /** `taxId` = the digits of the NPWP. */
  readonly vendor: { readonly name: string; readonly taxId: string | null } | null;
}

/**
 * The account a unit gave of an advance (LPJ, SPJ): what was spent, and what was paid back. `date` = the day it was accepted. Source:
 * Permendagri 77/2020; `data_lpj_*`.
 */
export interface AccountabilityFact extends FactBase {
  readonly kind: 'accountability';
  readonly number: string;
  readonly workUnit: WorkUnitCode;
  readonly paymentKind: 'UP' | 'GU' | 'TU';
  /** The SP2D it accounts for; null = the source names none, and the oldest open advance is meant. */
  readonly sp2dNumber: string | null;
  readonly amount: Sen;
  /** Paid back to the treasury (STS); null = not told. */
  readonly returnedAmount: Sen | null;
}

/** A receipt of revenue (STBP, STS) on one account. It counts on its date if `counts`; a refund is negative. */
export interface RevenueReceiptFact extends FactBase {
  readonly kind: 'revenue-receipt';
  readonly number: string;
  readonly workUnit: WorkUnitCode;
  /** Below 4. */
  readonly account: AccountCode;
  readonly amount: Sen;
  readonly description: string | null;
  readonly status: string | null;
  readonly counts: boolean;
}

const byNumber = (fact: { readonly number: string }): string => fact.number;

export const treasuryFacts: FactGroup<TreasuryFact> = {
  keys: { spd: byNumber, spp: byNumber, spm: byNumber, 'sp2d-party': byNumber, accountability: byNumber },
  sets: {},
};
