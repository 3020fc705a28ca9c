import { randomUUID } from 'node:crypto';

/** Runs one statement and answers its rows. */
export type Ask = (sql: string, values: readonly unknown[]) => Promise<readonly object[]>;

/** The right to do something alone for a while. */
export interface Lease {
  readonly name: string;
  /** Grows with every holder of the name: what is written under a lower one came too late. */
  readonly token: number;
}

/** What a duty is told while it holds its lease. */
export interface Held extends Lease {
  /** Fires when the lease could not be kept: stop, another instance may have begun. */
  readonly signal: AbortSignal;
}

/** Nobody outlives its lease by more than this: long enough for a slow database, short enough that another takes over within ten seconds. */
const TTL_MS = 8_000;
const RENEWALS = 3;

/**
 * Duties that one instance alone may do at a time, by rows of PostgreSQL. The database's clock alone judges who holds what; a holder
 * measures its own time by the monotonic clock, so that no wrong or jumping clock of an instance makes two holders.
 */
export class Leases {
  readonly #holder = randomUUID();

  constructor(
    private readonly ask: Ask,
    readonly ttlMs = TTL_MS,
  ) {}

  /** Null when another holds it. */
  async acquire(name: string): Promise<Lease | null> {
    const rows = (await this.ask(
      `INSERT INTO lease (name, holder, token, expires_at)
         SELECT $1, $2, 1, clock_timestamp() + make_interval(secs => $3)
         WHERE NOT EXISTS (SELECT FROM lease WHERE name = $1 AND expires_at > clock_timestamp())
       ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, token = lease.token + 1, expires_at = EXCLUDED.expires_at
       WHERE lease.expires_at <= clock_timestamp() RETURNING token`,
      [name, this.#holder, this.ttlMs / 1_000],
    )) as { token: string }[];
    return rows[0] ? { name, token: Number(rows[0].token) } : null;
  }

  /** False when it has run out: it is not taken back, another may have had it meanwhile. */
  renew(lease: Lease): Promise<boolean> {
    return this.#move(lease, this.ttlMs / 1_000);
  }

  /** Lets others in at once. */
  async release(lease: Lease): Promise<void> {
    await this.#move(lease, 0);
  }

  /** Whether somebody holds it, here or elsewhere. */
  async isHeld(name: string): Promise<boolean> {
    return (await this.ask('SELECT FROM lease WHERE name = $1 AND expires_at > clock_timestamp()', [name])).length > 0;
  }

  /** What this instance holds now. */
  async mine(): Promise<string[]> {
    const rows = (await this.ask('SELECT name FROM lease WHERE holder = $1 AND expires_at > clock_timestamp() ORDER BY name', [
      this.#holder,
    ])) as { name: string }[];
    return rows.map(({ name }) => name);
  }

  async #move({ name, token }: Lease, seconds: number): Promise<boolean> {
    const rows = await this.ask(
      `WITH moved AS (
         UPDATE lease SET expires_at = clock_timestamp() + make_interval(secs => $4)
         WHERE name = $1 AND holder = $2 AND token = $3 AND expires_at > clock_timestamp() RETURNING token
       ) SELECT token FROM moved`,
      [name, this.#holder, token, seconds],
    );
    return rows.length > 0;
  }

  /** Runs a duty while holding its lease, renewed as long as it lasts. Resolves to null, without running it, when another holds it. */
  async hold<T>(name: string, duty: (held: Held) => Promise<T>): Promise<{ readonly result: T } | null> {
    const asked = performance.now();
    const lease = await this.acquire(name);
    if (!lease) return null;
    const lost = new AbortController();
    const keeper = this.#keep(lease, asked, lost);
    try {
      return { result: await duty({ ...lease, signal: lost.signal }) };
    } finally {
      clearInterval(keeper);
      await this.release(lease).catch(() => undefined); // then it runs out by itself
    }
  }

  #keep(lease: Lease, since: number, lost: AbortController): NodeJS.Timeout {
    let sure = since;
    let busy = false;
    const turn = async (): Promise<void> => {
      const asked = performance.now();
      if (asked - sure > this.ttlMs) return lost.abort(new Error(`lease ${lease.name} ran out`));
      if (busy) return;
      busy = true;
      const kept = await this.renew(lease).catch(() => null);
      busy = false;
      if (kept === true) sure = asked;
      if (kept === false) lost.abort(new Error(`lease ${lease.name} was lost`));
    };
    return setInterval(() => void turn(), this.ttlMs / RENEWALS);
  }
}
