import { createHash, createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, SYSTEM } from '../audit/actor.js';
import { Audit } from '../audit/audit.js';
import type { Clock } from '../clock/index.js';
import { Remembered } from '../remembered.js';
import { SecretBox } from '../secrets/secret-box.js';
import { type TenantId, Tenants } from '../tenancy/tenant.js';
import { CLOCK } from '../tokens.js';
import { equalSecrets, hashSecret, newId, newSecret } from './secrets.js';

const DAY_MS = 86_400_000;
export const LONGEST_KEY_DAYS = 365;
/** Being used is written down at most this often. */
const USED_EVERY_MS = 60_000;
const REMEMBER_MS = 2_000;
const SIGNATURE_WINDOW_MS = 300_000;

export type KeyScope = 'ingest' | 'read' | 'metrics';
export interface MachineKey {
  readonly id: string;
  readonly scope: KeyScope;
  readonly tenant: TenantId;
  /** The one application whose figures it may tell, and nothing else; null = whatever its scope allows. */
  readonly application: string | null;
}
export interface KeyRow extends MachineKey {
  /** What it is for, in the words of who made it. */
  readonly name: string | null;
  readonly signed: boolean;
  readonly created: Date;
  readonly expires: Date;
  readonly lastUsed: Date | null;
  readonly revoked: Date | null;
}
interface StoredKey extends MachineKey {
  readonly secret_hash: string;
  readonly signing_secret: string | null;
}

/** What a signed request proves: that this body was meant for this path at this time by the holder of the key. */
export interface SignedParts {
  readonly method: string;
  readonly path: string;
  /** The bytes, or their SHA-256 (hex) where they are still to come; empty when that was not told. */
  readonly body: Buffer | string;
  readonly timestamp: string | undefined;
  readonly nonce: string | undefined;
  readonly signature: string | undefined;
}

/** The text that a signed request signs with HMAC-SHA256 (hex): method, path, SHA-256 of the body, seconds, nonce. */
export function signingText(parts: Pick<SignedParts, 'method' | 'path' | 'body'> & { timestamp: string; nonce: string }): string {
  const digest = typeof parts.body === 'string' ? parts.body : createHash('sha256').update(parts.body).digest('hex');
  return [parts.method.toUpperCase(), parts.path, digest, parts.timestamp, parts.nonce].join('\n');
}

/** Keys of machines: `ID.SECRET`, shown once, kept as a hash, scoped to a tenant and expiring within a year. */
@Injectable()
export class KeyRegistry {
  /** A busy sender need not be looked up each time; revocation still reaches it in time. */
  readonly #recent: Remembered<StoredKey>;

  readonly #usedAt = new Map<string, number>();

  constructor(
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    private readonly box: SecretBox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.#recent = new Remembered(REMEMBER_MS, () => clock.now());
  }

  /** A new key; its token (and signing secret) are told once. It expires after `days`, at most a year. */
  async add(
    scope: KeyScope,
    tenant: TenantId,
    signed: boolean,
    {
      actor = SYSTEM,
      name = null,
      days = LONGEST_KEY_DAYS,
      application = null,
    }: { actor?: Actor; name?: string | null; days?: number; application?: string | null } = {},
  ): Promise<{ key: MachineKey; token: string; signingSecret: string | null; expires: Date }> {
    if (!(days >= 1 && days <= LONGEST_KEY_DAYS)) throw new RangeError(`a key lasts 1 to ${LONGEST_KEY_DAYS} days, not ${days}`);
    if (application !== null && scope !== 'ingest') throw new RangeError(`only a key of scope ingest tells figures, not ${scope}`);
    const key = { id: newId('kunci'), scope, tenant, application };
    const secret = newSecret();
    const signingSecret = signed ? newSecret() : null;
    const now = this.clock.now();
    const expires = new Date(now + days * DAY_MS);
    const locked = signingSecret === null ? null : this.box.lock(signingSecret);
    await this.audit.change(async (manager) => {
      await manager.query(
        `INSERT INTO machine_key (id, scope, tenant, name, secret_hash, signing_secret, created_at, expires_at, application)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [key.id, scope, tenant, name, hashSecret(secret), locked, new Date(now), expires, application],
      );
      const after = { scope, tenant, signed, expires: expires.toISOString(), ...(application === null ? {} : { application }) };
      await this.audit.record(manager, { actor, action: 'key.added', object: `key:${key.id}`, after });
    });
    return { key, token: `${key.id}.${secret}`, signingSecret, expires };
  }

  /** The key behind a bearer token; null when unknown, wrong, expired or revoked. Remembered for two seconds. */
  async find(token: string): Promise<StoredKey | null> {
    return this.#recent.get(hashSecret(token), async () => {
      const key = await this.#read(token);
      if (key) await this.#used(key.id);
      return key;
    });
  }

  async #used(id: string): Promise<void> {
    const now = this.clock.now();
    if (now - (this.#usedAt.get(id) ?? Number.NEGATIVE_INFINITY) < USED_EVERY_MS) return;
    this.#usedAt.set(id, now);
    await this.#db.query('UPDATE machine_key SET last_used_at = $2 WHERE id = $1', [id, new Date(now)]);
  }

  async #read(token: string): Promise<StoredKey | null> {
    const dot = token.indexOf('.');
    if (dot < 0) return null;
    const rows = (await this.#db.query(
      'SELECT id, scope, tenant, application, secret_hash, signing_secret FROM machine_key WHERE id = $1 AND revoked_at IS NULL AND expires_at > $2',
      [token.slice(0, dot), new Date(this.clock.now())],
    )) as StoredKey[];
    const key = rows[0];
    return key && equalSecrets(hashSecret(token.slice(dot + 1)), key.secret_hash) ? key : null;
  }

  /** Why a request of a key made with `--signed` is refused; null when its signature is right and fresh. */
  async refuseSignature(key: StoredKey, parts: SignedParts): Promise<string | null> {
    if (key.signing_secret === null) return null;
    const { timestamp, nonce, signature } = parts;
    if (parts.body === '') return 'kunci ini bertanda tangan: berkas memerlukan X-LCC-Content-SHA256, SHA-256 (hex) dari isi permintaan';
    if (!timestamp || !nonce || !signature) return 'kunci ini bertanda tangan: kirim X-LCC-Timestamp, X-LCC-Nonce dan X-LCC-Signature';
    const skew = Math.abs(this.clock.now() - Number(timestamp) * 1000);
    if (!(skew <= SIGNATURE_WINDOW_MS))
      return `X-LCC-Timestamp berselisih ${Math.round(skew / 1000)} detik dari jam server; paling banyak 300 detik`;
    const expected = createHmac('sha256', this.box.unlock(key.signing_secret))
      .update(signingText({ ...parts, timestamp, nonce }))
      .digest('hex');
    if (!equalSecrets(expected, signature.toLowerCase())) return 'tanda tangan tidak cocok dengan isi permintaan';
    const fresh = (await this.#db.query(
      'INSERT INTO used_nonce (key_id, nonce, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING nonce',
      [key.id, nonce, new Date(this.clock.now())],
    )) as unknown[];
    return fresh.length === 0 ? 'X-LCC-Nonce sudah pernah dipakai' : null;
  }

  async list(): Promise<KeyRow[]> {
    return (await this.#db.query(
      `SELECT id, scope, tenant, application, name, signing_secret IS NOT NULL AS signed, created_at AS created, expires_at AS expires,
        last_used_at AS "lastUsed", revoked_at AS revoked FROM machine_key ORDER BY created_at`,
    )) as KeyRow[];
  }

  /** False when there is no such key. */
  async revoke(id: string, actor: Actor = SYSTEM): Promise<boolean> {
    return this.audit.change(async (manager) => {
      const now = new Date(this.clock.now());
      const [rows] = (await manager.query(
        `UPDATE machine_key SET revoked_at = COALESCE(revoked_at, $2) WHERE id = $1 RETURNING revoked_at = $2 AS fresh`,
        [id, now],
      )) as [{ fresh: boolean }[], number];
      if (rows[0]?.fresh) await this.audit.record(manager, { actor, action: 'key.revoked', object: `key:${id}` });
      return rows.length > 0;
    });
  }

  get #db() {
    return this.tenants.real.dataSource;
  }
}
