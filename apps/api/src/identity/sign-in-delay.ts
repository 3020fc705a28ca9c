import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../platform/clock/index.js';
import { Problem } from '../platform/http/problem.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';

/** The first failures cost nothing; then the wait doubles from one second to five minutes. */
const FREE_FAILURES = 3;
const LONGEST_S = 300;
const FORGET_AFTER = "interval '1 day'";
/** Attempts a minute from one address, over all accounts; a success gives its attempt back. */
const PER_ADDRESS = 20;
const MOST_ADDRESSES = 10_000;

const WAIT_S = `(CASE WHEN failures < ${FREE_FAILURES} THEN 0 ELSE LEAST(${LONGEST_S}, power(2, failures - ${FREE_FAILURES})) END)`;

/**
 * A growing delay for each pair of account and address, for passwords and for codes apart. Never for an account as a whole, so nobody can lock another one out; never
 * for everybody. An attempt is counted before it is judged, so that a thousand at once are no way around it.
 */
@Injectable()
export class SignInDelay {
  readonly #addresses = new Map<string, { tokens: number; at: number }>();

  constructor(
    private readonly tenants: Tenants,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes the right to one attempt; the answer tells of its success. @throws Problem 429 while the pair has to wait */
  async attempt(login: string, ip: string, means: 'password' | 'code'): Promise<() => Promise<void>> {
    this.#takeToken(ip);
    const who = createHash('sha256').update(`${login.toLowerCase()}|${ip}|${means}`).digest('hex');
    const now = new Date(this.clock.now());
    const rows = (await this.#db.query(
      `INSERT INTO sign_in_failure AS f (who, failures, last_at) VALUES ($1, 1, $2)
       ON CONFLICT (who) DO UPDATE SET last_at = $2, failures = CASE WHEN f.last_at < $2::timestamptz - ${FORGET_AFTER} THEN 1 ELSE f.failures + 1 END
       WHERE f.last_at + make_interval(secs => ${WAIT_S.replaceAll('failures', 'f.failures')}) <= $2 RETURNING failures`,
      [who, now],
    )) as unknown[];
    if (rows.length === 0) throw tooSoon(await this.#remaining(who, now));
    return async () => {
      await this.#db.query(`DELETE FROM sign_in_failure WHERE who = $1 OR last_at < $2::timestamptz - ${FORGET_AFTER}`, [who, now]);
      const bucket = this.#addresses.get(ip);
      if (bucket) bucket.tokens = Math.min(PER_ADDRESS, bucket.tokens + 1);
    };
  }

  async #remaining(who: string, now: Date): Promise<number> {
    const [row] = (await this.#db.query(
      `SELECT ceil(extract(epoch FROM last_at - $2::timestamptz) + ${WAIT_S})::int AS seconds FROM sign_in_failure WHERE who = $1`,
      [who, now],
    )) as { seconds: number }[];
    return Math.max(1, row?.seconds ?? 1);
  }

  #takeToken(ip: string): void {
    const now = this.clock.now();
    if (this.#addresses.size > MOST_ADDRESSES) this.#addresses.clear();
    const bucket = this.#addresses.get(ip) ?? { tokens: PER_ADDRESS, at: now };
    bucket.tokens = Math.min(PER_ADDRESS, bucket.tokens + ((now - bucket.at) / 60_000) * PER_ADDRESS);
    bucket.at = now;
    this.#addresses.set(ip, bucket);
    if (bucket.tokens < 1) throw tooSoon(Math.ceil((1 - bucket.tokens) * (60 / PER_ADDRESS)));
    bucket.tokens -= 1;
  }

  get #db() {
    return this.tenants.real.dataSource;
  }
}

const tooSoon = (seconds: number): Problem =>
  new Problem(
    429,
    'Terlalu sering',
    `Tunggu ${seconds} detik, lalu coba lagi. Akun tidak terkunci.`,
    { code: 'wait', seconds },
    { 'Retry-After': String(seconds) },
  );
