import type { Change } from '../board/rollup.js';
import type { FactKind, Sp2dFact, Sp2dPartyFact } from '../facts/index.js';
import type { WorkUnitCode } from '../values/index.js';
import type { Fold } from './fold.js';
import { documentKey } from './thread/document-numbers.js';

/** One SP2D with what its source says beside the money. */
export interface Payment {
  readonly sp2d: Sp2dFact;
  readonly party: Sp2dPartyFact | null;
}

/** Every SP2D by number, by unit, by vendor and by contract: for those who judge documents, not sums. */
export class PaymentFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['sp2d', 'sp2d-party'];
  version = 0;
  readonly #orders = new Map<string, Sp2dFact>();
  readonly #parties = new Map<string, Sp2dPartyFact>();
  readonly #byUnit = new Map<WorkUnitCode, Set<string>>();
  readonly #byVendor = new Map<string, Set<string>>();
  readonly #byContract = new Map<string, Set<string>>();

  apply({ before, after }: Change): void {
    if (before?.kind === 'sp2d') this.#setOrder(before, false);
    if (after?.kind === 'sp2d') this.#setOrder(after, true);
    if (before?.kind === 'sp2d-party') this.#setParty(before, false);
    if (after?.kind === 'sp2d-party') this.#setParty(after, true);
  }

  get size(): number {
    return this.#orders.size;
  }

  at(number: string): Payment | null {
    const sp2d = this.#orders.get(number);
    return sp2d ? { sp2d, party: this.#parties.get(number) ?? null } : null;
  }

  /** Numbers in the order they became known. */
  numbers(): IterableIterator<string> {
    return this.#orders.keys();
  }

  ofUnit(unit: WorkUnitCode): Payment[] {
    return this.#all(this.#byUnit.get(unit));
  }

  /** All payments to a vendor, by {@link vendorKey}. */
  toVendor(key: string): Payment[] {
    return this.#all(this.#byVendor.get(key));
  }

  /** Payments that name a contract, however its number is written. */
  ofContract(number: string): Payment[] {
    return this.#all(this.#byContract.get(documentKey(number) ?? number));
  }

  #all(numbers: ReadonlySet<string> | undefined): Payment[] {
    return [...(numbers ?? [])].flatMap((number) => this.at(number) ?? []);
  }

  #setOrder(fact: Sp2dFact, present: boolean): void {
    if (present) this.#orders.set(fact.number, fact);
    else this.#orders.delete(fact.number);
    index(this.#byUnit, fact.workUnit, fact.number, present);
    this.version++;
  }

  #setParty(fact: Sp2dPartyFact, present: boolean): void {
    if (present) this.#parties.set(fact.number, fact);
    else this.#parties.delete(fact.number);
    const key = vendorKey(fact);
    if (key !== null) index(this.#byVendor, key, fact.number, present);
    const contract = fact.contractNumber;
    if (contract !== null) index(this.#byContract, documentKey(contract) ?? contract, fact.number, present);
    this.version++;
  }
}

function index<K>(map: Map<K, Set<string>>, key: K, number: string, present: boolean): void {
  const known = map.get(key);
  if (present) {
    if (known) known.add(number);
    else map.set(key, new Set([number]));
  } else if (known?.delete(number) && known.size === 0) map.delete(key);
}

const LEGAL_FORM = /^(pt|cv|ud|fa|firma|pd|koperasi|yayasan|toko)\b\.?\s*|\s*,?\s*\b(pt|cv|ud|tbk)\b\.?$/g;

/**
 * What tells one vendor from another: the digits of its NPWP (15 digits are taken as 16 with a leading zero), else its name without legal
 * form, case and signs. Null when the source names none.
 */
export function vendorKey({ vendor }: Pick<Sp2dPartyFact, 'vendor'>): string | null {
  if (vendor === null) return null;
  const digits = vendor.taxId?.replace(/\D/g, '') ?? '';
  if (digits.length === 15 || digits.length === 16) return digits.padStart(16, '0');
  const name = vendor.name
    .toLowerCase()
    .trim()
    .replace(LEGAL_FORM, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return name === '' ? null : name;
}
