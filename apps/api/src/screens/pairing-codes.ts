import { randomInt } from 'node:crypto';
import { PAIRING_LETTERS } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import { hashSecret, newSecret } from '../platform/access/secrets.js';
import type { Clock } from '../platform/clock/index.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';

const LIFE_MS = 10 * 60_000;
const LENGTH = 6;
const MOST_OPEN = 500;
const MOST_FROM_ONE = 10;
const MOST_TRIES = 5;

/**
 * Browsers that ask to become a screen: each shows six characters for ten minutes, and whichever instance it asks knows of it. Who types
 * codes has five tries in ten minutes.
 */
@Injectable()
export class PairingCodes {
  constructor(
    private readonly tenants: Tenants,
    private readonly box: SecretBox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new code for a browser at a network address; the oldest of that address, or of all, makes room. */
  async open(from: string): Promise<{ readonly code: string; readonly secret: string; readonly expires: Date }> {
    const now = await this.#forgetOld();
    await this.#query(
      `DELETE FROM pairing_request WHERE code IN (SELECT code FROM pairing_request WHERE asked_from = $1 ORDER BY expires_at DESC OFFSET ${MOST_FROM_ONE - 1})
         OR code IN (SELECT code FROM pairing_request ORDER BY expires_at DESC OFFSET ${MOST_OPEN - 1})`,
      [from],
    );
    const secret = newSecret();
    const expires = new Date(now.getTime() + LIFE_MS);
    for (;;) {
      const code = Array.from({ length: LENGTH }, () => PAIRING_LETTERS[randomInt(PAIRING_LETTERS.length)]).join('');
      const made = await this.#query(
        `INSERT INTO pairing_request (code, secret_hash, asked_from, expires_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (code) DO NOTHING RETURNING code`,
        [code, hashSecret(secret), from, expires],
      );
      if (made.length > 0) return { code, secret, expires };
    }
  }

  /** Whether somebody waits with this code; `late` = whoever types has had five wrong ones and must wait. */
  async check(code: string, by: string): Promise<'waiting' | 'unknown' | 'late'> {
    const now = await this.#forgetOld();
    const late = await this.#query(`SELECT FROM pairing_try WHERE who = $1 AND count >= ${MOST_TRIES}`, [by]);
    if (late.length > 0) return 'late';
    const waiting = await this.#query('SELECT FROM pairing_request WHERE code = $1 AND pairing IS NULL', [code]);
    if (waiting.length > 0) return 'waiting';
    await this.#query(
      'INSERT INTO pairing_try AS t (who, count, since) VALUES ($1, 1, $2) ON CONFLICT (who) DO UPDATE SET count = t.count + 1',
      [by, now],
    );
    return 'unknown';
  }

  /** Lets in the browser that shows a code, with the one-use pairing secret of its screen. */
  async letIn(code: string, pairing: string): Promise<void> {
    await this.#query('UPDATE pairing_request SET pairing = $2 WHERE code = $1', [code, this.box.lock(pairing)]);
  }

  /** What became of a request: `waiting`, `gone`, or the pairing secret, which is told once. */
  async claim(secret: string): Promise<'waiting' | 'gone' | { readonly pairing: string }> {
    await this.#forgetOld();
    const hash = hashSecret(secret);
    const [claimed] = (await this.tenants.real.dataSource.query(
      'DELETE FROM pairing_request WHERE secret_hash = $1 AND pairing IS NOT NULL RETURNING pairing',
      [hash],
    )) as [{ pairing: string }[], number];
    if (claimed[0]) return { pairing: this.box.unlock(claimed[0].pairing) };
    return (await this.#query('SELECT FROM pairing_request WHERE secret_hash = $1', [hash])).length > 0 ? 'waiting' : 'gone';
  }

  async #forgetOld(): Promise<Date> {
    const now = new Date(this.clock.now());
    await this.#query('DELETE FROM pairing_request WHERE expires_at <= $1', [now]);
    await this.#query('DELETE FROM pairing_try WHERE since <= $1', [new Date(now.getTime() - LIFE_MS)]);
    return now;
  }

  async #query(sql: string, values: unknown[]): Promise<readonly unknown[]> {
    return (await this.tenants.real.dataSource.query(sql, values)) as unknown[];
  }
}
