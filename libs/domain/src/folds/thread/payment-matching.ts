import type { LinkDecisionFact } from '../../facts/index.js';
import type { Sen, WorkUnitCode } from '../../values/index.js';
import type { Agreement } from './agreement.js';
import type { AgreementSide } from './agreement-side.js';
import type { ContractNumbers } from './contract-numbers.js';
import { documentKey } from './document-numbers.js';
import { IndexMap, OwnedIndex } from './index-map.js';
import { NO_CANDIDATES, NO_LINK, type PaymentLink, type PaymentStatus } from './payment-link.js';
import { judge, propose } from './payment-match.js';
import type { Payment, PaymentTable } from './payment-table.js';
import type { Units } from './units.js';

const joinedBy = (status: PaymentStatus, { key }: Agreement): PaymentLink => ({ status, agreement: key, candidates: NO_CANDIDATES });

/** Finds the agreement of a payment: by decision and number exactly, else among those that have an amount or the vendor in common. */
export class PaymentMatching {
  readonly #decisions = new Map<string, Map<string, LinkDecisionFact>>();
  readonly #decidedTo = new IndexMap<string, string>();
  /** Payments by the numbers they name, and by their vendor within an Skpd. */
  readonly #byNumber = new IndexMap<string, string>();
  readonly #byVendor = new OwnedIndex<WorkUnitCode, string, string>();
  /** Agreements by Skpd, and there by amount or vendor. */
  readonly #byAmount = new OwnedIndex<WorkUnitCode, Sen, string>();
  readonly #ofVendor = new OwnedIndex<WorkUnitCode, string, string>();

  constructor(
    private readonly agreements: AgreementSide,
    private readonly table: PaymentTable,
    private readonly numbers: ContractNumbers,
    private readonly units: Units,
  ) {}

  decide(fact: LinkDecisionFact, present: boolean): void {
    const ofPayment = this.#decisions.get(fact.from) ?? new Map<string, LinkDecisionFact>();
    if (present) ofPayment.set(fact.to, fact);
    else ofPayment.delete(fact.to);
    this.#decisions.set(fact.from, ofPayment);
    this.#decidedTo.set(fact.to, fact.from, present);
  }

  /** A payment is found by what it names, or no longer: call it before and after what it names changes. */
  index(number: string, present: boolean): void {
    const payment = this.table.get(number);
    if (!payment) return;
    for (const key of this.#numbersOf(payment)) this.#byNumber.set(key, payment.number, present);
    const vendor = this.numbers.vendorOf(number);
    if (vendor !== null) this.#byVendor.set(this.units.skpd(payment.unit), vendor, payment.number, present);
  }

  /** An agreement is offered to payments, or no longer. */
  offer(agreement: Agreement | null, present: boolean): void {
    if (!agreement || agreement.unit === null) return;
    const skpd = this.units.skpd(agreement.unit);
    for (const amount of amountsOf(agreement)) this.#byAmount.set(skpd, amount, agreement.key, present);
    if (agreement.vendor !== null) this.#ofVendor.set(skpd, agreement.vendor, agreement.key, present);
  }

  /** Payments that an agreement may be the one of: near it, naming it, or decided to be its own. */
  concerned(agreement: Agreement): string[] {
    const number = agreement.number === null ? null : documentKey(agreement.number);
    return [...this.near(agreement), ...(number === null ? [] : this.#byNumber.get(number)), ...this.#decidedTo.get(agreement.key)];
  }

  /** Payments of its Skpd that have an amount or the vendor in common with an agreement. */
  near(agreement: Agreement | undefined): string[] {
    if (!agreement || agreement.unit === null) return [];
    const skpd = this.units.skpd(agreement.unit);
    const sameAmount = amountsOf(agreement).flatMap((amount) => this.table.ofAmount(skpd, amount));
    return agreement.vendor === null ? sameAmount : [...sameAmount, ...this.#byVendor.get(skpd, agreement.vendor)];
  }

  /** What a payment rests on for certain. */
  exact(payment: Payment): PaymentLink {
    const decisions = [...(this.#decisions.get(payment.number)?.values() ?? [])];
    const [confirmed] = decisions.filter((d) => d.verdict === 'confirmed' && this.agreements.get(d.to)).sort(byNewest);
    const agreement = confirmed && this.agreements.get(confirmed.to);
    if (agreement) return joinedBy('confirmed', agreement);
    const given = this.#byDocument(payment, this.numbers.contractOf(payment.number));
    if (given) return joinedBy('number', given);
    for (const named of payment.named) {
      const found = this.#byDocument(payment, named);
      if (found) return joinedBy('text', found);
    }
    return NO_LINK;
  }

  /** What it may rest on. `paid` = what is joined to an agreement already. */
  proposal(payment: Payment, paid: (agreement: string) => Sen): PaymentLink {
    const vendor = this.numbers.vendorOf(payment.number);
    const skpd = this.units.skpd(payment.unit);
    const sameAmount = this.#byAmount.get(skpd, payment.amount);
    const keys = new Set([...sameAmount, ...(vendor === null ? [] : this.#ofVendor.get(skpd, vendor))]);
    const matches = [...keys].flatMap((key) => {
      const agreement = this.#isRejected(payment.number, key) ? undefined : this.agreements.get(key);
      const left = agreement?.amount == null ? null : agreement.amount - paid(key);
      return (agreement && judge({ ...payment, vendor }, agreement, left, this.units)) ?? [];
    });
    const candidates = propose(matches);
    const [best, other] = candidates;
    if (!best) return NO_LINK;
    return other ? { status: 'ambiguous', agreement: null, candidates } : { status: 'proposed', agreement: best.key, candidates };
  }

  /** Units belong to other Skpds now: everything is to be indexed anew. */
  forget(): void {
    this.#byNumber.clear();
    this.#byVendor.clear();
    this.#ofVendor.clear();
    this.#byAmount.clear();
  }

  /** The one agreement of a number: of several, the one of the payment's Skpd; of several of those none. */
  #byDocument(payment: Payment, written: string | null): Agreement | null {
    const key = written === null ? null : documentKey(written);
    const found = (key === null ? [] : this.agreements.byNumber(key)).filter((each) => !this.#isRejected(payment.number, each.key));
    const skpd = this.units.skpd(payment.unit);
    const own = found.filter((agreement) => agreement.unit !== null && this.units.skpd(agreement.unit) === skpd);
    const [only, other] = own.length > 0 ? own : found;
    return only !== undefined && other === undefined ? only : null;
  }

  #isRejected(number: string, key: string): boolean {
    return this.#decisions.get(number)?.get(key)?.verdict === 'rejected';
  }

  /** Numbers by which it may name its agreement. */
  #numbersOf({ number, named }: Payment): Set<string> {
    const written = [this.numbers.contractOf(number), ...named];
    return new Set(written.flatMap((each) => (each === null ? [] : (documentKey(each) ?? []))));
  }
}

const byNewest = (a: LinkDecisionFact, b: LinkDecisionFact): number =>
  a.date === b.date ? (a.to < b.to ? 1 : -1) : a.date < b.date ? 1 : -1;

function amountsOf({ amount, handovers }: Agreement): Sen[] {
  return [...new Set([amount, ...handovers.map((h) => h.amount)].filter((each) => each !== null))];
}
