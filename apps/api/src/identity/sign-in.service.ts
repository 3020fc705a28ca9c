import { type Me, rightsOf, SECOND_FACTOR_ROLES } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import { endSessions } from '../platform/access/account-registry.js';
import type { Session } from '../platform/access/caller.js';
import { Passwords, passwordFault } from '../platform/access/passwords.js';
import { SessionRegistry } from '../platform/access/session-registry.js';
import { SignInLinks } from '../platform/access/sign-in-links.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import { Problem } from '../platform/http/problem.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { SecondFactor } from './second-factor.js';
import { SignInDelay } from './sign-in-delay.js';

interface Credentials {
  readonly id: string;
  readonly password_hash: string | null;
  readonly open: boolean;
  readonly has_totp: boolean;
}

/** Signing in, and everything with which a person proves to be it. */
@Injectable()
export class SignInService {
  constructor(
    private readonly tenants: Tenants,
    private readonly sessions: SessionRegistry,
    private readonly passwords: Passwords,
    private readonly secondFactor: SecondFactor,
    private readonly delay: SignInDelay,
    private readonly links: SignInLinks,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The secret of a new session, which may still have to show a code. @throws Problem 401, the same whatever was wrong; 429 */
  async withPassword(from: Actor, login: string, password: string): Promise<string> {
    const name = login.trim().toLowerCase();
    const succeeded = await this.delay.attempt(name, from.ip ?? '', 'password');
    const found = await this.#credentials('login', name);
    const right = await this.passwords.verify(found?.password_hash ?? null, password);
    if (!found || !right || !found.open) throw await this.#refused(from, found?.id ?? null, 'password');
    await succeeded();
    return this.sessions.open({ ...from, kind: 'user', id: found.id }, found.id, 'password', found.has_totp);
  }

  /** The same by a link that is spent with this; it stands for the password, not for a code. @throws Problem 401, the same whatever was wrong; 429 */
  async withLink(from: Actor, secret: string): Promise<string> {
    const succeeded = await this.delay.attempt('#tautan', from.ip ?? '', 'password');
    const found = await this.links.spend(secret);
    if (!found) throw await this.#refused(from, null, 'link');
    await succeeded();
    return this.sessions.open({ ...from, kind: 'user', id: found.id }, found.id, 'link', found.hasTotp);
  }

  /** The secret of the session that takes the place of one that had still to show a code. @throws Problem 401, 429 */
  async withCode(from: Actor, session: Session, code: string): Promise<string> {
    if (session.stage !== 'code') throw new Problem(409, 'Kode sudah ditunjukkan', 'Sesi ini tidak menunggu kode.');
    await this.#spend(from, session, code);
    return this.sessions.promote(from, session);
  }

  /** The person proves again to be it. @throws Problem 401, 429 */
  async stepUp(from: Actor, session: Session, proof: { password?: string | undefined; code?: string | undefined }): Promise<void> {
    if (proof.code !== undefined) await this.#spend(from, session, proof.code);
    else await this.#checkPassword(from, session, proof.password ?? '');
    await this.sessions.confirm(session.id);
  }

  /** A password of the person's own; every other session ends, and this one goes on under a new secret. @throws Problem 401, 422, 429 */
  async changePassword(from: Actor, session: Session, current: string, next: string): Promise<string> {
    await this.#checkPassword(from, session, current);
    const fault = next === current ? 'Sandi baru sama dengan yang sekarang.' : passwordFault(next, session.account.login);
    if (fault)
      throw new Problem(422, 'Sandi tidak dapat dipakai', fault, { issues: [{ field: 'next', code: 'password', message: fault }] });
    const hash = await this.passwords.hash(next);
    const { id } = session.account;
    await this.audit.change(async (manager) => {
      await manager.query('UPDATE account SET password_hash = $2, must_change_password = false WHERE id = $1', [id, hash]);
      await endSessions(manager, id, new Date(this.clock.now()), session.id);
      await this.audit.record(manager, { actor: from, action: 'user.password-changed', object: `user:${id}` });
    });
    return this.sessions.promote(from, session);
  }

  async #spend(from: Actor, session: Session, code: string): Promise<void> {
    const { id, login } = session.account;
    const succeeded = await this.delay.attempt(login, from.ip ?? '', 'code');
    const kind = await this.audit.change(async (manager) => {
      const spent = await this.secondFactor.spend(manager, id, code);
      if (spent === 'recovery') await this.audit.record(manager, { actor: from, action: 'user.recovery-code-used', object: `user:${id}` });
      return spent;
    });
    if (kind === null) throw await this.#refused(from, id, 'code');
    await succeeded();
  }

  async #checkPassword(from: Actor, { account }: Session, password: string): Promise<void> {
    const succeeded = await this.delay.attempt(account.login, from.ip ?? '', 'password');
    const found = await this.#credentials('id', account.id);
    if (!(await this.passwords.verify(found?.password_hash ?? null, password))) throw await this.#refused(from, account.id, 'password');
    await succeeded();
  }

  async #credentials(by: 'id' | 'login', value: string): Promise<Credentials | undefined> {
    const rows = (await this.tenants.real.dataSource.query(
      `SELECT id, password_hash, disabled_at IS NULL AS open, totp_enabled_at IS NOT NULL AS has_totp FROM account WHERE ${by} = $1`,
      [value],
    )) as Credentials[];
    return rows[0];
  }

  /** What was typed as a name is not written down: it may have been a password. */
  async #refused(from: Actor, account: string | null, means: 'password' | 'code' | 'link'): Promise<Problem> {
    await this.audit.append({ actor: from, action: 'session.refused', object: account ? `user:${account}` : 'user:?', after: { means } });
    if (means === 'link')
      return new Problem(
        401,
        'Tautan tidak berlaku',
        'Tautan masuk berlaku sekali, selama 15 menit; minta yang baru kepada administrator.',
        {
          code: 'wrong',
        },
      );
    return means === 'password'
      ? new Problem(401, 'Nama atau sandi salah', 'Periksa nama masuk dan sandi; lupa sandi: minta administrator mengatur ulang.', {
          code: 'wrong',
        })
      : new Problem(401, 'Kode salah', 'Pakai kode yang sedang tampil di aplikasi autentikator, satu kali saja, atau kode pemulihan.', {
          code: 'wrong',
        });
  }
}

/** What a page may know of its session. */
export function meOf({ id, stage, way, account }: Session): Me {
  const needsTotp = SECOND_FACTOR_ROLES.includes(account.role);
  return { session: id, stage, way, account: { ...account, needsTotp }, rights: stage === 'full' ? rightsOf(account.role) : [] };
}
