import { businessDate, type IsoDate, monthOf, yearOf } from '@lcc/domain';
import {
  createRegency,
  deliveries,
  pastRealizationRows,
  pastReceiptRows,
  type Regency,
  type Sp2dRow,
  serviceIndicatorRows,
  troubleDeliveries,
} from '@lcc/simulator';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import { Duty } from '../platform/leases/duty.js';
import type { Leases } from '../platform/leases/leases.js';
import type { Logger } from '../platform/log/index.js';
import { type Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, CONFIG, LEASES, LOGGER } from '../platform/tokens.js';
import { dayBatches } from './day-batches.js';
import { ROW_FEED, type RowFeed } from './row-feed.js';

/** The same regency on every installation. */
export const SEED = 1205;
const MINUTES_PER_DAY = 1_440;
/** Until 1 March the year before stands beside the running one. */
const LAST_MONTH_OF_OLD_YEAR = 2;
const CATCH_UP_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Plans of a year are handed over before this day of January. */
const PLANS_UNTIL_DAY = 3;
/** How far back applications tell by the hour, and by the morning. */
const SERVICE_HOURS = 30;
const SERVICE_DAYS = 21;
const SERVICE_MORNING = 8;
/** Earlier years as history, and how far they may differ from the usual one: no two years are alike. */
const PAST_YEARS = 3;
const PAST_DRIFT = 0.2;

/**
 * Feeds the demo tenant with a made-up regency through the same connectors and ledger as real data: the year up to now, then
 * a live stream. Everything is named by day or slot, so that a restart continues and nothing is told twice.
 */
@Injectable()
export class DemoService implements OnApplicationShutdown {
  readonly #regencies = new Map<number, Regency>();
  /** Deliveries without rows: there is nothing of them to be found in the ledger. */
  readonly #empty = new Set<string>();
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #working = new Set<Promise<void>>();
  #catchingUp: Promise<void> = Promise.resolve();
  readonly #duty: Duty;
  #stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly tenants: Tenants,
    @Inject(ROW_FEED) private readonly feed: RowFeed,
    @Inject(LEASES) leases: Leases,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#duty = new Duty(leases, 'demo');
  }

  /**
   * Resolves when budget and payments stand at the present; does nothing when the demo is off. Then the stream begins, and what stands
   * around them (plans, papers, receipts, progress) follows while the screens already show the year. Of several instances one tells it.
   */
  async start(): Promise<void> {
    const tenant = this.tenants.find('demo');
    if (!tenant) return;
    if (await this.#duty.isMine()) {
      await this.#eachYear((year, now) => this.#tellFigures(tenant, year, now));
      this.#run(() => this.#catchUp(tenant));
    }
    this.#repeat(CATCH_UP_MS, () => this.#catchUp(tenant));
    if (this.config.demoPace > 0) this.#repeat(60_000 / this.config.demoPace, () => this.#emit(tenant));
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await Promise.all(this.#working);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearInterval(timer);
    await this.settled();
    await this.#duty.stop();
  }

  /** One thing at a time; what fails is tried again at the next turn. */
  #repeat(ms: number, run: () => Promise<void>): void {
    let busy = false;
    const turn = (): void => {
      if (busy || this.#stopped) return;
      busy = true;
      this.#run(async () => {
        try {
          if (await this.#duty.isMine()) await run();
        } finally {
          busy = false;
        }
      });
    };
    this.#timers.push(setInterval(turn, ms));
  }

  #run(work: () => Promise<void>): void {
    const running = work()
      .catch((err: unknown) => this.logger.warn({ err }, 'Peragaan tertunda; dicoba lagi'))
      .finally(() => this.#working.delete(running));
    this.#working.add(running);
  }

  /** The made-up regency of a year. */
  regency(year: number): Regency {
    let regency = this.#regencies.get(year);
    if (!regency) this.#regencies.set(year, (regency = createRegency({ seed: SEED, year })));
    return regency;
  }

  async #eachYear(tell: (year: number, now: number) => Promise<void>): Promise<void> {
    const now = this.clock.now();
    const today = businessDate(now);
    const year = yearOf(today);
    const years = monthOf(today) <= LAST_MONTH_OF_OLD_YEAR ? [year - 1, year] : [year];
    for (const each of years) await tell(each, now);
  }

  /** One catching up at a time: the first may last longer than the time to the next. */
  #catchUp(tenant: Tenant): Promise<void> {
    const next = this.#catchingUp.then(async () => {
      await this.#eachYear(async (year, now) => {
        await this.#tellFigures(tenant, year, now);
        await this.#tellSurroundings(tenant, year, now);
      });
      await this.#tellServices(tenant, this.clock.now());
    });
    this.#catchingUp = next.catch(() => undefined);
    return next;
  }

  /** What a board is made of: units, budget, cash plan, payments, and the history of its projection. */
  async #tellFigures(tenant: Tenant, year: number, now: number): Promise<void> {
    const told = await this.#told(tenant, year);
    const plan = async (name: string, connector: string, rows: () => readonly object[]): Promise<void> => {
      if (!told.has(`${year}/${name}`))
        await this.#push(tenant, `${year}/${name}`, connector, rows(), Math.min(now, Date.UTC(year, 0, 2, 2)));
    };
    await plan('roster', 'roster', () =>
      this.regency(year)
        .roster()
        .map((row) => ({ ...row, tahun: String(year) })),
    );
    await plan('anggaran', 'budget-lines', () => this.regency(year).budgetLines());
    await plan('rencana-kas', 'cash-plan', () => this.regency(year).cashPlans());
    // What the year was planned by comes before what was paid, so that what is off plan is found on its day.
    await this.#tellDeliveries(tenant, year, Math.min(now, Date.UTC(year, 0, PLANS_UNTIL_DAY)), told);
    for (const { name, connector, rows, recordedAt } of this.#payments(year, now)) {
      if (this.#stopped) return;
      if (told.has(name) || this.#empty.has(name)) continue;
      const all = rows();
      if (all.length === 0) this.#empty.add(name);
      else await this.#push(tenant, name, connector, all, recordedAt);
    }
    for (let past = year - PAST_YEARS; past < year; past++) {
      const regency = (): Regency => createRegency({ seed: SEED, year: past, drift: PAST_DRIFT });
      await plan(`riwayat-${past}`, 'past-realization', () => pastRealizationRows(regency(), past));
      await plan(`riwayat-pendapatan-${past}`, 'past-realization', () => pastReceiptRows(regency(), SEED, past));
    }
  }

  /** What was paid, and what went wrong with it, in the order in which it was recorded. */
  #payments(year: number, now: number) {
    const regency = this.regency(year);
    const troubles = troubleDeliveries(regency, SEED, year, businessDate(now)).filter(({ recordedAt }) => recordedAt <= now);
    return [
      ...dayBatches(regency, year, now).map((batch) => ({ ...batch, connector: 'sp2d', rows: () => batch.rows as readonly object[] })),
      ...troubles.map((delivery) => ({ ...delivery, name: `${year}/${delivery.name}` })),
    ].sort((a, b) => a.recordedAt - b.recordedAt);
  }

  /** What stands around the figures, as far as it was handed over by now. */
  async #tellSurroundings(tenant: Tenant, year: number, now: number): Promise<void> {
    await this.#tellDeliveries(tenant, year, now, await this.#told(tenant, year));
  }

  async #tellDeliveries(tenant: Tenant, year: number, until: number, told: ReadonlySet<string>): Promise<void> {
    const now = this.clock.now();
    for (const { name, connector, rows, recordedAt, stage } of deliveries(this.regency(year), SEED, year, businessDate(now))) {
      if (this.#stopped) return;
      if (recordedAt > until || told.has(`${year}/${name}`) || this.#empty.has(`${year}/${name}`)) continue;
      const all = rows();
      if (all.length === 0) this.#empty.add(`${year}/${name}`);
      else await this.#push(tenant, `${year}/${name}`, connector, all, recordedAt, stage);
    }
  }

  /** What other applications tell by the hour; of the weeks before, the mornings. Told late after a pause, never twice. */
  async #tellServices(tenant: Tenant, now: number): Promise<void> {
    const last = Math.floor(now / HOUR_MS) * HOUR_MS;
    const year = yearOf(businessDate(last));
    const told = await this.#told(tenant, year);
    for (let back = SERVICE_DAYS * 24; back >= 0; back--) {
      const at = last - back * HOUR_MS;
      const hour = (Math.floor(at / HOUR_MS) + 7) % 24;
      const name = `${year}/layanan/${businessDate(at)}T${String(hour).padStart(2, '0')}`;
      if (yearOf(businessDate(at)) !== year || (back > SERVICE_HOURS && hour !== SERVICE_MORNING) || told.has(name)) continue;
      if (this.#stopped) return;
      await this.#push(tenant, name, 'indicator', serviceIndicatorRows(SEED, at), at);
    }
  }

  /** Names of what was already told of a year. */
  async #told(tenant: Tenant, year: number): Promise<Set<string>> {
    const rows = (await tenant.dataSource.query(`SELECT path FROM import_run WHERE actor = 'simulator' AND path LIKE $1`, [
      `${year}/%`,
    ])) as { path: string }[];
    return new Set(rows.map((r) => r.path));
  }

  /** One small SP2D of the running slot. */
  async #emit(tenant: Tenant): Promise<void> {
    const now = this.clock.now();
    const date: IsoDate = businessDate(now);
    const slots = Math.max(1, Math.round(this.config.demoPace * MINUTES_PER_DAY));
    const secondOfDay = Math.floor(((now + 7 * 3_600_000) % 86_400_000) / 1_000);
    const slot = Math.min(slots - 1, Math.floor((secondOfDay / 86_400) * slots));
    const row: Sp2dRow = this.regency(yearOf(date)).live(date, slot, slots);
    await this.#push(tenant, `alir/${row.nomor_sp_2_d}`, 'sp2d', [row], now);
  }

  async #push(tenant: Tenant, name: string, connector: string, rows: readonly object[], recordedAt: number, stage?: string): Promise<void> {
    const year = Number(/^(\d{4})\//.exec(name)?.[1] ?? yearOf(businessDate(recordedAt)));
    const result = await this.feed.accept(tenant, {
      name,
      bytes: Buffer.from(JSON.stringify(rows)),
      connector,
      options: { year, ...(stage === undefined ? {} : { stage }) },
      way: 'demo',
      actor: 'simulator',
      recordedAt,
    });
    if (result.rejected.length > 0) this.logger.warn({ name, rejected: result.rejected.slice(0, 3) }, 'Baris peragaan ditolak');
  }
}
