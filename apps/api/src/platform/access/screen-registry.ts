import type { Screen } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, SYSTEM } from '../audit/actor.js';
import { Audit } from '../audit/audit.js';
import type { Json } from '../audit/canonical-json.js';
import type { Clock } from '../clock/index.js';
import { Tenants } from '../tenancy/tenant.js';
import { CLOCK } from '../tokens.js';
import { hashSecret, newId, newSecret } from './secrets.js';

const PAIRING_MS = 10 * 60_000;

export type { Screen };

/** What an operator says of a screen. */
export interface ScreenSettings extends Omit<Screen, 'id' | 'mode'> {
  /** Why its text may be smaller than the farthest seat can read; null = it is not. */
  readonly smallTextReason: string | null;
}

export interface ScreenRow extends ScreenSettings {
  readonly id: string;
  readonly mode: Screen['mode'];
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
  place: null,
  dwell: {},
  schedule: [],
  smallTextReason: null,
});

/** What an operator says, by its column; in this order everywhere below. */
const COLUMNS = {
  name: 'name',
  scenes: 'scenes',
  diagonalInch: 'diagonal_inch',
  seatM: 'seat_m',
  orientation: 'orientation',
  room: 'room',
  place: 'place',
  dwell: 'dwell',
  schedule: 'schedule',
  smallTextReason: 'small_text_reason',
} as const satisfies Readonly<Record<keyof ScreenSettings, string>>;
const FIELDS = Object.keys(COLUMNS) as (keyof ScreenSettings)[];

const named = (fields: readonly (keyof ScreenSettings)[]): string => fields.map((field) => `${COLUMNS[field]} AS "${field}"`).join(', ');
const SETTINGS = named(FIELDS);
const SCREEN = `id, mode, ${named(FIELDS.filter((field) => field !== 'smallTextReason'))}`;
const ROW = `id, mode, ${SETTINGS}, created_at AS created, paired_at AS paired, last_seen_at AS "lastSeen", revoked_at AS revoked`;

const valuesOf = (settings: ScreenSettings): unknown[] =>
  FIELDS.map((field) => {
    const value = settings[field];
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  });

const settingsOf = (settings: ScreenSettings): Json =>
  JSON.parse(JSON.stringify(Object.fromEntries(FIELDS.map((field) => [field, settings[field]])))) as Json;

const isPlain = ({ scenes, dwell, schedule }: ScreenSettings): boolean =>
  scenes === null && Object.keys(dwell).length === 0 && schedule.length === 0;

async function layoutFor(manager: EntityManager, name: string): Promise<Pick<ScreenSettings, 'scenes' | 'dwell' | 'schedule'> | null> {
  const [row] = (await manager.query('SELECT layout FROM screen_layout WHERE name = lower(trim($1))', [name])) as {
    layout: Pick<ScreenSettings, 'scenes' | 'dwell' | 'schedule'>;
  }[];
  return row?.layout ?? null;
}

/** Screens of the real tenant: a browser is paired by a one-use link and then carries a credential only it has. */
@Injectable()
export class ScreenRegistry {
  constructor(
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new screen and the secret of its one-use link, valid for ten minutes. One of which nothing is said of scenes takes the layout that a region pack left for its name. */
  async add(said: ScreenSettings, actor: Actor = SYSTEM): Promise<{ screen: Screen; pairing: string; expires: Date }> {
    const id = newId('layar');
    const pairing = newSecret();
    const now = this.clock.now();
    const expires = new Date(now + PAIRING_MS);
    const screen = await this.audit.change(async (manager) => {
      const settings = isPlain(said) ? { ...said, ...(await layoutFor(manager, said.name)) } : said;
      const rows = (await manager.query(
        `INSERT INTO screen (id, pairing_hash, pairing_expires, created_at, ${Object.values(COLUMNS).join(', ')})
         VALUES ($1, $2, $3, $4, ${FIELDS.map((_, i) => `$${i + 5}`).join(', ')}) RETURNING ${SCREEN}`,
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
        `UPDATE screen SET ${FIELDS.map((field, i) => `${COLUMNS[field]} = $${i + 2}`).join(', ')} WHERE id = $1 RETURNING ${ROW}`,
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
