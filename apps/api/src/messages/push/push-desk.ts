import { createHash, randomUUID } from 'node:crypto';
import { holds, type PushSubscriptionTold, pushSubscriptionSchema, type Role } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import webPush from 'web-push';
import type { Actor } from '../../platform/audit/actor.js';
import { Audit } from '../../platform/audit/audit.js';
import type { Clock } from '../../platform/clock/index.js';
import type { Config } from '../../platform/config/index.js';
import type { Outbound } from '../../platform/outbound/outbound.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { Tenants } from '../../platform/tenancy/tenant.js';
import { CLOCK, CONFIG, PUSH_OUTBOUND } from '../../platform/tokens.js';
import { type PushIdentity, PushSink } from './push-sink.js';

/** Browsers of one account; the oldest goes when one more comes. */
const MOST_BROWSERS = 5;
const PREFIX = 'push:';

/** A browser that listens. */
export interface Listener {
  /** The outbox's name of the way to it. */
  readonly channel: string;
  readonly account: string;
  readonly since: Date;
}

interface Row {
  readonly id: string;
  readonly account_id: string;
  readonly role: Role;
  readonly created_at: Date;
}

const hashOf = (endpoint: string): string => createHash('sha256').update(endpoint).digest('hex');

/** Browsers that asked to be told, and the pair of keys by which push services know this installation. Both stand locked in the database. */
@Injectable()
export class PushDesk {
  constructor(
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    private readonly box: SecretBox,
    @Inject(PUSH_OUTBOUND) private readonly outbound: Outbound,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async publicKey(): Promise<string> {
    return (await this.#identity()).publicKey;
  }

  /** Keeps a browser of an account; one that another account left here becomes this one's. @throws OutboundRefused for an address of no push service */
  async subscribe(account: string, told: PushSubscriptionTold, actor: Actor): Promise<void> {
    this.outbound.check(told.endpoint);
    await this.audit.change(async (manager) => {
      await manager.query(
        `INSERT INTO push_subscription (id, account_id, endpoint_hash, settings, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (endpoint_hash) DO UPDATE SET id = EXCLUDED.id, account_id = EXCLUDED.account_id, settings = EXCLUDED.settings, created_at = EXCLUDED.created_at`,
        [randomUUID(), account, hashOf(told.endpoint), this.box.lock(JSON.stringify(told)), new Date(this.clock.now())],
      );
      await manager.query(
        `DELETE FROM push_subscription WHERE id IN
         (SELECT id FROM push_subscription WHERE account_id = $1 ORDER BY created_at DESC, id OFFSET ${MOST_BROWSERS})`,
        [account],
      );
      await this.audit.record(manager, { actor, action: 'push.turned-on', object: `user:${account}` });
    });
  }

  /** Forgets a browser of an account; nothing happens when it is not there. */
  async end(account: string, endpoint: string, actor: Actor): Promise<void> {
    await this.audit.change(async (manager) => {
      const [, ended] = (await manager.query('DELETE FROM push_subscription WHERE account_id = $1 AND endpoint_hash = $2', [
        account,
        hashOf(endpoint),
      ])) as [object[], number];
      if (ended > 0) await this.audit.record(manager, { actor, action: 'push.turned-off', object: `user:${account}` });
    });
  }

  /** Browsers of accounts that are open and still may read what the push is about. */
  async listeners(): Promise<Listener[]> {
    const rows = (await this.#ask(
      `SELECT s.id, s.account_id, a.role, s.created_at FROM push_subscription s JOIN account a ON a.id = s.account_id
       WHERE a.disabled_at IS NULL ORDER BY s.created_at, s.id`,
    )) as Row[];
    return rows
      .filter(({ role }) => holds(role, 'regent.own'))
      .map(({ id, account_id, created_at }) => ({ channel: PREFIX + id, account: account_id, since: created_at }));
  }

  /** The ways to the browsers that still listen, by the outbox's names. */
  async sinks(): Promise<ReadonlyMap<string, PushSink>> {
    const known = new Set((await this.listeners()).map(({ channel }) => channel));
    if (known.size === 0) return new Map();
    const identity = await this.#identity();
    const rows = (await this.#ask('SELECT id, settings FROM push_subscription')) as { id: string; settings: string }[];
    return new Map(
      rows
        .filter(({ id }) => known.has(PREFIX + id))
        .map(({ id, settings }) => {
          const subscription = pushSubscriptionSchema.parse(JSON.parse(this.box.unlock(settings)));
          const ended = async (): Promise<void> => void (await this.#ask('DELETE FROM push_subscription WHERE id = $1', [id]));
          return [PREFIX + id, new PushSink(subscription, identity, this.outbound, ended)] as const;
        }),
    );
  }

  /** Made once, at first need; of several instances the first one's stays. */
  async #identity(): Promise<PushIdentity> {
    const [first = await this.#makeKeys()] = await this.#keys();
    const origin = this.config.origins.find((each) => each.startsWith('https://'));
    return { subject: origin ?? 'mailto:lcc@localhost', publicKey: first.public_key, privateKey: this.box.unlock(first.private_key) };
  }

  async #makeKeys() {
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    await this.#ask('INSERT INTO push_key (public_key, private_key, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      publicKey,
      this.box.lock(privateKey),
      new Date(this.clock.now()),
    ]);
    const [kept] = await this.#keys();
    if (!kept) throw new Error('push_key is empty');
    return kept;
  }

  async #keys() {
    return (await this.#ask('SELECT public_key, private_key FROM push_key')) as { public_key: string; private_key: string }[];
  }

  #ask(sql: string, values: unknown[] = []): Promise<unknown> {
    return this.tenants.real.dataSource.query(sql, values);
  }
}
