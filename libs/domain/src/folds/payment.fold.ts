import type { Change } from '../board/rollup.js';
import type { FactKind, Sp2dFact, Sp2dPartyFact, SpmFact, SppFact } from '../facts/index.js';
import type { WorkUnitCode } from '../values/index.js';
import type { Fold } from './fold.js';
import { documentKey } from './thread/document-numbers.js';

/** One SP2D with what its source says beside the money. */
export interface Payment {
  readonly sp2d: Sp2dFact;
  readonly party: Sp2dPartyFact | null;
  /** Number of the contract it is paid on, as written on the SP2D itself, its SPM or its SPP; null when no paper gives one. */
  readonly contract: string | null;
}

/** Every SP2D by number, by unit, by vendor and by contract: for those who judge documents, not sums. */
export class PaymentFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['sp2d', 'sp2d-party', 'spm', 'spp'];
  version = 0;
  readonly #orders = new Map<string, Sp2dFact>();
  readonly #parties = new Map<string, Sp2dPartyFact>();
  readonly #byUnit = new Map<WorkUnitCode, Set<string>>();
  readonly #byVendor = new Map<string, Set<string>>();
  readonly #byContract = new Map<string, Set<string>>();
  /** Of the SPM and SPP that name a contract or lead to one: what they name, and who rests on them. */
  readonly #spms = new Map<string, Pick<SpmFact, 'contractNumber' | 'sppNumber'>>();
  readonly #spps = new Map<string, string>();
  readonly #bySpm = new Map<string, Set<string>>();
  readonly #spmsOfSpp = new Map<string, Set<string>>();

  apply({ before, after }: Change): void {
    if (before?.kind === 'sp2d') this.#setOrder(before, false);
    if (after?.kind === 'sp2d') this.#setOrder(after, true);
    if (before?.kind === 'sp2d-party') this.#setParty(before, false);
    if (after?.kind === 'sp2d-party') this.#setParty(after, true);
    if (before?.kind === 'spm' || before?.kind === 'spp') this.#setClaim(before, false);
    if (after?.kind === 'spm' || after?.kind === 'spp') this.#setClaim(after, true);
  }

  get size(): number {
    return this.#orders.size;
  }

  at(number: string): Payment | null {
    const sp2d = this.#orders.get(number);
    if (!sp2d) return null;
    const party = this.#parties.get(number) ?? null;
    return { sp2d, party, contract: party && this.contractOf(party) };
  }

  /** The contract that an SP2D, an SPM or an SPP leads to; null when none is named. */
  contractOf(paper: Sp2dPartyFact | SpmFact | SppFact): string | null {
    if (paper.contractNumber !== null || paper.kind === 'spp') return paper.contractNumber;
    const order = paper.kind === 'spm' ? paper : paper.spmNumber === null ? undefined : this.#spms.get(paper.spmNumber);
    return order?.contractNumber ?? (order?.sppNumber == null ? null : (this.#spps.get(order.sppNumber) ?? null));
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

  /** Payments that name a contract, by themselves or by a paper before them, however its number is written. */
  ofContract(number: string): Payment[] {
    return this.#all(this.#byContract.get(documentKey(number) ?? number));
  }

  /** Payments that rest on an SPM or an SPP. */
  onPaper(paper: SpmFact | SppFact): Payment[] {
    return this.#partiesOn(paper).flatMap(({ number }) => this.at(number) ?? []);
  }

  #partiesOn({ kind, number }: SpmFact | SppFact): Sp2dPartyFact[] {
    const spms = kind === 'spm' ? [number] : [...(this.#spmsOfSpp.get(number) ?? [])];
    return spms.flatMap((spm) => [...(this.#bySpm.get(spm) ?? [])]).flatMap((of) => this.#parties.get(of) ?? []);
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
    if (fact.spmNumber !== null) index(this.#bySpm, fact.spmNumber, fact.number, present);
    this.#indexContract(fact, present);
    this.version++;
  }

  /** What rests on the paper is taken out of the index and put back by what it says now. */
  #setClaim(fact: SpmFact | SppFact, present: boolean): void {
    const parties = this.#partiesOn(fact);
    for (const party of parties) this.#indexContract(party, false);
    if (fact.kind === 'spm') this.#setOrderPaper(fact, present);
    else if (present && fact.contractNumber !== null) this.#spps.set(fact.number, fact.contractNumber);
    else this.#spps.delete(fact.number);
    for (const party of parties) this.#indexContract(party, true);
    this.version++;
  }

  #setOrderPaper({ number, contractNumber, sppNumber }: SpmFact, present: boolean): void {
    if (present && (contractNumber !== null || sppNumber !== null)) this.#spms.set(number, { contractNumber, sppNumber });
    else this.#spms.delete(number);
    if (sppNumber !== null) index(this.#spmsOfSpp, sppNumber, number, present);
  }

  #indexContract(party: Sp2dPartyFact, present: boolean): void {
    const contract = this.contractOf(party);
    if (contract !== null) index(this.#byContract, documentKey(contract) ?? contract, party.number, present);
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
