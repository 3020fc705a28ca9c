import type { CaseCard } from '@lcc/contract';

/** A critical case has the wall for itself at most this long. */
export const TAKEOVER_MS = 90_000;

/** Which critical cases this page has met, and the one that took it over last. `met` null = no board has been seen yet. */
export interface SiagaState {
  readonly met: ReadonlySet<string> | null;
  readonly takeover: { readonly key: string; readonly since: number } | null;
}
export const NOTHING_MET: SiagaState = { met: null, takeover: null };

const keyOf = ({ id, raisedOn }: CaseCard): string => `${id}|${raisedOn}`;

/**
 * A critical case that comes while the page is open takes it over, once, and one at a time; what stood there when the page was opened has had
 * its turn. `now` = monotonic milliseconds.
 */
export function siagaNext(state: SiagaState, card: CaseCard | null, now: number): SiagaState {
  if (state.met === null) return { met: new Set(card ? [keyOf(card)] : []), takeover: null };
  if (!card || state.met.has(keyOf(card))) return state;
  return { met: new Set([...state.met, keyOf(card)]), takeover: { key: keyOf(card), since: now } };
}

/** Milliseconds that the takeover of this case has left; 0 = it is a strip now. */
export function takeoverLeft({ takeover }: SiagaState, card: CaseCard | null, now: number): number {
  if (!card || takeover?.key !== keyOf(card)) return 0;
  return Math.max(0, takeover.since + TAKEOVER_MS - now);
}
