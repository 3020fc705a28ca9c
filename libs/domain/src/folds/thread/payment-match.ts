import { addDays, type IsoDate, type Sen, type SubActivityCode, type WorkUnitCode } from '../../values/index.js';
import type { Agreement } from './agreement.js';
import type { Units } from './units.js';

/** What a payment may be joined by, beside the number of its contract. */
export interface MatchedPayment {
  readonly unit: WorkUnitCode;
  readonly date: IsoDate;
  readonly amount: Sen;
  readonly subActivities: readonly SubActivityCode[];
  readonly vendor: string | null;
}

/** Why a payment may belong to an agreement, each with its points. A person sees the reasons, never the points alone. */
export type MatchReason =
  | 'amount-record'
  | 'amount-contract'
  | 'amount-share'
  | 'vendor'
  | 'sub-activity'
  | 'after-handover'
  | 'within-term';
const POINTS: Readonly<Record<MatchReason, number>> = {
  'amount-record': 50,
  'amount-contract': 45,
  'amount-share': 25,
  vendor: 30,
  'sub-activity': 15,
  'after-handover': 10,
  'within-term': 5,
};
/** From this score on it is proposed; one that is this much better than the next is proposed alone. */
const ENOUGH = 60;
const CLEARLY = 10;
/** Advances and instalments, hundredths of the contract: advance, retention and what is left of them. */
const SHARES: readonly bigint[] = [5n, 10n, 15n, 20n, 25n, 30n, 40n, 50n, 60n, 70n, 75n, 80n, 90n, 95n];
const DAYS_AFTER_HANDOVER = 45;

export interface Match {
  readonly key: string;
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** Judges one agreement for a payment; null when it cannot be it: before it was signed, of another Skpd, or more than is left to pay. */
export function judge(payment: MatchedPayment, agreement: Agreement, left: Sen | null, units: Pick<Units, 'skpd'>): Match | null {
  const { unit, date, amount } = agreement;
  if (unit === null || units.skpd(unit) !== units.skpd(payment.unit) || payment.date < date) return null;
  if (left !== null && payment.amount > left) return null;
  const reasons: MatchReason[] = [];
  const size = sizeReason(payment.amount, amount, agreement.handovers);
  if (size) reasons.push(size);
  if (payment.vendor !== null && payment.vendor === agreement.vendor) reasons.push('vendor');
  if (payment.subActivities.some((code) => agreement.subActivities.includes(code))) reasons.push('sub-activity');
  const time = timeReason(payment.date, agreement);
  if (time) reasons.push(time);
  return { key: agreement.key, score: reasons.reduce((sum, reason) => sum + POINTS[reason], 0), reasons: reasons.slice() };
}

function sizeReason(paid: Sen, agreed: Sen | null, handovers: Agreement['handovers']): MatchReason | null {
  if (handovers.some((h) => h.amount === paid)) return 'amount-record';
  if (agreed === paid) return 'amount-contract';
  return agreed !== null && SHARES.some((hundredths) => isShare(paid, agreed, hundredths)) ? 'amount-share' : null;
}

/** Rounded to the rupiah, as papers are. */
const isShare = (paid: Sen, agreed: Sen, hundredths: bigint): boolean => {
  const off = paid * 100n - agreed * hundredths;
  return off > -10_000n && off < 10_000n;
};

function timeReason(date: IsoDate, { handovers, endsOn }: Agreement): MatchReason | null {
  if (handovers.some((h) => h.date <= date && date <= addDays(h.date, DAYS_AFTER_HANDOVER))) return 'after-handover';
  return endsOn !== null && date <= endsOn ? 'within-term' : null;
}

/** The matches worth a person's look, best first: one when it is clearly the best. */
export function propose(matches: readonly Match[]): Match[] {
  const enough = matches.filter((match) => match.score >= ENOUGH).sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  const [best, next] = enough;
  if (!best) return [];
  return next && best.score - next.score < CLEARLY ? enough.slice(0, MOST_PROPOSED) : [best];
}

const MOST_PROPOSED = 3;
