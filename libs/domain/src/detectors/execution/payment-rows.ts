import { type Payment, vendorKey } from '../../folds/index.js';
import type { Evidence } from '../core/detector.js';

/** The vendor of a payment, or null when the source names none. */
export const vendorOf = ({ party }: Payment): string | null => (party === null ? null : vendorKey(party));

/** A payment as a row of evidence. */
export function paymentRow({ sp2d }: Payment): Evidence {
  return { kind: 'sp2d', key: sp2d.number, date: sp2d.date, label: sp2d.description ?? sp2d.number, amount: sp2d.amount };
}
