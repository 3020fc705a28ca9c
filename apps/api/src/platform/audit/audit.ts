import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../clock/index.js';
import { type Tenant, Tenants } from '../tenancy/tenant.js';
import { CLOCK } from '../tokens.js';
import type { Actor } from './actor.js';
import { AuditKey } from './audit-key.js';
import { canonicalJson, type Json } from './canonical-json.js';

/** Something somebody did. No secrets, no personal data beyond public ids: an entry can never be taken back. */
export interface AuditEntry {
  readonly actor: Actor;
  /** What was done, as `thing.happened`: `user.role-changed`. */
  readonly action: string;
  /** What it was done to, as `kind:id`: `user:orang_1f…`. */
  readonly object: string;
  readonly before?: Json | undefined;
  readonly after?: Json | undefined;
  readonly reason?: string | undefined;
  /** Id of the approval that allowed it, where one is needed. */
  readonly approval?: string | undefined;
}

interface AuditHead {
  readonly size: string;
  readonly hash: string;
}

/**
 * The one writer of the audit trail: a chain in which every entry carries the hash of the one before it. An entry is written in
 * the transaction of the change it tells of, so that neither can be without the other, and is sealed with a key that the database does not have. It stands in the real tenant's schema.
 */
@Injectable()
export class Audit {
  #written = 0;

  constructor(
    private readonly tenants: Tenants,
    private readonly key: AuditKey,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Entries this process has added (or tried to, in a transaction that failed). */
  get written(): number {
    return this.#written;
  }

  /** What writes an entry beside a change of a tenant: in its transaction for the real one, in one of its own for the demo. */
  beside(tenant: Tenant, entry: AuditEntry): (manager: EntityManager) => Promise<void> {
    return (manager) => (tenant === this.tenants.real ? this.record(manager, entry) : this.append(entry));
  }

  /** Runs a change and its entries in one transaction of the real tenant. */
  change<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.tenants.real.dataSource.transaction(run);
  }

  /** An entry of its own, for what changes nothing in the real schema: a refusal, a read, a change of the demo. */
  append(entry: AuditEntry): Promise<void> {
    return this.change((manager) => this.record(manager, entry));
  }

  /**
   * Adds an entry in the transaction of `manager`, which must be one of the real tenant. Writers take turns by the head's row
   * lock until their commit: record last, after the change.
   */
  async record(manager: EntityManager, entry: AuditEntry): Promise<void> {
    const [head] = (await manager.query('SELECT size, hash FROM audit_head FOR UPDATE')) as AuditHead[];
    if (!head) throw new Error('audit_head is empty');
    const fields = fieldsOf(entry, Number(head.size) + 1, new Date(this.clock.now()));
    const hash = createHash('sha256').update(head.hash).update(canonicalJson(fields)).digest('hex');
    const { seq, at, actor, actorKind, ip, device, action, object, before, after, reason, approval } = fields;
    await manager.query(
      `INSERT INTO audit_entry (seq, at, actor, actor_kind, ip, device, action, object, before, after, reason, approval, prev_hash, hash, seal)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [seq, at, actor, actorKind, ip, device, action, object, before, after, reason, approval, head.hash, hash, this.key.seal(hash)],
    );
    await manager.query('UPDATE audit_head SET size = $1, hash = $2', [seq, hash]);
    this.#written += 1;
  }
}

/** The entry as it is hashed and kept. Before and after are texts, so that the hash holds every character of them. */
function fieldsOf({ actor, action, object, before, after, reason, approval }: AuditEntry, seq: number, at: Date) {
  return {
    seq,
    at: at.toISOString(),
    actor: text(actor.id, 200),
    actorKind: actor.kind,
    ip: actor.ip ?? null,
    device: actor.device ? text(actor.device, 200) : null,
    action,
    object: text(object, 300),
    before: before === undefined ? null : canonicalJson(before),
    after: after === undefined ? null : canonicalJson(after),
    reason: reason === undefined ? null : text(reason, 2_000),
    approval: approval ?? null,
  };
}

/** As PostgreSQL keeps it: no NUL, no half characters, not endless. */
const text = (value: string, longest: number): string => value.slice(0, longest).replace(/\p{Surrogate}|\0/gu, '\uFFFD');
