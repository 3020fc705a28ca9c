import type { SessionInfo } from '@lcc/contract';
import type { SessionRow } from '../platform/access/session-registry.js';

/** A session as a page may see it; `current` is the one that asks. */
export const sessionInfo = (row: SessionRow, current: string): SessionInfo => ({
  id: row.id,
  way: row.way,
  ip: row.ip,
  device: row.device,
  created: row.created.toISOString(),
  seen: row.seen.toISOString(),
  current: row.id === current,
});
