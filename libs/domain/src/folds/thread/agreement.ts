export type { Agreement, AgreementKind } from './agreement-shape.js';

import type { CataloguePurchaseFact } from '../../facts/index.js';
import { addDays, earlier, type IsoDate, type Sen } from '../../values/index.js';
import type { Agreement } from './agreement-shape.js';
import { documentKey } from './document-numbers.js';
import { type ContractPaper, factKeyOf, type ProcessNode, papersOf, vendorText } from './process-papers.js';
import { NO_SHARES, type Share, shareOf } from './tally.js';
import type { Texts } from './texts.js';

/** What the packages of an agreement say. */
export type OfPackages = Pick<Agreement, 'subActivities' | 'hasPackage'>;

/** Kind and natural key of the facts an agreement is made of. */
export type AgreementSource = readonly [
  kind: 'contract' | 'start-order' | 'handover' | 'recorded-realization' | 'catalogue-purchase',
  key: string,
];

const sameNumber = (a: string | null, b: string): boolean => a === null || documentKey(a) === documentKey(b);

/** Contracts of a process by number: several of one number are its addenda, and the highest holds. */
function contractsByNumber(node: ProcessNode): Map<string, ContractPaper[]> {
  const byNumber = new Map<string, ContractPaper[]>();
  for (const paper of papersOf(node, 'contract')) byNumber.set(paper.number, [...(byNumber.get(paper.number) ?? []), paper]);
  return byNumber;
}

const NO_HANDOVERS: Agreement['handovers'] = [];

/** What was agreed in a process. */
export function agreementsOf(node: ProcessNode, rupCodes: readonly string[], of: OfPackages): Agreement[] {
  const [opening] = [...papersOf(node, 'procurement-notice'), ...papersOf(node, 'recorded-procurement')];
  const contracts = [...contractsByNumber(node)].map(([number, versions]): Agreement => {
    const contract = versions.reduce((a, b) => (b.addendum > a.addendum ? b : a));
    const orders = papersOf(node, 'start-order').filter((order) => sameNumber(order.contractNumber, number));
    const ends = [contract.endsOn, ...orders.map((order) => order.endsOn)].filter((day) => day !== null).sort();
    const handovers = papersOf(node, 'handover').filter((h) => sameNumber(h.contractNumber, number));
    const { amount, status, vendor } = contract;
    return {
      key: ['contract', node.key, number].join('|'),
      kind: 'contract',
      number,
      unit: contract.unit ?? opening?.unit ?? null,
      vendor,
      amount,
      date: versions.reduce((first, { date }) => earlier(first, date), contract.date),
      endsOn: ends.at(-1) ?? null,
      status,
      rupCodes,
      subActivities: of.subActivities,
      hasPackage: of.hasPackage,
      handovers: handovers.length === 0 ? NO_HANDOVERS : handovers.slice(),
      shares: NO_SHARES,
    };
  });
  return [...contracts, ...recordsOf(node, rupCodes, of, opening)];
}

type OpeningPaper = ReturnType<typeof papersOf<'procurement-notice' | 'recorded-procurement'>>[number] | undefined;

/** Payments of a recorded purchase are agreements too: receipts, orders. Own work (swakelola) agrees with nobody. */
function recordsOf(node: ProcessNode, rupCodes: readonly string[], of: OfPackages, opening: OpeningPaper): Agreement[] {
  if (node.track !== 'recorded') return [];
  return papersOf(node, 'recorded-realization').map((paper) => ({
    key: ['record', factKeyOf(node, paper)].join('|'),
    kind: 'record',
    number: paper.number,
    unit: paper.unit ?? opening?.unit ?? null,
    vendor: paper.vendor,
    amount: paper.amount,
    date: paper.date,
    endsOn: null,
    status: opening?.status ?? null,
    rupCodes,
    subActivities: of.subActivities,
    hasPackage: of.hasPackage,
    handovers: [{ amount: paper.amount, date: paper.date, accepted: true }],
    shares: NO_SHARES,
  }));
}

/** As much of an order of a catalogue as joining and counting need. */
export type OrderPaper = Pick<CataloguePurchaseFact, 'order' | 'workUnit' | 'amount' | 'date' | 'status' | 'rupCodes'> & {
  readonly vendor: string | null;
  readonly delivered: boolean;
};

export function orderPaperOf(fact: CataloguePurchaseFact, texts: Texts): OrderPaper {
  const { order, workUnit, amount, date, status, rupCodes, vendor, deliveryStatus } = fact;
  const delivered = /complete/i.test(deliveryStatus ?? '');
  return { order, workUnit, amount, date, status, rupCodes: rupCodes.slice(), vendor: texts.one(vendorText(vendor)), delivered };
}

/** An order of a catalogue as an agreement. `key` = `MARKET|ORDER`. */
export function orderAgreement(key: string, paper: OrderPaper, of: OfPackages): Agreement {
  const { order, workUnit, vendor, amount, date, status, rupCodes, delivered } = paper;
  return {
    key: ['order', key].join('|'),
    kind: 'order',
    number: order,
    unit: workUnit,
    vendor,
    amount,
    date,
    endsOn: null,
    status,
    rupCodes,
    subActivities: of.subActivities,
    hasPackage: of.hasPackage,
    handovers: delivered ? [{ amount, date, accepted: true }] : NO_HANDOVERS,
    shares: NO_SHARES,
  };
}

/** The facts behind an agreement, in the order of the work. */
export function sourcesOf({ key, kind, number }: Agreement, node: ProcessNode | undefined): AgreementSource[] {
  const rest = key.slice(kind.length + 1);
  if (kind === 'order') return [['catalogue-purchase', rest]];
  if (kind === 'record' || !node || number === null) return [['recorded-realization', rest]];
  const papers = [
    ...papersOf(node, 'contract').filter((paper) => paper.number === number),
    ...papersOf(node, 'start-order').filter((paper) => sameNumber(paper.contractNumber, number)),
    ...papersOf(node, 'handover').filter((paper) => sameNumber(paper.contractNumber, number)),
  ];
  return papers.map((paper) => [paper.kind, factKeyOf(node, paper)]);
}

/** From this many days after the hand-over on, a payment is late. */
const DAYS_TO_PAY = 30;
const FINISHED = /selesai|complete|terminated/i;

/** What was paid on an agreement: on links that are exact or confirmed. */
export interface Paid {
  readonly amount: Sen;
  readonly payments: number;
  /** Whether a payment waits for a person to join it. */
  readonly proposed: boolean;
}

/** What an agreement adds to the measures of its unit. */
export function agreementShares(agreement: Agreement, paid: Paid, asOf: IsoDate): Share[] {
  const { unit, kind, hasPackage, handovers, endsOn, status } = agreement;
  const accepted = handovers.filter((h) => h.accepted).map((h) => h.date);
  const delivered = accepted.sort().at(-1);
  const isOverdue = kind === 'contract' && delivered === undefined && endsOn !== null && endsOn < asOf && !FINISHED.test(status ?? '');
  const isUnpaid = paid.payments === 0;
  return [
    ...shareOf(unit, agreement.amount ?? 0n, [
      'agreement',
      `agreement:${kind}`,
      !hasPackage && 'agreement-without-package',
      isOverdue && 'agreement-overdue',
      isUnpaid && 'agreement-unpaid',
      isUnpaid && paid.proposed && 'agreement-payment-proposed',
      isUnpaid && delivered !== undefined && addDays(delivered, DAYS_TO_PAY) < asOf && 'agreement-delivered-unpaid',
    ]),
    ...shareOf(
      unit,
      handovers.reduce<Sen>((sum, h) => sum + (h.amount ?? 0n), 0n),
      [handovers.length > 0 && 'agreement-handed-over'],
    ),
    ...shareOf(unit, paid.amount, [!isUnpaid && 'agreement-paid']),
  ];
}

/** Whether an agreement's shares may change by a new day alone. */
export const waitsForDay = ({ endsOn, handovers }: Agreement): boolean => endsOn !== null || handovers.length > 0;
