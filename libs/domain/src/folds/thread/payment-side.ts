import type { LinkDecisionFact, Sp2dFact, Sp2dPartyFact, SpmFact, SppFact } from '../../facts/index.js';
import type { IsoDate, Sen, SubActivityCode } from '../../values/index.js';
import type { Agreement } from './agreement.js';
import type { AgreementSide } from './agreement-side.js';
import { ContractNumbers } from './contract-numbers.js';
import { IndexMap } from './index-map.js';
import { NO_LINK, type PaymentLink, type PaymentStatus } from './payment-link.js';
import { PaymentMatching } from './payment-matching.js';
import { type Payment, PaymentTable } from './payment-table.js';
import { type Share, shareOf, type Tally } from './tally.js';
import type { Texts } from './texts.js';
import type { Units } from './units.js';

/** A payment with what it is joined to. */
export interface PaymentNode extends Payment {
  readonly link: PaymentLink;
}

const JOINED: readonly PaymentStatus[] = ['number', 'text', 'confirmed'];
export const isJoined = ({ status }: PaymentLink): boolean => JOINED.includes(status);

/** Payments, what each is joined to, and what they add. Give it facts, then agreements that changed, then let it settle. */
export class PaymentSide {
  readonly #table: PaymentTable;
  readonly #numbers: ContractNumbers;
  readonly #matching: PaymentMatching;
  readonly #joined = new IndexMap<string, string>();
  readonly #proposed = new IndexMap<string, string>();
  readonly #dirty = new Set<string>();
  /** Agreements whose joins changed since they were last accounted. */
  readonly #stirred = new Set<string>();

  constructor(
    private readonly tally: Tally,
    private readonly agreements: AgreementSide,
    units: Units,
    texts: Texts,
  ) {
    this.#table = new PaymentTable(units, texts);
    this.#numbers = new ContractNumbers(this.#table, texts);
    this.#matching = new PaymentMatching(agreements, this.#table, this.#numbers, units);
  }

  setOrder(fact: Sp2dFact, present: boolean): void {
    this.#matching.index(fact.number, false);
    this.#join(fact.number, NO_LINK);
    this.#account(fact.number, 0);
    this.#table.delete(fact.number);
    if (present && this.#table.add(fact)) this.#matching.index(fact.number, true);
    this.#dirty.add(fact.number);
  }

  setParty(fact: Sp2dPartyFact, present: boolean): void {
    this.#renumber([fact.number], () => this.#numbers.setParty(fact, present));
  }

  setSpm(fact: SpmFact, present: boolean): void {
    this.#renumber(this.#numbers.ofSpm(fact.number), () => this.#numbers.setSpm(fact, present));
  }

  setSpp(fact: SppFact, present: boolean): void {
    this.#renumber(this.#numbers.ofSpp(fact.number), () => this.#numbers.setSpp(fact, present));
  }

  setDecision(fact: LinkDecisionFact, present: boolean): void {
    this.#matching.decide(fact, present);
    this.#dirty.add(fact.from);
  }

  /** Units belong to other Skpds now: everything is looked at again. */
  unitsChanged(): void {
    this.#matching.forget();
    this.#table.forget();
    for (const number of this.#table.numbers()) {
      this.#matching.index(number, true);
      this.#dirty.add(number);
    }
    for (const agreement of this.agreements.all()) {
      // One that is about to change is offered with its change.
      if (!this.agreements.changed.has(agreement.key)) this.#matching.offer(agreement, true);
      this.#stirred.add(agreement.key);
    }
  }

  get(number: string): PaymentNode | undefined {
    const payment = this.#table.get(number);
    return payment && { ...payment, link: this.#table.link(number) ?? NO_LINK };
  }

  /** Payments joined to an agreement, by date and number. */
  ofAgreement(key: string): PaymentNode[] {
    return this.#nodesOf(this.#joined.get(key));
  }

  /** Payments that wait for a person to join them to an agreement. */
  proposedFor(key: string): PaymentNode[] {
    return this.#nodesOf(this.#proposed.get(key));
  }

  /** Payments that name a sub-activity, by date and number. */
  ofSubActivity(code: SubActivityCode): PaymentNode[] {
    return this.#nodesOf(this.#table.ofSubActivity(code));
  }

  /** Numbers of the SPM, the SPP and the SPD before a payment. */
  papersBefore(number: string): ReturnType<ContractNumbers['papersBefore']> {
    return this.#numbers.papersBefore(number);
  }

  /** Measures that a payment adds to. */
  measuresOf(number: string): readonly string[] {
    const payment = this.#table.get(number);
    return payment ? sharesOf(payment, this.#table.state(number)).flatMap((share) => share.measures) : [];
  }

  *all(): Generator<PaymentNode> {
    for (const number of this.#table.numbers()) yield this.get(number) as PaymentNode;
  }

  /** Works out all joins, then what agreements and payments add. `dayCame`: agreements may be late now. */
  settle(asOf: IsoDate, dayCame: boolean): void {
    const stirred = this.#stirred;
    for (const [key, change] of this.agreements.changed) this.#take(key, change.before, change.now);
    this.agreements.changed.clear();
    const again = new Set(this.#dirty);
    for (const number of this.#dirty) {
      const payment = this.#table.get(number);
      if (payment) this.#join(payment.number, this.#matching.exact(payment));
    }
    this.#dirty.clear();
    // What was paid on an agreement changed what is left of it, so that others may be proposed for it now, or no longer.
    for (const key of stirred) for (const number of this.#matching.near(this.agreements.get(key))) again.add(number);
    for (const number of again) this.#propose(number);
    if (dayCame) for (const { key } of this.agreements.all()) stirred.add(key);
    for (const key of stirred) {
      const payments = this.#joined.get(key);
      const proposed = this.#proposed.get(key).length > 0;
      this.agreements.account(key, { amount: this.#paid(key), payments: payments.length, proposed }, asOf);
      for (const number of payments) again.add(number);
    }
    stirred.clear();
    for (const number of again) this.#account(number, this.#stateOf(number));
    this.#table.forget();
  }

  /** An agreement that came, changed or went stirs the payments that may be its own. */
  #take(key: string, before: Agreement | null, now: Agreement | null): void {
    this.#stirred.add(key);
    this.#matching.offer(before, false);
    this.#matching.offer(now, true);
    for (const agreement of [before, now])
      if (agreement)
        for (const payments of [this.#matching.concerned(agreement), this.#joined.get(key), this.#proposed.get(key)])
          for (const payment of payments) this.#dirty.add(payment);
  }

  #paid(key: string): Sen {
    let amount = 0n;
    for (const number of this.#joined.get(key)) amount += this.#table.get(number)?.amount ?? 0n;
    return amount;
  }

  #propose(number: string): void {
    const payment = this.#table.get(number);
    if (!payment || isJoined(this.#table.link(number) ?? NO_LINK)) return;
    this.#join(
      payment.number,
      this.#matching.proposal(payment, (key) => this.#paid(key)),
    );
  }

  #join(number: string, link: PaymentLink): void {
    const before = this.#table.link(number) ?? NO_LINK;
    for (const { agreement, candidates } of [before, link])
      for (const key of [agreement, ...candidates.map((candidate) => candidate.key)]) if (key !== null) this.#stirred.add(key);
    if (isJoined(before) && before.agreement !== null) this.#joined.delete(before.agreement, number);
    for (const { key } of before.candidates) this.#proposed.delete(key, number);
    this.#table.setLink(number, link.status === 'none' ? undefined : link);
    if (isJoined(link) && link.agreement !== null) this.#joined.add(link.agreement, number);
    for (const { key } of link.candidates) this.#proposed.add(key, number);
  }

  /** What a payment adds to the measures of its unit, as a number that {@link STATES} explains. */
  #stateOf(number: string): number {
    const node = this.get(number);
    if (!node) return 0;
    const agreement = node.link.agreement === null ? undefined : this.agreements.get(node.link.agreement);
    const { status } = node.link;
    const rests = restsOnReceipt(node) ? 'receipt' : status;
    return STATES.indexOf(rests) + 1 + (lacksHandover(node, agreement) ? STATES.length : 0);
  }

  #account(number: string, state: number): void {
    const payment = this.#table.get(number);
    const before = this.#table.state(number);
    if (!payment || before === state) return;
    this.tally.replace(sharesOf(payment, before), sharesOf(payment, state));
    this.#table.setState(number, state);
  }

  /** Something changes the contract numbers or the vendor of payments: they are indexed anew around it. */
  #renumber(payments: readonly string[], change: () => void): void {
    for (const payment of payments) this.#matching.index(payment, false);
    change();
    for (const payment of payments) {
      this.#matching.index(payment, true);
      this.#dirty.add(payment);
    }
  }

  #nodesOf(numbers: readonly string[]): PaymentNode[] {
    return numbers.flatMap((number) => this.get(number) ?? []).sort((a, b) => (`${a.date}|${a.number}` < `${b.date}|${b.number}` ? -1 : 1));
  }
}

/** A payment's state is the place of its status here, from 1; twice as far when its agreement lacks a hand-over. */
const STATES: readonly (PaymentStatus | 'receipt')[] = ['none', 'ambiguous', 'proposed', 'receipt', 'number', 'text', 'confirmed'];

/** Nothing is known that it might belong to, and none is needed: its receipt is the contract. */
export const restsOnReceipt = ({ receiptOnly, link }: PaymentNode): boolean => receiptOnly && !isJoined(link) && link.status !== 'proposed';

function sharesOf({ unit, amount }: Payment, state: number): Share[] {
  const status = STATES[(state - 1) % STATES.length];
  if (state === 0 || status === undefined) return [];
  if (status === 'receipt') return shareOf(unit, amount, ['payment', 'payment-by-receipt']);
  const joined = JOINED.includes(status);
  return shareOf(unit, amount, [
    'payment',
    !joined && (status === 'proposed' ? 'payment-proposed' : 'payment-without-agreement'),
    joined && 'payment-joined',
    joined && `payment-joined:${status}`,
    joined && state > STATES.length && 'payment-without-handover',
  ]);
}

/** An advance of at most 30 % may come before anything is handed over (Perpres 16/2018 art. 29). */
const ADVANCE_HUNDREDTHS = 30n;

/** Whether a payment was made on a contract of which nothing had been handed over. */
export function lacksHandover({ link, date, amount }: PaymentNode, agreement: Agreement | undefined): boolean {
  if (!isJoined(link) || agreement?.kind !== 'contract') return false;
  const isAdvance = agreement.amount !== null && amount * 100n <= agreement.amount * ADVANCE_HUNDREDTHS;
  return !isAdvance && !agreement.handovers.some((h) => h.date <= date);
}
