import { randomUUID } from 'node:crypto';
import { factToWire } from '@lcc/domain';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { Batch, Receipt } from './batch.js';
import { placeOf, setOf } from './draft.js';
import type { FactRow } from './fact-rows.js';
import { type ChannelPlan, type Head, headAfter, planRevision, resolveDrafts, type Tally } from './plan.js';

/** More facts than this are a file's work, not a push's. */
const MOST = 200;

/**
 * The one channel of a batch that may be written together with others, or null: many facts, several channels, sets to replace, names
 * to learn, or the books of a year to close or open.
 */
export function pushChannel(tenant: Tenant, batch: Batch): string | null {
  const { drafts } = batch;
  if (drafts.length === 0 || drafts.length > MOST || batch.names.length > 0) return null;
  if (batch.replacesSets && drafts.some((draft) => setOf(draft) !== null)) return null;
  if (drafts.some((draft) => placeOf(draft).kind === 'year-state')) return null;
  const channels = new Set(drafts.map((draft) => tenant.channelOf(placeOf(draft).region, placeOf(draft).year)));
  return channels.size === 1 ? ([...channels][0] ?? null) : null;
}

/** One push of a group: what it will write and what it will be answered. */
export interface PushPlan {
  readonly batch: Batch;
  readonly plan: ChannelPlan;
  readonly receipt: Receipt;
}

/**
 * Judges pushes one after another as if each had committed before the next was read: `current` holds the facts that their keys
 * meet, and takes in what each of them adds. Every push that changes something gets a revision of its own.
 */
export function planPushes(
  head: Head,
  batches: readonly Batch[],
  current: Map<string, FactRow>,
): { readonly plans: readonly PushPlan[]; readonly head: Head } {
  const plans: PushPlan[] = [];
  let now = head;
  for (const batch of batches) {
    const tally: Tally = { accepted: 0, corrections: 0, duplicates: 0 };
    const plan = planRevision(now, resolveDrafts(batch.drafts, current, tally), batch.recordedAt);
    const { rejected, warnings, totals } = batch;
    plans.push({ batch, plan, receipt: { run: randomUUID(), revision: plan.revision, ...tally, rejected, warnings, totals } });
    if (batches.length > 1) remember(plan, batch, current);
    now = headAfter(plan);
  }
  return { plans, head: now };
}

function remember({ head, revision, facts }: ChannelPlan, batch: Batch, current: Map<string, FactRow>): void {
  const at = new Date(batch.recordedAt);
  for (const { kind, key, seq, draft, encoded, before } of facts)
    current.set(`${kind}|${key}`, {
      channel: head.channel,
      kind,
      natural_key: key,
      seq,
      revision: String(revision),
      payload: draft ? factToWire(draft.fact) : null,
      value_hash: encoded.hash,
      recorded_at: at,
      first_recorded_at: before?.first_recorded_at ?? at,
    });
}
