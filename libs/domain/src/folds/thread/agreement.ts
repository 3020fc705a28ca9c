import type { CataloguePurchaseFact } from '../../facts/index.js';
import { naturalKey } from '../../facts/index.js';
import { addDays, earlier, type IsoDate, type Sen, type SubActivityCode, type WorkUnitCode } from '../../values/index.js';
import { documentKey } from './document-numbers.js';
import { type ContractPaper, type ProcessNode, papersOf, vendorText } from './process-papers.js';
import type { Share } from './tally.js';

export type AgreementKind = 'contract' | 'order' | 'record';

/** What a payment may rest on: a contract, an order of a catalogue, or a purchase recorded afterwards. */
export interface Agreement {
  /** `contract|TRACK|PROCESS|NUMBER`, `order|MARKET|ORDER`, `record|` and the natural key of the fact. */
  readonly key: string;
  readonly kind: AgreementKind;
  readonly number: string | null;
  readonly unit: WorkUnitCode | null;
  readonly name: string | null;
  readonly vendor: string | null;
  readonly amount: Sen | null;
  /** Signed or ordered on; of a contract with addenda the first. */
  readonly date: IsoDate;
  readonly endsOn: IsoDate | null;
  readonly status: string | null;
  readonly rupCodes: readonly string[];
  readonly subActivities: readonly SubActivityCode[];
  /** Whether SiRUP knows one of its packages. */
  readonly hasPackage: boolean;
  readonly handovers: readonly { readonly amount: Sen | null; readonly date: IsoDate; readonly accepted: boolean }[];
}

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

/** What was agreed in a process. */
export function agreementsOf(node: ProcessNode, rupCodes: readonly string[], of: OfPackages): Agreement[] {
  const [opening] = [...papersOf(node, 'procurement-notice'), ...papersOf(node, 'recorded-procurement')];
  const contracts = [...contractsByNumber(node)].map(([number, versions]): Agreement => {
    const contract = versions.reduce((a, b) => (b.addendum > a.addendum ? b : a));
    const orders = papersOf(node, 'start-order').filter((order) => sameNumber(order.contractNumber, number));
    const ends = [contract.endsOn, ...orders.map((order) => order.endsOn)].filter((day) => day !== null).sort();
    const { amount, status, vendor } = contract;
    return {
      key: `contract|${node.key}|${number}`,
      kind: 'contract',
      number,
      unit: contract.unit ?? opening?.unit ?? null,
      name: contract.name ?? opening?.name ?? null,
      vendor,
      amount,
      date: versions.reduce((first, { date }) => earlier(first, date), contract.date),
      endsOn: ends.at(-1) ?? null,
      status,
      rupCodes,
      ...of,
      handovers: papersOf(node, 'handover').filter((h) => sameNumber(h.contractNumber, number)),
    };
  });
  return [...contracts, ...recordsOf(node, rupCodes, of, opening)];
}

type OpeningPaper = ReturnType<typeof papersOf<'procurement-notice' | 'recorded-procurement'>>[number] | undefined;

/** Payments of a recorded purchase are agreements too: receipts, orders. Own work (swakelola) agrees with nobody. */
function recordsOf(node: ProcessNode, rupCodes: readonly string[], of: OfPackages, opening: OpeningPaper): Agreement[] {
  if (node.track !== 'recorded') return [];
  return papersOf(node, 'recorded-realization').map(({ key, number, unit, name, vendor, amount, date }) => ({
    key: `record|${key}`,
    kind: 'record',
    number,
    unit: unit ?? opening?.unit ?? null,
    name: name ?? opening?.name ?? null,
    vendor,
    amount,
    date,
    endsOn: null,
    status: opening?.status ?? null,
    rupCodes,
    ...of,
    handovers: [{ amount, date, accepted: true }],
  }));
}

/** An order of a catalogue as an agreement. */
export function orderAgreement(fact: CataloguePurchaseFact, of: OfPackages): Agreement {
  const { order, workUnit, name, vendor, amount, date, status, rupCodes, deliveryStatus } = fact;
  const delivered = /complete/i.test(deliveryStatus ?? '');
  return {
    key: `order|${naturalKey(fact)}`,
    kind: 'order',
    number: order,
    unit: workUnit,
    name,
    vendor: vendorText(vendor),
    amount,
    date,
    endsOn: null,
    status,
    rupCodes,
    ...of,
    handovers: delivered ? [{ amount, date, accepted: true }] : [],
  };
}

/** The facts behind an agreement, in the order of the work. */
export function sourcesOf({ key, kind, number }: Agreement, node: ProcessNode | undefined): AgreementSource[] {
  const rest = key.slice(kind.length + 1);
  if (kind === 'order') return [['catalogue-purchase', rest]];
  if (kind === 'record' || !node || number === null) return [['recorded-realization', rest]];
  return [
    ...papersOf(node, 'contract').flatMap((p): AgreementSource[] => (p.number === number ? [['contract', p.key]] : [])),
    ...papersOf(node, 'start-order').flatMap((p): AgreementSource[] =>
      sameNumber(p.contractNumber, number) ? [['start-order', p.key]] : [],
    ),
    ...papersOf(node, 'handover').flatMap((p): AgreementSource[] => (sameNumber(p.contractNumber, number) ? [['handover', p.key]] : [])),
  ];
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
  const amount = agreement.amount ?? 0n;
  const share = (measure: string, of: Sen = amount): Share => ({ unit, measure, amount: of });
  const shares = [share('agreement'), share(`agreement:${kind}`)];
  if (!hasPackage) shares.push(share('agreement-without-package'));
  const accepted = handovers.filter((h) => h.accepted);
  if (handovers.length > 0)
    shares.push(
      share(
        'agreement-handed-over',
        handovers.reduce<Sen>((sum, h) => sum + (h.amount ?? 0n), 0n),
      ),
    );
  if (kind === 'contract' && accepted.length === 0 && endsOn !== null && endsOn < asOf && !FINISHED.test(status ?? ''))
    shares.push(share('agreement-overdue'));
  if (paid.payments > 0) return [...shares, share('agreement-paid', paid.amount)];
  shares.push(share('agreement-unpaid'));
  if (paid.proposed) shares.push(share('agreement-payment-proposed'));
  const delivered = accepted
    .map((h) => h.date)
    .sort()
    .at(-1);
  if (delivered !== undefined && addDays(delivered, DAYS_TO_PAY) < asOf) shares.push(share('agreement-delivered-unpaid'));
  return shares;
}

/** Whether an agreement's shares may change by a new day alone. */
export const waitsForDay = ({ endsOn, handovers }: Agreement): boolean => endsOn !== null || handovers.length > 0;
