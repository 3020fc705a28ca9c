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
import { judgeProcess } from './judge-process.js';

const LOOK_MS = 3_000;
/** Without a new fact a channel is looked at this often: what hangs on the clock alone. */
const IDLE_MS = 3_600_000;
/** After a failure the judge rests. */
const REST_MS = 30_000;

/** Lets the running years be judged, and writes what was found into the ledger. Of several instances one does it, as long as it lives: its process keeps what was judged. */
@Injectable()
export class JudgeService implements OnApplicationShutdown {
  readonly #process = judgeProcess((detector, fault) => this.logger.error({ detector, fault }, 'Detektor gagal; penilaiannya ditahan'));
  /** Where each channel stood when it was last judged. */
  readonly #seen = new Map<string, { readonly revision: number; readonly day: string; readonly at: number }>();
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #restUntil = 0;
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
      if (performance.now() < this.#restUntil) return;
      this.#looking ??= this.look()
        .catch((err: unknown) => {
          this.#restUntil = performance.now() + REST_MS;
          if (!this.#isStopped) this.logger.warn({ err }, 'Penilaian tertunda; dicoba lagi');
        })
        .finally(() => {
          this.#looking = null;
        });
    };
    this.#timer = setInterval(turn, LOOK_MS);
    turn();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearInterval(this.#timer);
    this.#process.end();
    await this.#looking?.catch(() => undefined);
    await this.#duty.stop();
  }

  /** Judges every channel that has moved since it was judged last. */
  async look(): Promise<void> {
    if (!(await this.#duty.isMine())) return;
    for (const tenant of this.tenants.all())
      for (const head of await this.reader.heads(tenant))
        if (!this.#isStopped && this.#isDue(tenant, head)) await this.#judge(tenant, head);
  }

  #isDue(tenant: Tenant, { channel, year, closed, hasFigures, revision }: ChannelHead): boolean {
    const today = this.clock.today();
    const age = yearOf(today) - year;
    if (closed || !hasFigures || age < 0 || age > 1) return false;
    const seen = this.#seen.get(`${tenant.id}/${channel}`);
    return seen?.revision !== revision || seen.day !== today || this.clock.now() - seen.at >= IDLE_MS;
  }

  async #judge(tenant: Tenant, { channel, region, year }: ChannelHead): Promise<void> {
    const [now, day] = [this.clock.now(), this.clock.today()];
    const found = await this.#process.ask({ door: doorOf(tenant), channel, now });
    if (!found || !(await this.#duty.isMine())) return;
    await this.#write(tenant, channel, found.revision, found.facts);
    if (tenant.id === 'demo') await this.#playInspectorate(tenant, { channel, region, year }, found.revision);
    this.#seen.set(`${tenant.id}/${channel}`, { revision: found.revision, day, at: now });
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
      this.#process.end();
      throw error;
    }
  }
}
