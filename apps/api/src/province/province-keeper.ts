import { addDays, type RegencyStandingFact, senFromWire, textHash, yearOf } from '@lcc/domain';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { BoardService } from '../board/board.service.js';
import { LedgerService, systemBatch } from '../ledger/ledger.service.js';
import type { Clock } from '../platform/clock/index.js';
import type { Logger } from '../platform/log/index.js';
import { regionName } from '../platform/tenancy/regions.js';
import { type Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, LOGGER } from '../platform/tokens.js';

const LOOK_MS = 60_000;
/** Where realization comes from. Others may come every day and say nothing of it. */
const OF_REALIZATION: ReadonlySet<string> = new Set(['lra', 'sp2d']);
/** What speaks of a day further back than so many of its cadences is too old to be summed; holidays make nobody silent. */
const TOO_OLD = 2;
const LEAST_DAYS = 10;

/** A regency beside the province, as far as the province may look: the boards it keeps in memory. */
export interface Beside {
  readonly tenant: Tenant;
  readonly boards: BoardService;
}

/**
 * Tells the province's own log how the boards of its regencies stand: their totals, the day of their data, their state. Of what stands
 * below a total it reads nothing. Several instances may do so: each state is told once.
 */
@Injectable()
export class ProvinceKeeper implements OnApplicationShutdown {
  #beside: readonly Beside[] = [];
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> = Promise.resolve();
  #told = '';

  constructor(
    private readonly tenants: Tenants,
    private readonly ledger: LedgerService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Begins to look at the regencies, once a minute. */
  follow(beside: readonly Beside[]): void {
    this.#beside = beside;
    this.#timer = setInterval(() => void this.look(), LOOK_MS).unref();
    void this.look();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#looking;
  }

  /** Tells what has changed. Never throws: what fails is tried again at the next look. */
  look(): Promise<void> {
    this.#looking = this.#looking
      .then(() => this.#tell())
      .catch((err: unknown) => this.logger.warn({ err }, 'Papan provinsi belum diperbarui; dicoba lagi'));
    return this.#looking;
  }

  async #tell(): Promise<void> {
    const facts: RegencyStandingFact[] = [];
    for (const beside of this.#beside) facts.push(await this.#standingOf(beside));
    const name = `provinsi-${textHash(facts.map(nameOf))}`;
    const first = facts[0];
    if (!first || name === this.#told) return;
    const drafts = facts.map((fact, i) => ({ fact, row: i + 1 }));
    await this.ledger.append(this.tenants.real, { ...systemBatch(name, first, this.clock.now()), rows: drafts.length, drafts });
    this.#told = name;
  }

  async #standingOf({ tenant, boards }: Beside): Promise<RegencyStandingFact> {
    const date = this.clock.today();
    const year = yearOf(date);
    const board = await boards.board(tenant, tenant.channelOf(tenant.region, year));
    const { region: regency } = tenant;
    const base = { kind: 'regency-standing', region: this.tenants.real.region, year, date, regency } as const;
    if (!board)
      return {
        ...base,
        name: regionName(regency),
        ceiling: null,
        realization: null,
        dataAsOf: null,
        currentUntil: null,
        epoch: '',
        boardRevision: 0,
      };
    const { regionName: name, totals, sources } = board.snapshot().board;
    const told = sources.filter(({ id }) => OF_REALIZATION.has(id));
    return {
      ...base,
      name,
      ceiling: totals.ceiling === null ? null : senFromWire(totals.ceiling),
      realization: totals.realization === null ? null : senFromWire(totals.realization),
      dataAsOf: latest(told.map(({ dataAsOf }) => dataAsOf)),
      currentUntil: latest(
        told.map(({ dataAsOf, cadenceHours }) => addDays(dataAsOf, Math.max(LEAST_DAYS, (TOO_OLD * cadenceHours) / 24))),
      ),
      epoch: board.epoch,
      boardRevision: board.revision,
    };
  }
}

const latest = (days: readonly string[]): string | null => [...days].sort().at(-1) ?? null;

const nameOf = ({ regency, date, ceiling, realization, dataAsOf, currentUntil, epoch, boardRevision }: RegencyStandingFact): string =>
  `${[regency, date, ceiling, realization, dataAsOf, currentUntil, epoch, boardRevision].join('|')}\n`;
