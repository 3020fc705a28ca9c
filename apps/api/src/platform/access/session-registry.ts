import { SECOND_FACTOR_ROLES } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../audit/actor.js';
import { Audit } from '../audit/audit.js';
import type { Clock } from '../clock/index.js';
import { Tenants } from '../tenancy/tenant.js';
import { CLOCK } from '../tokens.js';
import { ACCOUNT_COLUMNS, endSessions } from './account-registry.js';
import type { Account, Session, Stage } from './caller.js';
import { hashSecret, newId, newSecret } from './secrets.js';
import { limitSql } from './session-limits.js';

const MINUTE_MS = 60_000;
/** Time to show the second factor. */
const CODE_MS = 10 * MINUTE_MS;
/** Being seen is written down at most this often. */
const SEEN_EVERY_MS = MINUTE_MS / 2;

export interface SessionRow {
  readonly id: string;
  readonly way: Session['way'];
  readonly ip: string | null;
  readonly device: string | null;
  readonly created: Date;
  readonly seen: Date;
}

/** Sessions still open at `$1`: not ended, not idle too long, not too old, and of an account that is not shut. */
const OPEN = `s.ended_at IS NULL AND a.disabled_at IS NULL AND s.seen_at > $1::timestamptz - ${limitSql('idleMs', 'a.role')} * interval '1 millisecond'
  AND s.created_at > $1::timestamptz - (CASE WHEN s.code_pending THEN ${CODE_MS} ELSE ${limitSql('absoluteMs', 'a.role')} END) * interval '1 millisecond'`;

interface StoredSession extends Account {
  readonly sessionId: string;
  readonly codePending: boolean;
  readonly way: Session['way'];
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly confirmedAt: Date;
}

/** Signed-in browsers. The browser holds 256 random bits, the database their hash; whatever ends a session ends it at the next question. */
@Injectable()
export class SessionRegistry {
  constructor(
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new session; the answer is its secret, told once. With `codePending` it may do nothing yet but show the second factor. */
  async open(actor: Actor, account: string, way: SessionRow['way'], codePending: boolean): Promise<string> {
    return this.audit.change(async (manager) => {
      const { id, secret } = await this.#insert(manager, actor, account, way, codePending);
      const action = codePending ? 'session.code-asked' : 'session.opened';
      await this.audit.record(manager, { actor, action, object: `user:${account}`, after: { session: id, way } });
      return secret;
    });
  }

  /** The person has proved more than before (a code, a new password): a new session takes the place of the old one. */
  async promote(actor: Actor, session: Session): Promise<string> {
    return this.audit.change(async (manager) => {
      const [rows] = (await manager.query('UPDATE session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING way', [
        session.id,
        this.#now,
      ])) as [{ way: SessionRow['way'] }[], number];
      if (!rows[0]) throw new Error(`session ${session.id} is no longer open`);
      const { id, secret } = await this.#insert(manager, actor, session.account.id, rows[0].way, false);
      await this.audit.record(manager, {
        actor,
        action: session.stage === 'code' ? 'session.opened' : 'session.renewed',
        object: `user:${session.account.id}`,
        after: { session: id, way: rows[0].way, before: session.id },
      });
      return secret;
    });
  }

  async #insert(manager: EntityManager, actor: Actor, account: string, way: SessionRow['way'], codePending: boolean) {
    const id = newId('sesi');
    const secret = newSecret();
    await manager.query(
      `INSERT INTO session (id, secret_hash, account_id, way, code_pending, ip, device, created_at, seen_at, confirmed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8)`,
      [id, hashSecret(secret), account, way, codePending, actor.ip ?? null, actor.device?.slice(0, 200) ?? null, this.#now],
    );
    return { id, secret };
  }

  /** The open session of a secret; being asked for keeps it from idling out, unless the page asked on its own. */
  async find(secret: string, byPerson = true): Promise<Session | null> {
    const now = this.#now;
    const rows = (await this.#db.query(
      `SELECT ${ACCOUNT_COLUMNS}, s.id AS "sessionId", s.code_pending AS "codePending", s.way, s.created_at AS "createdAt", s.seen_at AS "seenAt",
        s.confirmed_at AS "confirmedAt" FROM session s JOIN account a ON a.id = s.account_id WHERE ${OPEN} AND s.secret_hash = $2`,
      [now, hashSecret(secret)],
    )) as StoredSession[];
    const row = rows[0];
    if (!row) return null;
    if (byPerson && now.getTime() - row.seenAt.getTime() > SEEN_EVERY_MS)
      await this.#db.query('UPDATE session SET seen_at = $2 WHERE id = $1', [row.sessionId, now]);
    const { sessionId, codePending, way, createdAt, seenAt: _, confirmedAt, ...account } = row;
    return {
      id: sessionId,
      account,
      stage: stageOf(account, way, codePending),
      way,
      createdAt: createdAt.getTime(),
      confirmedAt: confirmedAt.getTime(),
    };
  }

  /** The person has just proved again to be it. */
  async confirm(session: string): Promise<void> {
    await this.#db.query('UPDATE session SET confirmed_at = $2 WHERE id = $1', [session, this.#now]);
  }

  /** Open sessions of an account, the latest first. */
  async list(account: string): Promise<SessionRow[]> {
    return (await this.#db.query(
      `SELECT s.id, s.way, s.ip, s.device, s.created_at AS created, s.seen_at AS seen
       FROM session s JOIN account a ON a.id = s.account_id WHERE ${OPEN} AND a.id = $2 AND NOT s.code_pending ORDER BY s.created_at DESC`,
      [this.#now, account],
    )) as SessionRow[];
  }

  /** Ends one session of an account; false when the account has no such open session. */
  async end(actor: Actor, account: string, session: string): Promise<boolean> {
    return this.audit.change(async (manager) => {
      const [rows] = (await manager.query(
        'UPDATE session SET ended_at = $3 WHERE id = $1 AND account_id = $2 AND ended_at IS NULL RETURNING id',
        [session, account, this.#now],
      )) as [unknown[], number];
      if (rows.length === 0) return false;
      await this.audit.record(manager, { actor, action: 'session.ended', object: `user:${account}`, before: { session } });
      return true;
    });
  }

  /** Ends every session of an account but `except`; answers how many there were. */
  async endAll(actor: Actor, account: string, except = ''): Promise<number> {
    return this.audit.change(async (manager) => {
      const ended = await endSessions(manager, account, this.#now, except);
      if (ended > 0) await this.audit.record(manager, { actor, action: 'session.all-ended', object: `user:${account}`, after: { ended } });
      return ended;
    });
  }

  /** Of the given sessions, those that are open no longer. */
  async endedAmong(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = (await this.#db.query(
      `SELECT s.id FROM session s JOIN account a ON a.id = s.account_id WHERE ${OPEN} AND s.id = ANY($2)`,
      [this.#now, ids],
    )) as { id: string }[];
    const open = new Set(rows.map((row) => row.id));
    return ids.filter((id) => !open.has(id));
  }

  get #db() {
    return this.tenants.real.dataSource;
  }
  get #now(): Date {
    return new Date(this.clock.now());
  }
}

/** Who comes from an identity provider never uses a password of ours. */
function stageOf(account: Account, way: Session['way'], codePending: boolean): Stage {
  if (codePending) return 'code';
  const needsTotp = SECOND_FACTOR_ROLES.includes(account.role) && !account.hasTotp;
  return (account.mustChangePassword && way === 'password') || needsTotp ? 'setup' : 'full';
}
