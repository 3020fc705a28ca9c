import { createHash } from 'node:crypto';
import type { Case } from '@lcc/domain';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../../platform/clock/index.js';
import { Tenants } from '../../platform/tenancy/tenant.js';
import type { Outbox } from '../outbox.js';
import type { Listener, PushDesk } from './push-desk.js';
import { MOST_AN_HOUR, type PushItem, pushItems, pushText, untaken } from './push-plan.js';

/** The offset of the region's time zone (WIB). */
const ZONE = '+07:00';
const HOUR_MS = 3_600_000;
const TITLE = 'Langkat Command Center';

/**
 * Puts into the outbox what a person has not been told yet: all of it as one push, at most six an hour; what comes beyond waits and comes as
 * one. It knows the real tenant alone: of the made-up regency nobody's phone rings.
 */
export class PushPlanner {
  constructor(
    private readonly tenants: Tenants,
    private readonly desk: PushDesk,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** `cases` = those of the channel that is shown. */
  async plan(channel: string, cases: readonly Case[]): Promise<void> {
    const seen = await this.#seen(channel, cases);
    const listeners = await this.desk.listeners();
    if (listeners.length === 0) return;
    const items = pushItems(cases, seen, this.clock.today(), this.clock.now(), ZONE);
    for (const account of new Set(listeners.map((each) => each.account)))
      await this.#tell(
        account,
        listeners.filter((each) => each.account === account),
        items.map((item) => ({ ...item, key: `${channel}|${item.key}` })),
      );
  }

  async #tell(account: string, browsers: readonly Listener[], items: readonly PushItem[]): Promise<void> {
    const now = this.clock.now();
    const since = Math.min(...browsers.map((each) => each.since.getTime()));
    await this.#change(async (manager) => {
      const rows = (await manager.query('SELECT key, at FROM push_told WHERE account_id = $1', [account])) as { key: string; at: Date }[];
      const told = new Set(rows.map(({ key }) => key));
      const recent = new Set(rows.map(({ at }) => at.getTime()).filter((at) => at > now - HOUR_MS));
      const fresh = items.filter(({ key, at }) => at > since && !told.has(key));
      if (fresh.length === 0 || recent.size >= MOST_AN_HOUR) return;
      const keys = fresh.map(({ key }) => key).sort();
      const batch = createHash('sha256').update(keys.join('\n')).digest('hex').slice(0, 16);
      const body = pushText(fresh);
      const messages = browsers.map(({ channel }) => ({
        ...{ key: `push|${account}|${batch}|${channel}`, channel, step: 'bupati' as const, subject: TITLE, body },
      }));
      await this.outbox.add(messages, now, false, manager);
      await manager.query(`DELETE FROM push_told WHERE at < $1::timestamptz - interval '1 year'`, [new Date(now)]);
      await manager.query('INSERT INTO push_told (account_id, key, at) SELECT $1, unnest($2::text[]), $3', [account, keys, new Date(now)]);
    });
  }

  /** When each critical case was first seen without an owner; those that are no longer so are forgotten. */
  async #seen(channel: string, cases: readonly Case[]): Promise<Map<string, number>> {
    const keys = [...untaken(cases).keys()];
    return this.#change(async (manager) => {
      await manager.query('DELETE FROM push_seen WHERE channel = $1 AND key <> ALL($2)', [channel, keys]);
      await manager.query('INSERT INTO push_seen (channel, key, at) SELECT $1, unnest($2::text[]), $3 ON CONFLICT DO NOTHING', [
        channel,
        keys,
        new Date(this.clock.now()),
      ]);
      const rows = (await manager.query('SELECT key, at FROM push_seen WHERE channel = $1', [channel])) as { key: string; at: Date }[];
      return new Map(rows.map(({ key, at }) => [key, at.getTime()]));
    });
  }

  #change<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.tenants.real.dataSource.transaction(run);
  }
}
