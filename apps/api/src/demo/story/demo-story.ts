import { type Staged, type StoryAct, storyActs } from '@lcc/contract';
import { yearOf } from '@lcc/domain';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { BoardService } from '../../board/board.service.js';
import { mainChannels } from '../../board/main-channel.js';
import { decisionBatch, LedgerService } from '../../ledger/ledger.service.js';
import { LedgerReader } from '../../ledger/ledger-reader.js';
import type { Clock } from '../../platform/clock/index.js';
import type { Leases } from '../../platform/leases/leases.js';
import type { Logger } from '../../platform/log/index.js';
import { type Tenant, Tenants } from '../../platform/tenancy/tenant.js';
import { CLOCK, LEASES, LOGGER } from '../../platform/tokens.js';
import { DemoService, SEED } from '../demo.service.js';
import { ROW_FEED, type RowFeed } from '../row-feed.js';
import { type Act, CASE_STEPS, type CaseSteps, type Played, type Stage } from './act.js';
import { excessPayment, forgetFindings } from './excess-payment.js';
import { promise } from './promise.js';
import { queue, silence, tellQueue } from './queue.js';
import { returnedPayments } from './returned-payments.js';
import { StoryLog } from './story-log.js';

const ACTS: Readonly<Record<StoryAct, Act>> = {
  denyut: queue,
  mundur: returnedPayments,
  janggal: excessPayment,
  janji: promise,
  diam: silence,
};
/** What the judge was still working on when a payment went away is told this much later at most. */
const MEND_MS = 30_000;
const ACTOR = 'panggung';

/**
 * Lets happen in the demo what a tour wants, through the connectors and the ledger of everybody, and takes it back: payments by their own
 * corrections, what was new by withdrawal. What is in force stands in the database, so that a killed server comes back to it, and what
 * another instance staged is known here. One instance does it at a time.
 */
@Injectable()
export class DemoStory implements OnApplicationShutdown {
  #wanted: ReadonlySet<StoryAct> = new Set();
  #played: ReadonlyMap<StoryAct, Played> = new Map();
  #running: Promise<void> | null = null;
  /** Nothing is in force, and nothing will be told late of it: there is nothing to look for. */
  #isClean = false;
  /** Documents that are gone, and until when findings of them are looked for. */
  #gone: { readonly keys: readonly string[]; readonly until: number } | null = null;
  #failed = false;
  #isStopped = false;

  constructor(
    private readonly tenants: Tenants,
    private readonly demo: DemoService,
    private readonly boards: BoardService,
    private readonly ledger: LedgerService,
    private readonly reader: LedgerReader,
    @Inject(ROW_FEED) private readonly feed: RowFeed,
    @Inject(CASE_STEPS) private readonly steps: CaseSteps,
    @Inject(LEASES) private readonly leases: Leases,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** To be said again and again: what could not be brought about is tried again then. */
  want(acts: ReadonlySet<StoryAct>): void {
    this.#wanted = acts;
    if (this.#isStopped || (acts.size === 0 && this.#isClean)) return;
    this.#running ??= this.#settle().finally(() => {
      this.#running = null;
    });
  }

  staged(): Staged[] {
    return storyActs.flatMap((act) => {
      if (!this.#wanted.has(act)) return [];
      const played = this.#played.get(act);
      return [{ act, words: { ...(played?.words ?? ACTS[act].waits) }, isDone: played !== undefined }];
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  async #settle(): Promise<void> {
    const tenant = this.tenants.find('demo');
    if (!tenant) return;
    try {
      const log = new StoryLog(tenant.dataSource);
      const done = await this.leases.hold('demo-story', () => this.#bringAbout(tenant, log));
      if (!done) this.#played = await log.read();
      this.#failed = false;
    } catch (err) {
      if (!this.#failed) this.logger.warn({ err }, 'Peragaan kunjungan tertunda; dicoba lagi');
      this.#failed = true;
    }
  }

  /** What is wanted may become something else meanwhile: each step looks anew. */
  async #bringAbout(tenant: Tenant, log: StoryLog): Promise<void> {
    const played = await log.read();
    this.#played = played;
    const stage = await this.#stage(tenant);
    if (!stage) return;
    for (const id of [...storyActs].reverse()) {
      const was = played.get(id);
      if (!was || this.#wanted.has(id)) continue;
      await ACTS[id].takeBack(stage, was);
      await log.remove(id);
      played.delete(id);
      if (id === 'janggal') this.#gone = { keys: was.keys, until: stage.now + MEND_MS };
    }
    for (const id of storyActs) {
      if (!this.#wanted.has(id) || played.has(id)) continue;
      const done = await ACTS[id].play(stage, played);
      if (!done) continue;
      await log.add(id, done);
      played.set(id, done);
    }
    if (played.has('denyut') && !played.has('diam')) await tellQueue(stage);
    if (played.has('janggal')) this.#gone = null;
    else if (this.#gone) await this.#mend(stage, this.#gone);
    this.#isClean = played.size === 0 && this.#gone === null;
  }

  async #mend(stage: Stage, { keys, until }: { readonly keys: readonly string[]; readonly until: number }): Promise<void> {
    await forgetFindings(stage, keys);
    if (stage.now >= until) this.#gone = null;
  }

  /** Null while the demo has no board yet. */
  async #stage(tenant: Tenant): Promise<Stage | null> {
    const [now, today] = [this.clock.now(), this.clock.today()];
    const { main } = mainChannels(tenant, await this.boards.heads(tenant), today);
    const board = main === null ? null : await this.boards.board(tenant, main);
    if (!board?.state.isComplete) return null;
    const { region, year } = board.rollup;
    if (year !== yearOf(today)) return null;
    return {
      ...{ tenant, board, now, today, seed: SEED, steps: this.steps, regency: this.demo.regency(year) },
      push: async (name, connector, rows) => {
        const bytes = Buffer.from(JSON.stringify(rows));
        const asked = {
          name: `kunjungan/${name}`,
          bytes,
          connector,
          options: { year },
          way: 'demo',
          actor: ACTOR,
          recordedAt: now,
        } as const;
        const { rejected } = await this.feed.accept(tenant, { ...asked, asItStands: true });
        if (rejected.length > 0) throw new Error(`baris peragaan ditolak: ${JSON.stringify(rejected[0])}`);
      },
      withdraw: async (name, facts) => {
        if (facts.length === 0) return;
        const batch = decisionBatch(`kunjungan/${name}`, facts, ACTOR, now);
        const drafts = facts.map((fact) => ({ fact, row: 1, withdraws: true as const }));
        await this.ledger.append(tenant, { ...batch, drafts });
      },
      payments: (numbers) =>
        this.reader.facts(
          tenant,
          region,
          numbers.map((key) => ({ kind: 'sp2d', year, key })),
        ),
    };
  }
}
