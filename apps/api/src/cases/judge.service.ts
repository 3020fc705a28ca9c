import { createHash } from 'node:crypto';
import { type CaseFact, CaseFold, factToWire, yearOf } from '@lcc/domain';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LedgerService, systemBatch } from '../ledger/ledger.service.js';
import { type ChannelHead, LedgerReader } from '../ledger/ledger-reader.js';
import type { Clock } from '../platform/clock/index.js';
import { Duty } from '../platform/leases/duty.js';
import type { Leases } from '../platform/leases/leases.js';
import type { Logger } from '../platform/log/index.js';
import { type Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { doorOf } from '../platform/tenancy/tenant-door.js';
import { CLOCK, LEASES, LOGGER } from '../platform/tokens.js';
import { demoActs } from './demo-acts.js';
import { CHANNELS_AT_ONCE, judgeProcess } from './judge-process.js';

const LOOK_MS = 3_000;
/** Without a new fact a channel is looked at this often: what hangs on the clock alone. */
const IDLE_MS = 3_600_000;
/** After a failure the judge rests, of one channel. */
const REST_MS = 30_000;

/** Where a channel stood when it was last judged. */
interface Judged {
  readonly revision: number;
  readonly day: string;
  readonly at: number;
}
interface Due {
  readonly tenant: Tenant;
  readonly head: ChannelHead;
  readonly key: string;
}

/**
 * Lets the running years be judged, and writes what was found into the ledger. Of several instances one does it, as long as it lives: its
 * process keeps what was judged. Channels take turns, a few at once: one that takes long, or whose head a long import holds, keeps no other waiting.
 */
@Injectable()
export class JudgeService implements OnApplicationShutdown {
  readonly #process = judgeProcess((detector, fault) => this.logger.error({ detector, fault }, 'Detektor gagal; penilaiannya ditahan'));
  readonly #seen = new Map<string, Judged>();
  readonly #busy = new Map<string, Promise<void>>();
  /** Channels that failed, until when they rest. */
  readonly #resting = new Map<string, number>();
  /** Channels whose findings could not be written. */
  readonly #lost = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  readonly #duty: Duty;
  #isStopped = false;

  constructor(
    private readonly tenants: Tenants,
    private readonly ledger: LedgerService,
    private readonly reader: LedgerReader,
    @Inject(LEASES) leases: Leases,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#duty = new Duty(leases, 'judge');
  }

  /** Begins to look, now and every few seconds. */
  start(): void {
    const turn = (): void => {
      this.look().catch((err: unknown) => {
        if (!this.#isStopped) this.logger.warn({ err }, 'Penilaian tertunda; dicoba lagi');
      });
    };
    this.#timer = setInterval(turn, LOOK_MS);
    turn();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearInterval(this.#timer);
    this.#process.end();
    await Promise.all(this.#busy.values());
    await this.#duty.stop();
  }

  /** Judges every channel that has moved since it was judged last and is not being judged, the longest unseen first. */
  async look(): Promise<void> {
    if (!(await this.#duty.isMine())) return;
    const due: Due[] = [];
    for (const tenant of this.tenants.all())
      for (const head of await this.reader.heads(tenant)) {
        const key = `${tenant.id}/${head.channel}`;
        if ((this.#resting.get(key) ?? 0) <= performance.now() && this.#isDue(key, head)) due.push({ tenant, head, key });
      }
    due.sort((a, b) => (this.#seen.get(a.key)?.at ?? 0) - (this.#seen.get(b.key)?.at ?? 0));
    const inTurn = async (): Promise<void> => {
      for (let next = due.shift(); next && !this.#isStopped; next = due.shift()) if (!this.#busy.has(next.key)) await this.#turn(next);
    };
    await Promise.all(Array.from({ length: Math.max(0, CHANNELS_AT_ONCE - this.#busy.size) }, inTurn));
  }

  /** Never rejects: what failed rests. */
  #turn({ tenant, head, key }: Due): Promise<void> {
    const turn = this.#judge(tenant, head, key)
      .catch((err: unknown) => {
        this.#resting.set(key, performance.now() + REST_MS);
        if (!this.#isStopped) this.logger.warn({ err, channel: head.channel }, 'Penilaian tertunda; dicoba lagi');
      })
      .finally(() => this.#busy.delete(key));
    this.#busy.set(key, turn);
    return turn;
  }

  #isDue(key: string, { year, closed, hasFigures, revision }: ChannelHead): boolean {
    const today = this.clock.today();
    const age = yearOf(today) - year;
    if (closed || !hasFigures || age < 0 || age > 1) return false;
    const seen = this.#seen.get(key);
    return seen?.revision !== revision || seen.day !== today || this.clock.now() - seen.at >= IDLE_MS;
  }

  async #judge(tenant: Tenant, { channel, region, year }: ChannelHead, key: string): Promise<void> {
    const [now, day] = [this.clock.now(), this.clock.today()];
    const found = await this.#process.ask({ door: doorOf(tenant), channel, now, anew: this.#lost.delete(key) });
    if (!found) return;
    if (!(await this.#duty.isMine())) return void this.#lost.add(key); // frozen meanwhile: who has the duty now finds it, too
    await this.#write(tenant, channel, found.revision, found.facts);
    if (tenant.id === 'demo') await this.#playInspectorate(tenant, { channel, region, year }, found.revision);
    this.#seen.set(key, { revision: found.revision, day, at: now });
  }

  /** Nobody works in the demo: what an inspectorate would have done until today. */
  async #playInspectorate(tenant: Tenant, { channel, region, year }: Pick<ChannelHead, 'channel' | 'region' | 'year'>, revision: number) {
    const fold = new CaseFold();
    for (const after of await this.reader.ofKinds(tenant, channel, ['alert', 'case-act']))
      fold.apply({ revision: 0, before: null, after, firstRecordedOn: after.date });
    await this.#write(tenant, channel, revision, demoActs(fold.open(), region, year, this.clock.today()));
  }

  /** What cannot be written is judged again from the log alone. */
  async #write(tenant: Tenant, channel: string, revision: number, facts: readonly CaseFact[]): Promise<void> {
    const [first] = facts;
    if (!first) return;
    const hash = createHash('sha256');
    for (const fact of facts) hash.update(JSON.stringify(factToWire(fact)));
    const name = `penilaian-${channel}-${revision}-${hash.digest('hex')}`;
    const drafts = facts.map((fact, i) => ({ fact, row: i + 1 }));
    const batch = { ...systemBatch(name, first, this.clock.now()), actor: 'penilai', rows: facts.length, drafts };
    try {
      await this.ledger.append(tenant, batch);
    } catch (error) {
      this.#lost.add(`${tenant.id}/${channel}`);
      throw error;
    }
  }
}
