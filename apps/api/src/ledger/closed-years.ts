import type { FactKind } from '@lcc/domain';
import type { Batch } from './batch.js';
import { placeOf } from './draft.js';
import type { Head } from './plan.js';

/** The books of a year are closed: nothing of the batch was kept. The message (Indonesian) names the remedy. */
export class YearClosed extends Error {
  override readonly name = 'YearClosed';

  constructor(readonly years: readonly Pick<Head, 'region' | 'year'>[]) {
    super(years.map((y) => closedMessage(y.year)).join(' '));
  }
}

export const closedMessage = (year: number): string =>
  `Pembukuan ${year} sudah ditutup. Catat koreksinya di tahun berjalan, atau unggah berkasnya di konsol (Impor) dan ajukan sebagai penyesuaian: orang kedua menyetujuinya.`;

/** What a closed year still takes: the day that passes, and the decision to open it. */
const ALWAYS: ReadonlySet<FactKind> = new Set(['business-day', 'year-state']);

/**
 * The one place that decides what may be written into a year whose books are closed; called with the heads as they are locked. Adjusting
 * entries that a second person has approved are let through here, and nowhere else. Throws YearClosed.
 */
export function refuseClosed(heads: readonly Head[], { drafts, adjustment }: Pick<Batch, 'drafts' | 'adjustment'>): void {
  if (adjustment && adjustment.approvedBy !== adjustment.proposedBy) return;
  const refused = heads.filter(
    (head) => head.closed && drafts.map(placeOf).some((p) => p.region === head.region && p.year === head.year && !ALWAYS.has(p.kind)),
  );
  if (refused.length > 0) throw new YearClosed(refused);
}
