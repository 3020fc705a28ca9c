import type { LinkDecisionFact, Sp2dFact, Sp2dPartyFact, SpmFact, SppFact } from '../../facts/index.js';
import type { IsoDate, Sen, WorkUnitCode } from '../../values/index.js';
import { vendorKey } from '../payment.fold.js';
import type { Agreement } from './agreement.js';
import type { AgreementSide } from './agreement-side.js';
import { skpdOf } from './budget-side.js';
import { documentKey } from './document-numbers.js';
import { IndexMap } from './index-map.js';
import { judge, type Match, propose } from './payment-match.js';
import { type Payment, PaymentTable } from './payment-table.js';
import type { Share, Tally } from './tally.js';

/** How a payment joins its agreement: by the number a source gives, by a number in its text, or because a person said so. */
export type PaymentStatus = 'number' | 'text' | 'confirmed' | 'proposed' | 'ambiguous' | 'none';

/** A payment with what it is joined to. */
export interface PaymentNode extends Payment {
  readonly link: PaymentLink;
}

export interface PaymentLink {
  readonly status: PaymentStatus;
  /** The agreement it is joined to, or the one that is proposed. */
  readonly agreement: string | null;
  /** What may be it, best first; empty when joined. */
  readonly candidates: readonly Match[];
}

interface Party {
  readonly contractNumber: string | null;
  readonly spmNumber: string | null;
  readonly vendor: string | null;
}

const NO_LINK: PaymentLink = { status: 'none', agreement: null, candidates: [] };
const JOINED: readonly PaymentStatus[] = ['number', 'text', 'confirmed'];
export const isJoined = ({ status }: PaymentLink): boolean => JOINED.includes(status);

/** Payments and the agreements they rest on. Give it facts, then agreements that changed, then let it settle. */
export class PaymentSide {
  readonly #table = new PaymentTable();
  /** Only those that have something to say. */
  readonly #links = new Map<string, PaymentLink>();
  readonly #parties = new Map<string, Party>();
  /** SPM number → contract number, and the SPP it came from. */
  readonly #spms = new Map<string, { readonly contract: string | null; readonly spp: string | null }>();
  readonly #spps = new Map<string, string>();
  readonly #ofSpm = new IndexMap<string, string>();
  readonly #spmsOfSpp = new IndexMap<string, string>();
  readonly #decisions = new Map<string, Map<string, LinkDecisionFact>>();
  readonly #dirty = new Set<string>();
  /** Payments by what may join them, beside their amount: numbers they name, and the vendor within an Skpd. */
  readonly #byNumber = new IndexMap<string, string>();
  readonly #byVendor = new IndexMap<string, string>();
  /** Agreements by Skpd and amount or vendor. */
  readonly #offers = new IndexMap<string, string>();
  readonly #joined = new IndexMap<string, string>();
  readonly #proposed = new IndexMap<string, string>();
  readonly #decidedTo = new IndexMap<string, string>();
  /** Agreements whose joins changed since they were last accounted. */
  readonly #stirred = new Set<string>();

  constructor(
    private readonly tally: Tally,
    private readonly agreements: AgreementSide,
  ) {}

  setOrder(fact: Sp2dFact, present: boolean): void {
    this.#index(fact.number, false);
    this.#join(fact.number, NO_LINK);
    this.#account(fact.number, 0);
    this.#table.delete(fact.number);
    if (present && this.#table.add(fact)) this.#index(fact.number, true);
    this.#dirty.add(fact.number);
  }

  setParty(fact: Sp2dPartyFact, present: boolean): void {
    this.#index(fact.number, false);
    const { contractNumber, spmNumber } = fact;
    if (present) this.#parties.set(fact.number, { contractNumber, spmNumber, vendor: vendorKey(fact) });
    else this.#parties.delete(fact.number);
    if (spmNumber !== null) this.#ofSpm.set(spmNumber, fact.number, present);
    this.#index(fact.number, true);
    this.#dirty.add(fact.number);
  }

  setSpm({ number, contractNumber, sppNumber }: SpmFact, present: boolean): void {
    this.#renumber(this.#ofSpm.get(number), () => {
      if (present) this.#spms.set(number, { contract: contractNumber, spp: sppNumber });
      else this.#spms.delete(number);
    });
    if (sppNumber !== null) this.#spmsOfSpp.set(sppNumber, number, present);
  }

  setSpp({ number, contractNumber }: SppFact, present: boolean): void {
    const payments = this.#spmsOfSpp.get(number).flatMap((spm) => this.#ofSpm.get(spm));
    this.#renumber(payments, () => {
      if (present && contractNumber !== null) this.#spps.set(number, contractNumber);
      else this.#spps.delete(number);
    });
  }

  setDecision(fact: LinkDecisionFact, present: boolean): void {
    const ofPayment = this.#decisions.get(fact.from) ?? new Map<string, LinkDecisionFact>();
    if (present) ofPayment.set(fact.to, fact);
    else ofPayment.delete(fact.to);
    this.#decisions.set(fact.from, ofPayment);
    this.#decidedTo.set(fact.to, fact.from, present);
    this.#dirty.add(fact.from);
  }

  get(number: string): PaymentNode | undefined {
    const payment = this.#table.get(number);
    return payment && { ...payment, link: this.#links.get(number) ?? NO_LINK };
  }

  /** Payments joined to an agreement, by date and number. */
  ofAgreement(key: string): PaymentNode[] {
    return this.#nodesOf(this.#joined.get(key));
  }

  /** Payments that wait for a person to join them to an agreement. */
  proposedFor(key: string): PaymentNode[] {
    return this.#nodesOf(this.#proposed.get(key));
  }

  *all(): Generator<PaymentNode> {
    for (const number of this.#table.numbers()) yield this.get(number) as PaymentNode;
  }

  /** Works out all joins, then what agreements and payments add. `late`: agreements whose day may have come. */
  settle(asOf: IsoDate, late: Iterable<string>): void {
    const stirred = this.#stirred;
    for (const key of late) stirred.add(key);
    for (const [key, { before, now }] of this.agreements.changed) {
      stirred.add(key);
      this.#offer(before, false);
      this.#offer(now, true);
    }
    this.agreements.changed.clear();
    const again = new Set(this.#dirty);
    for (const number of this.#dirty) this.#joinExactly(number);
    this.#dirty.clear();
    // What was paid on an agreement changed what is left of it, so that others may be proposed for it now, or no longer.
    for (const key of stirred) for (const number of this.#near(this.agreements.get(key))) again.add(number);
    for (const number of again) this.#propose(number);
    for (const key of stirred) {
      this.agreements.account(key, this.#paid(key), asOf);
      for (const number of this.#joined.get(key)) again.add(number);
    }
    stirred.clear();
    for (const number of again) this.#account(number, this.#stateOf(number));
    this.#table.forget();
  }

  #paid(key: string): { amount: Sen; payments: number; proposed: boolean } {
    const payments = this.#joined.get(key);
    let amount = 0n;
    for (const number of payments) amount += this.#table.get(number)?.amount ?? 0n;
    return { amount, payments: payments.length, proposed: this.#proposed.get(key).length > 0 };
  }

  /** An agreement that came, changed or went stirs the payments that may be its own. */
  #offer(agreement: Agreement | null, present: boolean): void {
    if (!agreement) return;
    for (const block of blocksOf(agreement)) this.#offers.set(block, agreement.key, present);
    const number = agreement.number === null ? null : documentKey(agreement.number);
    const { key } = agreement;
    const named = number === null ? [] : this.#byNumber.get(number);
    for (const payments of [this.#near(agreement), named, this.#decidedTo.get(key), this.#joined.get(key), this.#proposed.get(key)])
      for (const payment of payments) this.#dirty.add(payment);
  }

  /** Payments of its Skpd that have an amount or the vendor in common with an agreement. */
  #near(agreement: Agreement | undefined): string[] {
    if (!agreement || agreement.unit === null) return [];
    const skpd = skpdOf(agreement.unit);
    const sameAmount = amountsOf(agreement).flatMap((amount) => this.#table.ofAmount(skpd, amount));
    return agreement.vendor === null ? sameAmount : [...sameAmount, ...this.#byVendor.get(vendorBlock(skpd, agreement.vendor))];
  }

  #joinExactly(number: string): void {
    const payment = this.#table.get(number);
    if (payment) this.#join(number, this.#exact(payment));
  }

  #exact(node: Payment): PaymentLink {
    const decisions = this.#decisions.get(node.number);
    const confirmed = [...(decisions?.values() ?? [])]
      .filter((d) => d.verdict === 'confirmed' && this.agreements.get(d.to))
      .sort(byNewest)[0];
    if (confirmed) return { status: 'confirmed', agreement: confirmed.to, candidates: [] };
    const ways = [['number', this.#contractNumber(node.number)], ...node.named.map((named) => ['text', named] as const)] as const;
    for (const [status, written] of ways) {
      const found = written === null ? null : this.#byDocument(node, written);
      if (found) return { status, agreement: found.key, candidates: [] };
    }
    return NO_LINK;
  }

  /** The one agreement of a number: of several, the one of the payment's Skpd; of several of those none. */
  #byDocument(node: Payment, written: string): Agreement | null {
    const key = documentKey(written);
    const found = (key === null ? [] : this.agreements.byNumber(key)).filter((agreement) => !this.#isRejected(node.number, agreement.key));
    const own = found.filter((agreement) => agreement.unit !== null && skpdOf(agreement.unit) === skpdOf(node.unit));
    const [only, other] = own.length > 0 ? own : found;
    return only !== undefined && other === undefined ? only : null;
  }

  #contractNumber(number: string): string | null {
    const party = this.#parties.get(number);
    if (!party) return null;
    const spm = party.spmNumber === null ? undefined : this.#spms.get(party.spmNumber);
    return party.contractNumber ?? spm?.contract ?? (spm?.spp == null ? null : (this.#spps.get(spm.spp) ?? null));
  }

  #isRejected(number: string, key: string): boolean {
    return this.#decisions.get(number)?.get(key)?.verdict === 'rejected';
  }

  #propose(number: string): void {
    const known = this.#table.get(number);
    if (!known || isJoined(this.#links.get(number) ?? NO_LINK)) return;
    const payment = { ...known, vendor: this.#parties.get(number)?.vendor ?? null };
    const keys = new Set(blocksOf(payment).flatMap((block) => this.#offers.get(block)));
    const matches = [...keys].flatMap((key) => {
      const agreement = this.#isRejected(number, key) ? undefined : this.agreements.get(key);
      const left = agreement?.amount == null ? null : agreement.amount - this.#paid(key).amount;
      return (agreement && judge(payment, agreement, left)) ?? [];
    });
    const candidates = propose(matches);
    const [best, other] = candidates;
    const alone = best !== undefined && other === undefined;
    this.#join(number, { status: best ? (alone ? 'proposed' : 'ambiguous') : 'none', agreement: alone ? best.key : null, candidates });
  }

  #join(number: string, link: PaymentLink): void {
    const before = this.#links.get(number) ?? NO_LINK;
    for (const { agreement, candidates } of [before, link])
      for (const key of [agreement, ...candidates.map((candidate) => candidate.key)]) if (key !== null) this.#stirred.add(key);
    if (isJoined(before) && before.agreement !== null) this.#joined.delete(before.agreement, number);
    for (const { key } of before.candidates) this.#proposed.delete(key, number);
    if (link.status === 'none') this.#links.delete(number);
    else this.#links.set(number, link);
    if (isJoined(link) && link.agreement !== null) this.#joined.add(link.agreement, number);
    for (const { key } of link.candidates) this.#proposed.add(key, number);
  }

  /** What a payment adds to the measures of its unit, as a number that {@link STATES} explains. */
  #stateOf(number: string): number {
    const node = this.get(number);
    if (!node) return 0;
    const agreement = node.link.agreement === null ? undefined : this.agreements.get(node.link.agreement);
    return STATES.indexOf(node.link.status) + 1 + (lacksHandover(node, agreement) ? STATES.length : 0);
  }

  #account(number: string, state: number): void {
    const payment = this.#table.get(number);
    const before = this.#table.state(number);
    if (!payment || before === state) return;
    this.tally.replace(sharesOf(payment, before), sharesOf(payment, state));
    this.#table.setState(number, state);
  }

  /** Something changes the contract numbers of payments: they are indexed anew around it. */
  #renumber(payments: readonly string[], change: () => void): void {
    for (const payment of payments) this.#index(payment, false);
    change();
    for (const payment of payments) {
      this.#index(payment, true);
      this.#dirty.add(payment);
    }
  }

  #index(number: string, present: boolean): void {
    const payment = this.#table.get(number);
    if (!payment) return;
    for (const key of this.#numbersOf(payment)) this.#byNumber.set(key, number, present);
    const vendor = this.#parties.get(number)?.vendor ?? null;
    if (vendor !== null) this.#byVendor.set(vendorBlock(skpdOf(payment.unit), vendor), number, present);
  }

  /** Numbers by which it may name its agreement. */
  #numbersOf({ number, named }: Payment): Set<string> {
    const written = [this.#contractNumber(number), ...named];
    return new Set(written.flatMap((each) => (each === null ? [] : (documentKey(each) ?? []))));
  }

  #nodesOf(numbers: readonly string[]): PaymentNode[] {
    return numbers.flatMap((number) => this.get(number) ?? []).sort((a, b) => (`${a.date}|${a.number}` < `${b.date}|${b.number}` ? -1 : 1));
  }
}

const byNewest = (a: LinkDecisionFact, b: LinkDecisionFact): number =>
  a.date === b.date ? (a.to < b.to ? 1 : -1) : a.date < b.date ? 1 : -1;

const amountBlock = (skpd: WorkUnitCode, amount: Sen): string => `${skpd}|=${amount}`;
const vendorBlock = (skpd: WorkUnitCode, vendor: string): string => `${skpd}|v${vendor}`;

type Offered = Pick<Agreement, 'unit' | 'amount' | 'vendor'> & { readonly handovers?: Agreement['handovers'] };

function amountsOf({ amount, handovers = [] }: Offered): Sen[] {
  return [...new Set([amount, ...handovers.map((h) => h.amount)].filter((each) => each !== null))];
}

/** What a payment and an agreement must have in common to be looked at: within an Skpd, an amount or the vendor. */
function blocksOf(offered: Offered): string[] {
  if (offered.unit === null) return [];
  const skpd = skpdOf(offered.unit);
  const amounts = amountsOf(offered).map((amount) => amountBlock(skpd, amount));
  return offered.vendor === null ? amounts : [...amounts, vendorBlock(skpd, offered.vendor)];
}

/** A payment's state is the place of its status here, from 1; twice as far when its agreement lacks a hand-over. */
const STATES: readonly PaymentStatus[] = ['none', 'ambiguous', 'proposed', 'number', 'text', 'confirmed'];

function sharesOf({ unit, amount }: Payment, state: number): Share[] {
  const status = STATES[(state - 1) % STATES.length];
  if (state === 0 || status === undefined) return [];
  const share = (measure: string): Share => ({ unit, measure, amount });
  const shares = [share('payment')];
  if (!JOINED.includes(status)) return [...shares, share(status === 'proposed' ? 'payment-proposed' : 'payment-without-agreement')];
  shares.push(share('payment-joined'), share(`payment-joined:${status}`));
  return state > STATES.length ? [...shares, share('payment-without-handover')] : shares;
}

/** An advance of at most 30 % may come before anything is handed over (Perpres 16/2018 art. 29). */
const ADVANCE_HUNDREDTHS = 30n;

function lacksHandover({ link, date, amount }: PaymentNode, agreement: Agreement | undefined): boolean {
  if (!isJoined(link) || agreement?.kind !== 'contract') return false;
  const isAdvance = agreement.amount !== null && amount * 100n <= agreement.amount * ADVANCE_HUNDREDTHS;
  return !isAdvance && !agreement.handovers.some((h) => h.date <= date);
}
