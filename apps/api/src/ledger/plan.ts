import { businessDate, type Fact, factFromWire } from '@lcc/domain';
import type { LogEntry } from './batch.js';
import { type Draft, encodedOf, keyOf, placeOf, setOf } from './draft.js';
import { amountOf, type EncodedFact, type FactRow, WITHDRAWN_HASH } from './fact-rows.js';

/** A channel's head as it was read. */
export interface Head {
  readonly channel: string;
  readonly region: string;
  readonly year: number;
  /** Which log the revision counts in; another after a restore. Empty while the channel is not opened. */
  readonly epoch: string;
  readonly revision: number;
  readonly businessDay: string | null;
  /** The books of the year are closed. */
  readonly closed: boolean;
}

export interface NewFact {
  readonly kind: Fact['kind'];
  readonly key: string;
  readonly seq: number;
  /** What is remembered; null = withdrawn. */
  readonly draft: Draft | null;
  readonly encoded: EncodedFact;
  readonly amount: string | null;
  readonly set: string | null;
  readonly row: number;
  readonly date: string;
  readonly before: FactRow | null;
}

export interface Tally {
  accepted: number;
  corrections: number;
  duplicates: number;
}

/** One channel's part of a batch: what it will write at its next revision. */
export interface ChannelPlan {
  readonly head: Head;
  readonly revision: number;
  readonly facts: readonly NewFact[];
}

/** Rows in force by kind and natural key, as `KIND|KEY`. */
export type CurrentRows = ReadonlyMap<string, FactRow>;

/**
 * Resolves drafts against what the ledger holds: same key and value = duplicate; same key, other value = correction; unknown
 * key = new. Within one batch the last of a key holds. Pure; counts rows in `tally`.
 */
export function resolveDrafts(drafts: readonly Draft[], current: CurrentRows, tally: Tally): NewFact[] {
  const last = drafts.length === 1 ? drafts : lastOfEachKey(drafts);
  tally.duplicates += rowsOf(drafts) - rowsOf(last);
  return resolveDistinct(last, current, tally);
}

/** How many drafts are rows of their own. */
export function rowsOf(drafts: readonly Draft[]): number {
  let rows = 0;
  for (const draft of drafts) if (!draft.derived) rows++;
  return rows;
}

/** As {@link resolveDrafts}, for drafts of which no two have the same key. */
export function resolveDistinct(last: readonly Draft[], current: CurrentRows, tally: Tally): NewFact[] {
  const facts: NewFact[] = [];
  for (const draft of last) {
    const { kind } = placeOf(draft);
    const known = current.size === 0 ? null : (current.get(`${kind}|${keyOf(draft)}`) ?? null);
    if (draft.over !== undefined && known?.value_hash !== draft.over) continue;
    if (draft.withdraws) {
      if (known?.payload) {
        tally.corrections++;
        facts.push(withdrawal(known, draft));
      }
      continue;
    }
    const cameAlong = kind === 'roster' && isDerived(draft.fact);
    // A unit that only came along never replaces what is known of it.
    const isDuplicate = known !== null && (known.value_hash === encodedOf(draft).hash || (cameAlong && known.payload !== null));
    if (!draft.derived && !cameAlong) count(tally, isDuplicate, known);
    if (!isDuplicate) facts.push(newFact(draft, known));
  }
  return facts;
}

/** A fact in force as withdrawn from now on. */
const withdrawal = (known: FactRow, draft: Draft): NewFact => ({
  kind: known.kind,
  key: known.natural_key,
  seq: known.seq + 1,
  draft: null,
  encoded: { payload: 'null', hash: WITHDRAWN_HASH },
  amount: null,
  set: setOf(draft),
  row: draft.row,
  date: draft.fact.date,
  before: known,
});

/** A draft as the next version of what is known under its key. */
export const newFact = (draft: Draft, before: FactRow | null): NewFact => new NextVersion(draft, before);

/** What it takes from its draft is worked out when asked for: a packed one is written without. */
class NextVersion implements NewFact {
  #encoded: EncodedFact | null = null;

  constructor(
    readonly draft: Draft,
    readonly before: FactRow | null,
  ) {}

  get kind(): Fact['kind'] {
    return placeOf(this.draft).kind;
  }
  get key(): string {
    return keyOf(this.draft);
  }
  get seq(): number {
    return (this.before?.seq ?? 0) + 1;
  }
  get encoded(): EncodedFact {
    this.#encoded ??= encodedOf(this.draft);
    return this.#encoded;
  }
  get amount(): string | null {
    return this.draft.packed ? this.draft.packed.amount : amountOf(this.draft.fact);
  }
  get set(): string | null {
    return setOf(this.draft);
  }
  get row(): number {
    return this.draft.row;
  }
  get date(): string {
    return (this.draft.packed ?? this.draft.fact).date;
  }
}

/** The plan of a channel: its next revision, and the business day when it has not begun there yet. */
export function planRevision(head: Head, facts: NewFact[], recordedAt: number): ChannelPlan {
  const today = businessDate(recordedAt);
  const hasBegun = head.businessDay !== null && head.businessDay >= today;
  const bringsIt = facts.some((f) => f.kind === 'business-day' && f.date === today);
  if (facts.length > 0 && !hasBegun && !bringsIt) facts.unshift(dayFact(head, today));
  return { head, revision: head.revision + (facts.length > 0 ? 1 : 0), facts };
}

/** The business day of a channel once a plan is written. */
export function dayAfter(plan: ChannelPlan): string | null {
  return plan.facts.find((f) => f.kind === 'business-day')?.date ?? plan.head.businessDay;
}

/** Whether the books are closed once a plan is written. */
export function closedAfter(plan: ChannelPlan): boolean {
  const decided = plan.facts.findLast((f) => f.kind === 'year-state')?.draft?.fact;
  return decided?.kind === 'year-state' ? decided.closed : plan.head.closed;
}

/** The head once a plan is written. */
export function headAfter(plan: ChannelPlan): Head {
  return { ...plan.head, revision: plan.revision, businessDay: dayAfter(plan), closed: closedAfter(plan) };
}

/** What followers of the log will read of a plan, for those in this process. A packed fact is made when a follower looks at it. */
export function entriesOf(plan: ChannelPlan, recordedAt: number): LogEntry[] {
  return plan.facts.map((f) => ({
    channel: plan.head.channel,
    revision: plan.revision,
    kind: f.kind,
    before: f.before?.payload ? factFromWire(f.before.payload) : null,
    get after() {
      return f.draft?.fact ?? null;
    },
    recordedAt,
    firstRecordedAt: f.before?.first_recorded_at.getTime() ?? recordedAt,
  }));
}

/** The drafts without those that a later one of the same key replaces. */
export function lastOfEachKey(drafts: readonly Draft[]): Draft[] {
  const [first] = drafts;
  const isOfOneKind = drafts.every((draft) => placeOf(draft).kind === (first && placeOf(first).kind));
  const last = new Map<string, Draft>();
  for (const draft of drafts) last.set(isOfOneKind ? keyOf(draft) : `${placeOf(draft).kind}|${keyOf(draft)}`, draft);
  return [...last.values()];
}

/** A unit that only came along because a row named an unknown code; it is no row of its own. */
const isDerived = (fact: Fact): boolean => fact.kind === 'roster' && !fact.verified;

function count(tally: Tally, isDuplicate: boolean, known: FactRow | null): void {
  if (isDuplicate) tally.duplicates++;
  else if (known === null || known.payload === null) tally.accepted++;
  else tally.corrections++;
}

function dayFact(head: Head, date: string): NewFact {
  const fact: Fact = { kind: 'business-day', region: head.region, year: head.year, date };
  return newFact({ fact, row: 0 }, null);
}
