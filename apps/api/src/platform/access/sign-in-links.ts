import { SECOND_FACTOR_ROLES } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../audit/actor.js';
import { Audit } from '../audit/audit.js';
import type { Clock } from '../clock/index.js';
import { Tenants } from '../tenancy/tenant.js';
import { CLOCK } from '../tokens.js';
import { AccountRefused, AccountRegistry } from './account-registry.js';
import { hashSecret, newSecret } from './secrets.js';

const LASTS_MS = 15 * 60_000;
/** Links made for one account within an hour. */
const MOST_AN_HOUR = 6;
const KEPT = "interval '1 day'";

/** A link as it is told, once. */
export interface SignInLink {
  /** Below the address of the server; the secret stands behind `#`, where no log and no preview of a chat sees it. */
  readonly path: string;
  readonly expires: Date;
}

/** Links that sign somebody in once, within a quarter of an hour; not for accounts that owe a second factor. Kept as hashes. */
@Injectable()
export class SignInLinks {
  constructor(
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    private readonly accounts: AccountRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new link; the former one of the account no longer opens. @throws AccountRefused */
  async make(actor: Actor, id: string): Promise<SignInLink> {
    const account = await this.accounts.find(id);
    if (!account) throw new AccountRefused('id', `Akun ${id} tidak ada.`);
    if (SECOND_FACTOR_ROLES.includes(account.role))
      throw new AccountRefused('role', 'Peran ini wajib memakai autentikator; tautan masuk tidak dibuat untuknya.');
    if (account.disabled) throw new AccountRefused('login', 'Akun ini ditutup; buka dahulu.');
    const secret = newSecret();
    const now = this.clock.now();
    const expires = new Date(now + LASTS_MS);
    await this.audit.change(async (manager) => {
      await manager.query('SELECT 1 FROM account WHERE id = $1 FOR UPDATE', [id]);
      await refuseMany(manager, id, new Date(now));
      await manager.query('UPDATE sign_in_link SET expires_at = $2 WHERE account_id = $1 AND expires_at > $2', [id, new Date(now)]);
      await manager.query('INSERT INTO sign_in_link (secret_hash, account_id, made_at, expires_at) VALUES ($1, $2, $3, $4)', [
        hashSecret(secret),
        id,
        new Date(now),
        expires,
      ]);
      await this.audit.record(manager, {
        actor,
        action: 'user.link-made',
        object: `user:${id}`,
        after: { expires: expires.toISOString() },
      });
    });
    return { path: `/console#masuk=${secret}`, expires };
  }

  /** The account a link opens, and that it is spent with this; null for one that is unknown, used, too old, or of an account it may no longer open. */
  async spend(secret: string): Promise<{ readonly id: string; readonly hasTotp: boolean } | null> {
    const [rows] = (await this.tenants.real.dataSource.query(
      `UPDATE sign_in_link l SET expires_at = $2 FROM account a
       WHERE a.id = l.account_id AND l.secret_hash = $1 AND l.expires_at > $2 AND a.disabled_at IS NULL AND a.role <> ALL($3)
       RETURNING a.id, a.totp_enabled_at IS NOT NULL AS "hasTotp"`,
      [hashSecret(secret), new Date(this.clock.now()), SECOND_FACTOR_ROLES],
    )) as [{ id: string; hasTotp: boolean }[], number];
    return rows[0] ?? null;
  }
}

async function refuseMany(manager: EntityManager, id: string, now: Date): Promise<void> {
  await manager.query(`DELETE FROM sign_in_link WHERE made_at < $1::timestamptz - ${KEPT}`, [now]);
  const [{ made } = { made: 0 }] = (await manager.query(
    `SELECT count(*)::int AS made FROM sign_in_link WHERE account_id = $1 AND made_at > $2::timestamptz - interval '1 hour'`,
    [id, now],
  )) as { made: number }[];
  if (made >= MOST_AN_HOUR)
    throw new AccountRefused('login', `Sudah ${MOST_AN_HOUR} tautan dalam sejam untuk akun ini; tunggu, atau pakai sandi.`);
}
