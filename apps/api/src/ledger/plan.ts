import { businessDate, type Fact, factFromWire, naturalKey, replacementSet } from '@lcc/domain';
import type { Batch, LogEntry } from './batch.js';
import { type EncodedFact, encodeFact, type FactRow } from './fact-rows.js';

/** A channel's head as it was read. */
export interface Head {
  readonly channel: string;
  readonly region: string;
  readonly year: number;
  readonly revision: number;
  readonly businessDay: string | null;
  /** The books of the year are closed. */
  readonly closed: boolean;
}

export type Draft = Batch['drafts'][number];
export interface NewFact {
  readonly kind: Fact['kind'];
  readonly key: string;
  readonly seq: number;
  readonly fact: Fact | null;
  readonly encoded: EncodedFact;
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
  for (const { fact, row, derived } of last) {
    const key = naturalKey(fact);
    const encoded = encodeFact(fact);
    const known = current.get(`${fact.kind}|${key}`) ?? null;
    // A unit that only came along never replaces what is known of it.
    const isDuplicate = known?.value_hash === encoded.hash || (isDerived(fact) && known !== null && known.payload !== null);
    if (!derived && !isDerived(fact)) count(tally, isDuplicate, known);
    if (isDuplicate) continue;
    const seq = (known?.seq ?? 0) + 1;
    facts.push({ kind: fact.kind, key, seq, fact, encoded, set: replacementSet(fact), row, date: fact.date, before: known });
  }
  return facts;
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
  const decided = plan.facts.findLast((f) => f.kind === 'year-state')?.fact;
  return decided?.kind === 'year-state' ? decided.closed : plan.head.closed;
}

/** The head once a plan is written. */
export function headAfter(plan: ChannelPlan): Head {
  return { ...plan.head, revision: plan.revision, businessDay: dayAfter(plan), closed: closedAfter(plan) };
}

/** What followers of the log will read of a plan, for those in this process. */
export function entriesOf(plan: ChannelPlan, recordedAt: number): LogEntry[] {
  return plan.facts.map((f) => ({
    channel: plan.head.channel,
    revision: plan.revision,
    kind: f.kind,
    before: f.before?.payload ? factFromWire(f.before.payload) : null,
    after: f.fact,
    recordedAt,
    firstRecordedAt: f.before?.first_recorded_at.getTime() ?? recordedAt,
  }));
}

/** The drafts without those that a later one of the same key replaces. */
export function lastOfEachKey(drafts: readonly Draft[]): Draft[] {
  const [first] = drafts;
  const isOfOneKind = drafts.every((draft) => draft.fact.kind === first?.fact.kind);
  const last = new Map<string, Draft>();
  for (const draft of drafts) last.set(isOfOneKind ? naturalKey(draft.fact) : `${draft.fact.kind}|${naturalKey(draft.fact)}`, draft);
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
  return { kind: fact.kind, key: date, seq: 1, fact, encoded: encodeFact(fact), set: null, row: 0, date, before: null };
}
