import type { Replays } from '@lcc/contract';
import type { EntityManager } from 'typeorm';
import type { ScreenLine } from '../live/screen-line.js';
import type { ScreenRegistry } from '../platform/access/screen-registry.js';
import type { Actor } from '../platform/audit/actor.js';
import type { Audit } from '../platform/audit/audit.js';
import { Problem } from '../platform/http/problem.js';

/** What may stand on screens instead of their own picture, each in a table of its own. One runs at a time, of either kind. */
const KINDS = {
  replay: { table: 'replay', busy: ['Putar ulang sedang berjalan', 'Tunggu sampai selesai, atau hentikan dahulu.'] },
  'real-visit': { table: 'real_visit', busy: ['Tamu sedang melihat data nyata', 'Tunggu sampai kunjungan selesai, atau akhiri dahulu.'] },
} as const;
export type Showing = keyof typeof KINDS;

const KEPT_DAYS = 31;
const ID = /^[\w-]{1,64}$/;
/** Held until the transaction is over, so that two that begin at once see each other. */
const LOCK = "SELECT pg_advisory_xact_lock(hashtext('lcc.showings'))";

/** The screens that something can be shown on. */
export async function pairedScreens(screens: ScreenRegistry, line: ScreenLine): Promise<Replays['screens']> {
  const open = (await screens.list()).filter(({ revoked, paired }) => revoked === null && paired !== null);
  return open.map(({ id, name, place }) => ({ id, name, place, connected: line.standing(id).connected }));
}

/** @throws Problem 409 while one of the other kind runs */
export async function refuseBeside(manager: EntityManager, kind: Showing, now: Date): Promise<void> {
  await manager.query(LOCK);
  const { table, busy } = KINDS[kind === 'replay' ? 'real-visit' : 'replay'];
  const running = (await manager.query(`SELECT 1 FROM ${table} WHERE ended_at IS NULL AND ends_at > $1`, [now])) as unknown[];
  if (running.length > 0) throw new Problem(409, busy[0], busy[1]);
}

/** Ends what runs and has this id; false when it does not run, also for an id that cannot be. */
export const endById = async (audit: Audit, kind: Showing, id: string, actor: Actor, now: Date): Promise<boolean> =>
  ID.test(id) && endWhere(audit, kind, 'id = $2', [id], actor, now);

/** Ends what runs and is meant (`$1` = now); only who ended it tells the trail. What ended a month ago is forgotten. */
export function endWhere(
  audit: Audit,
  kind: Showing,
  which: string,
  values: readonly unknown[],
  actor: Actor,
  now: Date,
): Promise<boolean> {
  const { table } = KINDS[kind];
  return audit.change(async (manager) => {
    const [[ended]] = (await manager.query(`UPDATE ${table} SET ended_at = $1 WHERE ended_at IS NULL AND ${which} RETURNING id`, [
      now,
      ...values,
    ])) as [{ id: string }[], number];
    if (!ended) return false;
    await audit.record(manager, { actor, action: `${kind}.ended`, object: `${kind}:${ended.id}` });
    await manager.query(`DELETE FROM ${table} WHERE ended_at < $1::timestamptz - interval '${KEPT_DAYS} days'`, [now]);
    return true;
  });
}
