import type { Bid, Release } from './release.js';

/** Bids that were handed in: pending, valid, disqualified and any other status but these two. */
export function submittedBids(release: Release): readonly Bid[] {
  return (release.bids ?? []).filter((bid) => bid.status !== null && bid.status !== 'invited' && bid.status !== 'withdrawn');
}

/** The ids that a list of parties names, in order, those without one left out. */
export function idsOf(parties: Bid['tenderers']): string[] {
  return (parties ?? []).filter((id) => id !== null);
}

/** The id of the only party; null for several, none, or one without an id. */
export function onlyId(parties: Bid['tenderers']): string | null {
  return parties?.length === 1 ? (parties[0] ?? null) : null;
}

/**
 * The active awards, if every award is final and bids are published. A pending award makes the process null: its result could still
 * change, and a flag that new data takes back is worse than a late one. Awards without a status are ignored.
 */
export function finalAwards(release: Release): NonNullable<Release['awards']> | null {
  if (!release.awards || !release.bids) return null;
  const isFinal = release.awards.every(({ status }) => status === null || /^(active|cancelled|unsuccessful)$/.test(status));
  return isFinal ? release.awards.filter(({ status }) => status === 'active') : null;
}

/** The supplier who won the whole process alone. With several active awards the bids may be for different lots. */
export function singleWinner(release: Release): string | null {
  const awards = finalAwards(release);
  return awards?.length === 1 ? onlyId(awards[0]?.suppliers ?? null) : null;
}
