import { Inject, Injectable } from '@nestjs/common';
import { type Actor, SYSTEM } from '../audit/actor.js';
import { Audit } from '../audit/audit.js';
import type { Clock } from '../clock/index.js';
import { Tenants } from '../tenancy/tenant.js';
import { CLOCK } from '../tokens.js';
import { hashSecret, newId, newSecret } from './secrets.js';

const PAIRING_MS = 10 * 60_000;

export interface Screen {
  readonly id: string;
  readonly name: string;
  readonly scenes: readonly string[] | null;
}

export interface ScreenRow extends Screen {
  readonly created: Date;
  readonly paired: Date | null;
  readonly lastSeen: Date | null;
  readonly revoked: Date | null;
}

const COLUMNS = 'id, name, scenes, created_at AS created, paired_at AS paired, last_seen_at AS "lastSeen", revoked_at AS revoked';

/** Screens of the real tenant: a browser is paired by a one-use link and then carries a credential only it has. */
@Injectable()
export class ScreenRegistry {
  constructor(
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new screen and the secret of its one-use link, valid for ten minutes. */
  async add(
    name: string,
    scenes: readonly string[] | null,
    actor: Actor = SYSTEM,
  ): Promise<{ screen: Screen; pairing: string; expires: Date }> {
    const screen = { id: newId('layar'), name, scenes };
    const pairing = newSecret();
    const now = this.clock.now();
    const expires = new Date(now + PAIRING_MS);
    await this.audit.change(async (manager) => {
      await manager.query(
        'INSERT INTO screen (id, name, scenes, pairing_hash, pairing_expires, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [screen.id, name, scenes === null ? null : JSON.stringify(scenes), hashSecret(pairing), expires, new Date(now)],
      );
      await this.audit.record(manager, { actor, action: 'screen.added', object: `screen:${screen.id}`, after: { name, scenes } });
    });
    return { screen, pairing, expires };
  }

  /** Spends a pairing secret; answers the device credential, or null when it is unknown, spent, expired or revoked. */
  async pair(pairing: string, actor: Actor = SYSTEM): Promise<{ screen: Screen; credential: string } | null> {
    const credential = newSecret();
    const now = new Date(this.clock.now());
    return this.audit.change(async (manager) => {
      const [rows] = (await manager.query(
        `UPDATE screen SET pairing_hash = NULL, credential_hash = $2, paired_at = $3, last_seen_at = $3
         WHERE pairing_hash = $1 AND pairing_expires > $3 AND revoked_at IS NULL RETURNING id, name, scenes`,
        [hashSecret(pairing), hashSecret(credential), now],
      )) as [Screen[], number];
      const screen = rows[0];
      if (!screen) return null;
      await this.audit.record(manager, { actor, action: 'screen.paired', object: `screen:${screen.id}` });
      return { screen, credential };
    });
  }

  /** The screen that carries a credential; null when unknown or revoked. */
  async find(credential: string): Promise<Screen | null> {
    const rows = await this.#query<Screen>('SELECT id, name, scenes FROM screen WHERE credential_hash = $1 AND revoked_at IS NULL', [
      hashSecret(credential),
    ]);
    return rows[0] ?? null;
  }

  async seen(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#query('UPDATE screen SET last_seen_at = $2 WHERE id = ANY($1)', [ids, new Date(this.clock.now())]);
  }

  /** Of the given screens, those that may no longer see anything. */
  async revokedAmong(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    return (await this.#query<{ id: string }>('SELECT id FROM screen WHERE id = ANY($1) AND revoked_at IS NOT NULL', [ids])).map(
      (r) => r.id,
    );
  }

  list(): Promise<ScreenRow[]> {
    return this.#query<ScreenRow>(`SELECT ${COLUMNS} FROM screen ORDER BY created_at`, []);
  }

  /** False when there is no such screen. */
  async revoke(id: string, actor: Actor = SYSTEM): Promise<boolean> {
    return this.audit.change(async (manager) => {
      const [rows] = (await manager.query(
        `UPDATE screen SET revoked_at = COALESCE(revoked_at, $2), pairing_hash = NULL WHERE id = $1 RETURNING revoked_at = $2 AS fresh`,
        [id, new Date(this.clock.now())],
      )) as [{ fresh: boolean }[], number];
      if (rows[0]?.fresh) await this.audit.record(manager, { actor, action: 'screen.revoked', object: `screen:${id}` });
      return rows.length > 0;
    });
  }

  async #query<T>(sql: string, values: unknown[]): Promise<T[]> {
    return (await this.tenants.real.dataSource.query(sql, values)) as T[];
  }
}
