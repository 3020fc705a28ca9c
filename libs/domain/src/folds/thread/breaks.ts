/**
 * Where a thread may break, as measures of the tally. What is proposed waits for a person and is told as such: it is a break until it is confirmed.
 * In the order of the thread.
 */
export const breaks = [
  'rpjmd-without-budget',
  'rpjmd-over-ceiling',
  'budget-without-rpjmd',
  'renstra-without-budget',
  'budget-without-renstra',
  'plan-without-budget',
  'budget-without-plan',
  'paid-without-budget',
  'mak-proposed',
  'mak-ambiguous',
  'mak-unknown',
  'package-without-budget',
  'package-late',
  'agreement-without-package',
  'agreement-overdue',
  'agreement-delivered-unpaid',
  'agreement-unpaid',
  'paid-over-release',
  'payment-proposed',
  'payment-without-agreement',
  'payment-without-handover',
] as const;
export type Break = (typeof breaks)[number];

const known: ReadonlySet<string> = new Set(breaks);

/** The breaks among measures, in the order of the thread. */
export function breaksAmong(measures: Iterable<string>): Break[] {
  const found = new Set([...measures].filter((measure): measure is Break => known.has(measure)));
  return breaks.filter((each) => found.has(each));
}
