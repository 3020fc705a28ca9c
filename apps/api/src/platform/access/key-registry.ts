import { createHash, createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../clock/index.js';
import { type TenantId, Tenants } from '../tenancy/tenant.js';
import { CLOCK } from '../tokens.js';
import { equalSecrets, hashSecret, newId, newSecret } from './secrets.js';

const LIFE_MS = 365 * 86_400_000;
const REMEMBER_MS = 2_000;
const SIGNATURE_WINDOW_MS = 300_000;

export type KeyScope = 'ingest' | 'read' | 'metrics';
export interface MachineKey {
  readonly id: string;
  readonly scope: KeyScope;
  readonly tenant: TenantId;
}
export interface KeyRow extends MachineKey {
  readonly signed: boolean;
  readonly created: Date;
  readonly expires: Date;
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
  readonly body: Buffer;
  readonly timestamp: string | undefined;
  readonly nonce: string | undefined;
  readonly signature: string | undefined;
}

/** The text that a signed request signs with HMAC-SHA256 (hex): method, path, SHA-256 of the body, seconds, nonce. */
export function signingText(parts: Pick<SignedParts, 'method' | 'path' | 'body'> & { timestamp: string; nonce: string }): string {
  const digest = createHash('sha256').update(parts.body).digest('hex');
  return [parts.method.toUpperCase(), parts.path, digest, parts.timestamp, parts.nonce].join('\n');
}

/** Keys of machines: `ID.SECRET`, shown once, kept as a hash, scoped to a tenant and expiring within a year. */
@Injectable()
export class KeyRegistry {
  /** The last key that came in: a busy sender need not be looked up each time; revocation still reaches it in time. */
  readonly #recent = new Map<string, { readonly key: StoredKey; readonly at: number }>();

  constructor(
    private readonly tenants: Tenants,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async add(
    scope: KeyScope,
    tenant: TenantId,
    signed: boolean,
  ): Promise<{ key: MachineKey; token: string; signingSecret: string | null; expires: Date }> {
    const key = { id: newId('kunci'), scope, tenant };
    const secret = newSecret();
    const signingSecret = signed ? newSecret() : null;
    const now = this.clock.now();
    const expires = new Date(now + LIFE_MS);
    await this.#db.query(
      'INSERT INTO machine_key (id, scope, tenant, secret_hash, signing_secret, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [key.id, scope, tenant, hashSecret(secret), signingSecret, new Date(now), expires],
    );
    return { key, token: `${key.id}.${secret}`, signingSecret, expires };
  }

  /** The key behind a bearer token; null when unknown, wrong, expired or revoked. Remembered for two seconds. */
  async find(token: string): Promise<StoredKey | null> {
    const hash = hashSecret(token);
    const known = this.#recent.get(hash);
    if (known && this.clock.now() - known.at < REMEMBER_MS) return known.key;
    const key = await this.#read(token);
    this.#recent.clear();
    if (key) this.#recent.set(hash, { key, at: this.clock.now() });
    return key;
  }

  async #read(token: string): Promise<StoredKey | null> {
    const dot = token.indexOf('.');
    if (dot < 0) return null;
    const rows = (await this.#db.query(
      'SELECT id, scope, tenant, secret_hash, signing_secret FROM machine_key WHERE id = $1 AND revoked_at IS NULL AND expires_at > $2',
      [token.slice(0, dot), new Date(this.clock.now())],
    )) as StoredKey[];
    const key = rows[0];
    return key && equalSecrets(hashSecret(token.slice(dot + 1)), key.secret_hash) ? key : null;
  }

  /** Why a request of a key made with `--signed` is refused; null when its signature is right and fresh. */
  async refuseSignature(key: StoredKey, parts: SignedParts): Promise<string | null> {
    if (key.signing_secret === null) return null;
    const { timestamp, nonce, signature } = parts;
    if (!timestamp || !nonce || !signature) return 'kunci ini bertanda tangan: kirim X-LCC-Timestamp, X-LCC-Nonce dan X-LCC-Signature';
    const skew = Math.abs(this.clock.now() - Number(timestamp) * 1000);
    if (!(skew <= SIGNATURE_WINDOW_MS))
      return `X-LCC-Timestamp berselisih ${Math.round(skew / 1000)} detik dari jam server; paling banyak 300 detik`;
    const expected = createHmac('sha256', key.signing_secret)
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
      'SELECT id, scope, tenant, signing_secret IS NOT NULL AS signed, created_at AS created, expires_at AS expires, revoked_at AS revoked FROM machine_key ORDER BY created_at',
    )) as KeyRow[];
  }

  async revoke(id: string): Promise<boolean> {
    const [rows] = (await this.#db.query('UPDATE machine_key SET revoked_at = COALESCE(revoked_at, $2) WHERE id = $1 RETURNING id', [
      id,
      new Date(this.clock.now()),
    ])) as [unknown[], number];
    return rows.length > 0;
  }

  get #db() {
    return this.tenants.real.dataSource;
  }
}
