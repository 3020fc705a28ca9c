import type { RowIssue } from '@lcc/connectors';
import { closedMessage, type YearClosed } from '../ledger/closed-years.js';
import { type Draft, placeOf } from '../ledger/draft.js';

/** More refused rows than this are a wrong file, not a few late ones. */
const MOST_TOLD = 1_000;

/** The drafts of years that are open, and a refusal for each row of the others; one for all when every row is refused. */
export function withoutClosed(
  drafts: readonly Draft[],
  closed: YearClosed,
): { readonly open: readonly Draft[]; readonly rejected: readonly RowIssue[] } {
  const isClosed = (draft: Draft): boolean =>
    closed.years.some((y) => y.region === placeOf(draft).region && y.year === placeOf(draft).year);
  const open = drafts.filter((draft) => !isClosed(draft));
  const refusal = (row: number | null, message: string): RowIssue => ({ row, column: null, code: 'year-closed', message });
  if (open.length === 0) return { open, rejected: [refusal(null, closed.message)] };
  const rows = new Map(drafts.filter(isClosed).map((draft) => [draft.row, placeOf(draft).year]));
  return { open, rejected: [...rows].slice(0, MOST_TOLD).map(([row, year]) => refusal(row, `Baris ${row}: ${closedMessage(year)}`)) };
}
