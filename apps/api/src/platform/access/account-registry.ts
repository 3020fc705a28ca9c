import { LOGIN_SHAPE, type Role, roleSchema, UNIT_ROLE } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../audit/actor.js';
import { Audit } from '../audit/audit.js';
import type { Clock } from '../clock/index.js';
import { Tenants } from '../tenancy/tenant.js';
import { CLOCK } from '../tokens.js';
import type { Account } from './caller.js';
import { newPassword, Passwords } from './passwords.js';
import { newId } from './secrets.js';

export interface AccountRow extends Account {
  readonly ssoSubject: string | null;
  readonly created: Date;
  readonly disabled: Date | null;
  readonly lastSeen: Date | null;
}

/** Any fixed number. */
const ACCOUNTS_LOCK = 7_226_105_122;

/** What an administrator decides about an account. */
export interface AccountChoice {
  readonly name: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly ssoSubject: string | null;
}

/** Why an account cannot be as asked; the message is for the person who asked. */
export class AccountRefused extends Error {
  constructor(
    readonly field: 'login' | 'unit' | 'role' | 'ssoSubject' | 'id',
    message: string,
  ) {
    super(message);
  }
}

/** The columns of an `Account`, of the alias `a`. */
export const ACCOUNT_COLUMNS = `a.id, a.login, a.name, a.role, a.unit, a.must_change_password AS "mustChangePassword",
  a.password_hash IS NOT NULL AS "hasPassword", a.totp_enabled_at IS NOT NULL AS "hasTotp"`;

const ROW_COLUMNS = `${ACCOUNT_COLUMNS}, a.sso_subject AS "ssoSubject", a.created_at AS created, a.disabled_at AS disabled,
  (SELECT max(s.seen_at) FROM session s WHERE s.account_id = a.id) AS "lastSeen"`;

/** The people who may sign in. Every change is written to the audit trail with it; an account is never deleted, only disabled. */
@Injectable()
export class AccountRegistry {
  constructor(
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    private readonly passwords: Passwords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new account and its first password, which must be changed at the first sign-in. @throws AccountRefused */
  async add(actor: Actor, login: string, choice: AccountChoice, firstPassword = newPassword()): Promise<{ id: string; password: string }> {
    const id = newId('orang');
    const hash = await this.passwords.hash(firstPassword);
    const fit = fitting(choice);
    const name = fittingLogin(login);
    await this.audit.change(async (manager) => {
      const made = (await manager.query(
        `INSERT INTO account (id, login, name, role, unit, sso_subject, password_hash, must_change_password, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, true, $8) ON CONFLICT DO NOTHING RETURNING id`,
        [id, name, fit.name, fit.role, fit.unit, fit.ssoSubject, hash, this.#now],
      )) as unknown[];
      if (made.length === 0) await refuseTaken(manager, id, name, fit.ssoSubject);
      await this.audit.record(manager, { actor, action: 'user.added', object: `user:${id}`, after: { login: name, ...told(fit) } });
    });
    return { id, password: firstPassword };
  }

  /** Another name, role, unit or identity; sessions of a person whose role or unit changes end. @throws AccountRefused */
  async change(actor: Actor, id: string, choice: AccountChoice): Promise<void> {
    const fit = fitting(choice);
    await this.audit.change(async (manager) => {
      await takeTurn(manager);
      const before = await lockRow(manager, id);
      await refuseTaken(manager, id, null, fit.ssoSubject);
      if (before.role === 'administrator' && fit.role !== 'administrator') await refuseLastAdministrator(manager, id);
      await manager.query('UPDATE account SET name = $2, role = $3, unit = $4, sso_subject = $5 WHERE id = $1', [
        id,
        fit.name,
        fit.role,
        fit.unit,
        fit.ssoSubject,
      ]);
      if (before.role !== fit.role || before.unit !== fit.unit) await endSessions(manager, id, this.#now);
      await this.audit.record(manager, { actor, action: 'user.changed', object: `user:${id}`, before: told(before), after: told(fit) });
    });
  }

  /** A new first password; authenticator and recovery codes are forgotten, sessions end. @throws AccountRefused */
  async reset(actor: Actor, id: string): Promise<{ password: string }> {
    const password = newPassword();
    const hash = await this.passwords.hash(password);
    await this.audit.change(async (manager) => {
      await lockRow(manager, id);
      await manager.query(
        `UPDATE account SET password_hash = $2, must_change_password = true, totp_secret = NULL, totp_enabled_at = NULL, totp_pending = NULL, totp_last_step = 0
         WHERE id = $1`,
        [id, hash],
      );
      await manager.query('DELETE FROM recovery_code WHERE account_id = $1', [id]);
      await endSessions(manager, id, this.#now);
      await this.audit.record(manager, { actor, action: 'user.reset', object: `user:${id}` });
    });
    return { password };
  }

  /** Shuts an account, or opens it again; its sessions end. @throws AccountRefused */
  async setDisabled(actor: Actor, id: string, disabled: boolean): Promise<void> {
    await this.audit.change(async (manager) => {
      await takeTurn(manager);
      const before = await lockRow(manager, id);
      if (disabled && before.role === 'administrator') await refuseLastAdministrator(manager, id);
      await manager.query('UPDATE account SET disabled_at = $2 WHERE id = $1', [id, disabled ? this.#now : null]);
      await endSessions(manager, id, this.#now);
      await this.audit.record(manager, { actor, action: disabled ? 'user.disabled' : 'user.enabled', object: `user:${id}` });
    });
  }

  async list(): Promise<AccountRow[]> {
    return (await this.tenants.real.dataSource.query(`SELECT ${ROW_COLUMNS} FROM account a ORDER BY a.login`)) as AccountRow[];
  }

  async find(id: string): Promise<AccountRow | null> {
    const rows = (await this.tenants.real.dataSource.query(`SELECT ${ROW_COLUMNS} FROM account a WHERE a.id = $1`, [id])) as AccountRow[];
    return rows[0] ?? null;
  }

  async findByLogin(login: string): Promise<AccountRow | null> {
    return (await this.list()).find((account) => account.login === login.trim().toLowerCase()) ?? null;
  }

  /** The first administrator, where there is none yet; null when there is. Two servers that start together make one. */
  async ensureAdministrator(actor: Actor, password: string | undefined): Promise<{ login: string; password: string } | null> {
    const found = (await this.tenants.real.dataSource.query(`SELECT 1 FROM account WHERE role = 'administrator' LIMIT 1`)) as unknown[];
    if (found.length > 0) return null;
    try {
      const choice: AccountChoice = { name: 'Administrator', role: 'administrator', unit: null, ssoSubject: null };
      const added = await this.add(actor, 'admin', choice, password);
      return { login: 'admin', password: added.password };
    } catch (error) {
      if (error instanceof AccountRefused) return null;
      throw error;
    }
  }

  get #now(): Date {
    return new Date(this.clock.now());
  }
}

/** Ends every open session of an account, in the transaction of the change that calls for it. */
export async function endSessions(manager: EntityManager, account: string, now: Date, except = ''): Promise<number> {
  await manager.query('UPDATE sign_in_link SET expires_at = $2 WHERE account_id = $1 AND expires_at > $2', [account, now]);
  const [rows] = (await manager.query(
    'UPDATE session SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL AND id <> $3 RETURNING id',
    [account, now, except],
  )) as [unknown[], number];
  return rows.length;
}

function fittingLogin(login: string): string {
  const name = login.trim().toLowerCase();
  if (!LOGIN_SHAPE.test(name))
    throw new AccountRefused('login', 'Nama masuk: 2 sampai 64 huruf kecil, angka, titik, garis atau @, tanpa spasi.');
  return name;
}

function fitting(choice: AccountChoice): AccountChoice {
  const role = roleSchema.parse(choice.role);
  if (role === UNIT_ROLE && choice.unit === null)
    throw new AccountRefused('unit', 'Operator OPD perlu kode unitnya, misalnya 1.03.0.00.0.00.03.0000.');
  if (role !== UNIT_ROLE && choice.unit !== null)
    throw new AccountRefused('unit', 'Hanya operator OPD yang terikat pada satu unit; kosongkan unit.');
  return { name: choice.name.trim(), role, unit: choice.unit, ssoSubject: choice.ssoSubject?.trim() || null };
}

/** What the audit trail keeps of an account: decisions, no personal data. */
const told = ({ role, unit, ssoSubject }: AccountChoice) => ({ role, unit, sso: ssoSubject !== null });

/** Who changes accounts does so one after another: two administrators must not be able to shut each other out at once. */
async function takeTurn(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [ACCOUNTS_LOCK]);
}

async function lockRow(manager: EntityManager, id: string): Promise<AccountRow> {
  const rows = (await manager.query(`SELECT ${ROW_COLUMNS} FROM account a WHERE a.id = $1 FOR UPDATE OF a`, [id])) as AccountRow[];
  if (!rows[0]) throw new AccountRefused('id', `Akun ${id} tidak ada.`);
  return rows[0];
}

async function refuseTaken(manager: EntityManager, id: string, login: string | null, ssoSubject: string | null): Promise<void> {
  const rows = (await manager.query('SELECT login, sso_subject FROM account WHERE id <> $1 AND (login = $2 OR sso_subject = $3)', [
    id,
    login,
    ssoSubject,
  ])) as { login: string; sso_subject: string | null }[];
  if (rows.some((row) => row.login === login)) throw new AccountRefused('login', `Nama masuk ${login} sudah dipakai.`);
  if (rows.length > 0) throw new AccountRefused('ssoSubject', 'Identitas masuk tunggal itu sudah dipakai akun lain.');
}

async function refuseLastAdministrator(manager: EntityManager, id: string): Promise<void> {
  const rows = (await manager.query(`SELECT id FROM account WHERE role = 'administrator' AND disabled_at IS NULL`)) as { id: string }[];
  if (rows.every((row) => row.id === id))
    throw new AccountRefused('role', 'Ini administrator terakhir yang aktif; angkat administrator lain dahulu.');
}
