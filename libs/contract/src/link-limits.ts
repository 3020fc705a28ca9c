/** Ages of the last frame, in ms: LIVE up to 12 s, DELAYED up to 30 s, STALE up to 15 min, then COLD. */
export const LINK_LIMITS = { delayed: 12_000, stale: 30_000, cold: 900_000 } as const;
export type LinkState = 'live' | 'delayed' | 'stale' | 'cold';
