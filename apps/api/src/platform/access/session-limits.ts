import { type Role, roles } from '@lcc/contract';

/** How long a session lasts. */
interface SessionLimit {
  /** Without an act of its person. */
  readonly idleMs: number;
  /** Whatever is done. */
  readonly absoluteMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A day at work: nobody is signed in again in the middle of it, and nobody stays overnight. */
const DAY_AT_WORK_MS = 12 * HOUR_MS;

/**
 * By what a role could do to others if somebody else sat down at its desk (ASVS 7.1.1, 7.3.1, 7.3.2): who rules over accounts, keys and
 * decisions half an hour, who writes in one's own field two hours, who only looks four. The regent looks on a phone that is locked by
 * itself, and would sign in anew with every glance.
 */
export const SESSION_LIMITS: Readonly<Record<Role, SessionLimit>> = {
  administrator: { idleMs: 30 * MINUTE_MS, absoluteMs: DAY_AT_WORK_MS },
  approver: { idleMs: 30 * MINUTE_MS, absoluteMs: DAY_AT_WORK_MS },
  'threshold-editor': { idleMs: 2 * HOUR_MS, absoluteMs: DAY_AT_WORK_MS },
  inspector: { idleMs: 2 * HOUR_MS, absoluteMs: DAY_AT_WORK_MS },
  'unit-operator': { idleMs: 2 * HOUR_MS, absoluteMs: DAY_AT_WORK_MS },
  presenter: { idleMs: 4 * HOUR_MS, absoluteMs: DAY_AT_WORK_MS },
  viewer: { idleMs: 4 * HOUR_MS, absoluteMs: DAY_AT_WORK_MS },
  regent: { idleMs: 7 * DAY_MS, absoluteMs: 30 * DAY_MS },
};

/** Seconds that a browser keeps the cookie of a session; null = until it is closed, as on a desk that others use, too. */
export const keptSeconds = (role: Role): number | null => (role === 'regent' ? SESSION_LIMITS[role].absoluteMs / 1_000 : null);

/** A limit as SQL, in milliseconds, by a column that holds the role. */
export const limitSql = (limit: keyof SessionLimit, column: string): string =>
  `(CASE ${column} ${roles.map((role) => `WHEN '${role}' THEN ${SESSION_LIMITS[role][limit]}`).join(' ')} ELSE 0 END)`;
