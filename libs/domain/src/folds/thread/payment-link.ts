import type { Match } from './payment-match.js';

/** How a payment joins its agreement: by the number a source gives, by a number in its text, or because a person said so. */
export type PaymentStatus = 'number' | 'text' | 'confirmed' | 'proposed' | 'ambiguous' | 'none';

export interface PaymentLink {
  readonly status: PaymentStatus;
  /** The agreement it is joined to, or the one that is proposed. */
  readonly agreement: string | null;
  /** What may be it, best first; empty when joined. */
  readonly candidates: readonly Match[];
}

export const NO_CANDIDATES: readonly Match[] = [];
export const NO_LINK: PaymentLink = { status: 'none', agreement: null, candidates: NO_CANDIDATES };
