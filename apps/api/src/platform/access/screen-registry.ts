import type { Screen } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, SYSTEM } from '../audit/actor.js';
import { Audit } from '../audit/audit.js';
import type { Clock } from '../clock/index.js';
import { Tenants } from '../tenancy/tenant.js';
import { CLOCK } from '../tokens.js';
import { hashSecret, newId, newSecret } from './secrets.js';

const PAIRING_MS = 10 * 60_000;

export type { Screen };

/** What an operator says of a screen. */
export interface ScreenSettings extends Omit<Screen, 'id'> {
  /** Why its text may be smaller than the farthest seat can read; null = it is not. */
  readonly smallTextReason: string | null;
}

export interface ScreenRow extends ScreenSettings {
  readonly id: string;
  readonly created: Date;
  readonly paired: Date | null;
  readonly lastSeen: Date | null;
  readonly revoked: Date | null;
}

/** A screen of which only the name is known. */
export const plainScreen = (name: string): ScreenSettings => ({
  name,
  scenes: null,
  diagonalInch: null,
  seatM: null,
  orientation: null,
  room: 'dark',
  smallTextReason: null,
});

const SCREEN = 'id, name, scenes, diagonal_inch AS "diagonalInch", seat_m AS "seatM", orientation, room';
const SETTINGS = `${SCREEN}, small_text_reason AS "smallTextReason"`;
const ROW = `${SETTINGS}, created_at AS created, paired_at AS paired, last_seen_at AS "lastSeen", revoked_at AS revoked`;

const valuesOf = (s: ScreenSettings): unknown[] => [
  s.name,
  s.scenes === null ? null : JSON.stringify(s.scenes),
  s.diagonalInch,
  s.seatM,
  s.orientation,
  s.room,
  s.smallTextReason,
];

const settingsOf = ({ name, scenes, diagonalInch, seatM, orientation, room, smallTextReason }: ScreenSettings) => ({
  name,
  scenes: scenes === null ? null : [...scenes],
  diagonalInch,
  seatM,
  orientation,
  room,
  smallTextReason,
});

/** Screens of the real tenant: a browser is paired by a one-use link and then carries a credential only it has. */
@Injectable()
export class ScreenRegistry {
  constructor(
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new screen and the secret of its one-use link, valid for ten minutes. */
  async add(settings: ScreenSettings, actor: Actor = SYSTEM): Promise<{ screen: Screen; pairing: string; expires: Date }> {
    const id = newId('layar');
    const pairing = newSecret();
    const now = this.clock.now();
    const expires = new Date(now + PAIRING_MS);
    const screen = await this.audit.change(async (manager) => {
      const rows = (await manager.query(
        `INSERT INTO screen (id, pairing_hash, pairing_expires, created_at,
           name, scenes, diagonal_inch, seat_m, orientation, room, small_text_reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING ${SCREEN}`,
        [id, hashSecret(pairing), expires, new Date(now), ...valuesOf(settings)],
      )) as Screen[];
      await this.audit.record(manager, { actor, action: 'screen.added', object: `screen:${id}`, after: settingsOf(settings) });
      return rows[0] as Screen;
    });
    return { screen, pairing, expires };
  }

  /**
   * Says something else of a screen; it follows within seconds. `change` is given what is said now.
   * Null when there is no such screen, or it is revoked.
   */
  async set(id: string, change: (now: ScreenSettings) => ScreenSettings, actor: Actor = SYSTEM): Promise<ScreenRow | null> {
    return this.audit.change(async (manager) => {
      const [now] = (await manager.query(`SELECT ${SETTINGS} FROM screen WHERE id = $1 AND revoked_at IS NULL FOR UPDATE`, [
        id,
      ])) as ScreenRow[];
      if (!now) return null;
      const next = change(now);
      const [rows] = (await manager.query(
        `UPDATE screen SET name = $2, scenes = $3, diagonal_inch = $4, seat_m = $5, orientation = $6, room = $7, small_text_reason = $8
         WHERE id = $1 RETURNING ${ROW}`,
        [id, ...valuesOf(next)],
      )) as [ScreenRow[], number];
      const entry = { actor, action: 'screen.changed', object: `screen:${id}`, before: settingsOf(now), after: settingsOf(next) };
      await this.audit.record(manager, entry);
      return rows[0] ?? null;
    });
  }

  /** Spends a pairing secret; answers the device credential, or null when it is unknown, spent, expired or revoked. */
  async pair(pairing: string, actor: Actor = SYSTEM): Promise<{ screen: Screen; credential: string } | null> {
    const credential = newSecret();
    const now = new Date(this.clock.now());
    return this.audit.change(async (manager) => {
      const [rows] = (await manager.query(
        `UPDATE screen SET pairing_hash = NULL, credential_hash = $2, paired_at = $3, last_seen_at = $3
         WHERE pairing_hash = $1 AND pairing_expires > $3 AND revoked_at IS NULL RETURNING ${SCREEN}`,
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
    const rows = await this.#query<Screen>(`SELECT ${SCREEN} FROM screen WHERE credential_hash = $1 AND revoked_at IS NULL`, [
      hashSecret(credential),
    ]);
    return rows[0] ?? null;
  }

  async seen(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#query('UPDATE screen SET last_seen_at = $2 WHERE id = ANY($1)', [ids, new Date(this.clock.now())]);
  }

  /** The given screens as they are now, by id; one that is missing may no longer see anything. */
  async current(ids: readonly string[]): Promise<Map<string, Screen>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#query<Screen>(`SELECT ${SCREEN} FROM screen WHERE id = ANY($1) AND revoked_at IS NULL`, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  list(): Promise<ScreenRow[]> {
    return this.#query<ScreenRow>(`SELECT ${ROW} FROM screen ORDER BY created_at`, []);
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
