import type { Board, Difference } from '@lcc/contract';
import { type AccountRoot, type IsoDate, type Sen, senFromWire } from '@lcc/domain';
import { rollUp } from '../board/board-queries.js';
import { writeBoard } from '../board/write-board.js';
import type { Batch } from '../ledger/batch.js';
import { type LedgerReader, toChange } from '../ledger/ledger-reader.js';
import { entriesOf, planRevision, type Tally } from '../ledger/plan.js';
import type { Prepared } from '../ledger/prepare.js';
import type { Tenant } from '../platform/tenancy/tenant.js';

const ROOTS: readonly AccountRoot[] = ['4', '5', '6'];
const MEASURES: readonly ChangedTotal['measure'][] = ['ceiling', 'cashPlanYear', 'realization'];
const MOST_TOTALS = 200;
const MOST_CHANGES = 20;

type ChangedTotal = Difference['totals'][number];
type ChangedFact = Difference['largest'][number];

/** Counts as the ledger would answer, and what would differ. `prepared` null = bytes that were accepted before. */
export async function differenceOf(
  reader: LedgerReader,
  tenant: Tenant,
  batch: Batch,
  prepared: readonly Prepared[] | null,
  today: IsoDate,
): Promise<{ readonly counts: Tally; readonly shown: Difference }> {
  const counts: Tally = { accepted: 0, corrections: 0, duplicates: prepared ? 0 : batch.drafts.filter((d) => !d.derived).length };
  const totals: ChangedTotal[] = [];
  for (const part of prepared ?? []) {
    counts.accepted += part.tally.accepted;
    counts.corrections += part.tally.corrections;
    counts.duplicates += part.tally.duplicates;
    totals.push(...(await changedTotals(reader, tenant, part, batch, today)));
  }
  const facts = (prepared ?? []).flatMap((p) => p.facts);
  const largest = facts.filter((f) => f.kind !== 'roster' && f.kind !== 'business-day').map(toChangedFact);
  return {
    counts,
    shown: {
      withdrawn: facts.filter((f) => f.draft === null).length,
      totals: totals.sort(byMove).slice(0, MOST_TOTALS),
      largest: largest.sort(byMove).slice(0, MOST_CHANGES),
    },
  };
}

function toChangedFact({ kind, key, row, amount, before }: Prepared['facts'][number]): ChangedFact {
  const known = before && before.payload !== null ? (before.amount ?? null) : null;
  return { kind, key, row, before: known, after: amount };
}

/** The boards of the channel before and after, by the sums that the screens show. */
async function changedTotals(reader: LedgerReader, tenant: Tenant, part: Prepared, batch: Batch, today: IsoDate): Promise<ChangedTotal[]> {
  if (part.facts.length === 0) return [];
  const { channel, region, year } = part.head;
  const known = await reader.read(tenant, channel);
  const past = known ?? { head: { channel, region, year, epoch: '', revision: 0, closed: false, hasFigures: false }, entries: [] };
  const { state, sources } = rollUp(past, today);
  const before = new Map(ROOTS.map((root) => [root, writeBoard(state, sources, root)]));
  const plan = planRevision({ ...part.head, businessDay: today }, [...part.facts], batch.recordedAt);
  for (const entry of entriesOf(plan, batch.recordedAt)) state.apply(toChange(entry));
  return ROOTS.flatMap((root) => compare(channel, root, before.get(root), writeBoard(state, sources, root)));
}

function compare(channel: string, account: AccountRoot, before: Board | undefined, after: Board): ChangedTotal[] {
  const known = new Map(before?.rows.map((r) => [r.key, r]));
  const scopes = [
    { scope: 'region', name: after.regionName, was: before?.totals, is: after.totals },
    ...after.rows.map((row) => ({ scope: row.key, name: row.name, was: known.get(row.key), is: row })),
  ];
  return scopes.flatMap(({ scope, name, was, is }) =>
    MEASURES.filter((m) => (was?.[m] ?? null) !== is[m]).map((measure) => {
      const figure = { before: was?.[measure] ?? null, after: is[measure] };
      return { channel, account, scope, name, measure, ...figure };
    }),
  );
}

const sen = (text: string | null): Sen => (text === null ? 0n : senFromWire(text));

/** The largest move first. */
function byMove(a: { before: string | null; after: string | null }, b: { before: string | null; after: string | null }): number {
  const move = ({ before, after }: typeof a): Sen => (sen(after) > sen(before) ? sen(after) - sen(before) : sen(before) - sen(after));
  return move(a) === move(b) ? 0 : move(a) > move(b) ? -1 : 1;
}
