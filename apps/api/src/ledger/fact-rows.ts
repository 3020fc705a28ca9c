import { hash } from 'node:crypto';
import { type BudgetLineFact, type Fact, type FactWire, factToWire, senToWire, sumSen } from '@lcc/domain';

export interface FactRow {
  readonly channel: string;
  readonly kind: Fact['kind'];
  readonly natural_key: string;
  readonly seq: number;
  readonly revision: string;
  readonly payload: FactWire | null;
  readonly amount?: string | null;
  readonly value_hash: string;
  readonly recorded_at: Date;
  readonly first_recorded_at: Date;
}

export interface EncodedFact {
  readonly payload: string;
  readonly hash: string;
}

const hashOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, 27);

export const WITHDRAWN_HASH = '-';

export function encodeFact(fact: Fact): EncodedFact {
  const payload = JSON.stringify(factToWire(fact));
  return { payload, hash: hashOf(fact.kind === 'budget-line' ? JSON.stringify(factToWire(withoutPlaces(fact))) : payload) };
}

/** The row a detail stood in is no part of its value: a line added above it corrects nothing. */
const withoutPlaces = (fact: BudgetLineFact): BudgetLineFact => ({ ...fact, details: fact.details.map((d) => ({ ...d, row: 0 })) });

/** The one amount a fact is worth in SQL, for those who read the ledger without this program; null when it has none. */
export function amountOf(fact: Fact): string | null {
  switch (fact.kind) {
    case 'budget-line':
    case 'sp2d':
    case 'revenue-receipt':
    case 'spd':
    case 'spp':
    case 'spm':
    case 'fund-ceiling':
    case 'work-payment':
      return senToWire(fact.amount);
    case 'lra':
      return senToWire(fact.realization);
    case 'cash-plan':
      return senToWire(sumSen(fact.months));
    default:
      return 'amount' in fact && fact.amount !== null ? senToWire(fact.amount) : null;
  }
}
