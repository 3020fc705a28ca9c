import { type ChannelAdd, type ChannelShown, channelAddSchema } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import { type Outbound, OutboundRefused } from '../platform/outbound/outbound.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, OUTBOUND } from '../platform/tokens.js';
import { filled, type Of } from './sinks.js';

/** A channel cannot be as asked; the message is Indonesian and says what to do. */
export class ChannelRefused extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

export type KnownChannel = ChannelAdd & { readonly createdAt: Date };

interface ChannelRow {
  readonly settings: string;
  readonly enabled: boolean;
  readonly created_at: Date;
}

/** Where messages go. Addresses and secrets are kept locked and never shown again; every change is audited. */
@Injectable()
export class ChannelRegistry {
  constructor(
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    private readonly box: SecretBox,
    @Inject(OUTBOUND) private readonly outbound: Outbound,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws ChannelRefused when its host is not allowed, its template is no JSON, or its name is taken. */
  async add(asked: ChannelAdd, actor: Actor): Promise<void> {
    this.#judge(asked);
    const { id, kind, title, steps, workUnit, enabled } = asked;
    await this.#change(actor, 'channel.added', id, async (manager) => {
      const made = (await manager.query(
        `INSERT INTO message_channel (id, kind, title, steps, work_unit, enabled, settings, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
        [id, kind, title, steps, workUnit, enabled, this.box.lock(JSON.stringify(asked)), new Date(this.clock.now())],
      )) as object[];
      if (made.length === 0) throw new ChannelRefused('id', `Kanal ${id} sudah ada; pakai nama lain.`);
    });
  }

  /** False when there is no such channel. */
  async enable(id: string, enabled: boolean, actor: Actor): Promise<boolean> {
    return this.#change(actor, enabled ? 'channel.enabled' : 'channel.disabled', id, async (manager) => {
      const [, changed] = (await manager.query('UPDATE message_channel SET enabled = $2 WHERE id = $1', [id, enabled])) as [
        object[],
        number,
      ];
      return changed > 0;
    });
  }

  /** False when there is no such channel. What it sent stays in the list. */
  async remove(id: string, actor: Actor): Promise<boolean> {
    return this.#change(actor, 'channel.removed', id, async (manager) => {
      const [, changed] = (await manager.query('DELETE FROM message_channel WHERE id = $1', [id])) as [object[], number];
      return changed > 0;
    });
  }

  /** With their secrets, for the sender. */
  async known(): Promise<KnownChannel[]> {
    const rows = (await this.tenants.real.dataSource.query(
      'SELECT settings, enabled, created_at FROM message_channel ORDER BY id',
    )) as ChannelRow[];
    return rows.map(({ settings, enabled, created_at }) => {
      const channel = channelAddSchema.parse(JSON.parse(this.box.unlock(settings)));
      return { ...channel, enabled, createdAt: created_at };
    });
  }

  async list(): Promise<ChannelShown[]> {
    return (await this.tenants.real.dataSource.query(
      `SELECT c.id, c.kind, c.title, c.steps, c.work_unit AS "workUnit", c.enabled,
         count(m.id) FILTER (WHERE m.state IN ('waiting', 'sending'))::int AS waiting,
         count(m.id) FILTER (WHERE m.state IN ('failed', 'unsure'))::int AS failed
       FROM message_channel c LEFT JOIN message m ON m.channel_id = c.id GROUP BY c.id ORDER BY c.id`,
    )) as ChannelShown[];
  }

  #judge(asked: ChannelAdd): void {
    try {
      const { protocol } = this.outbound.check(asked.kind === 'telegram' ? 'https://api.telegram.org/' : asked.address);
      if (asked.kind === 'mail') judgeLogin(asked, protocol);
      if (asked.kind === 'webhook' && asked.template !== null) filled(asked.template, { id: '', subject: '', body: '' });
    } catch (error) {
      if (error instanceof OutboundRefused) throw new ChannelRefused(asked.kind === 'telegram' ? 'kind' : 'address', error.message);
      if (error instanceof RangeError) throw new ChannelRefused('template', error.message);
      throw error;
    }
  }

  #change<T>(actor: Actor, action: string, id: string, run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.audit.change(async (manager) => {
      const result = await run(manager);
      if (result !== false) await this.audit.record(manager, { actor, action, object: `channel:${id}` });
      return result;
    });
  }
}

function judgeLogin({ user, password, tls }: Of<'mail'>, protocol: string): void {
  if ((user === null) !== (password === null))
    throw new ChannelRefused(user === null ? 'user' : 'password', 'Isi nama pengguna dan sandi, atau kosongkan keduanya.');
  if (password !== null && !tls && protocol === 'smtp:')
    throw new ChannelRefused('tls', 'Sandi tidak dikirim tanpa TLS; nyalakan TLS, atau kosongkan nama pengguna dan sandi.');
}
