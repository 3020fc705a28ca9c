import { isoDate, YearClosing, yearOf } from '@lcc/domain';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LedgerService, systemBatch } from '../ledger/ledger.service.js';
import { type ChannelHead, LedgerReader } from '../ledger/ledger-reader.js';
import type { Clock } from '../platform/clock/index.js';
import type { Logger } from '../platform/log/index.js';
import { type Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, LOGGER } from '../platform/tokens.js';

const LOOK_MS = 600_000;
/** Older years tell too little to be carried along. */
const YEARS_BACK = 4;

/**
 * Tells the running year, and one that is being prepared, what earlier years of the same region realized month by month: the history of
 * its projections. Told again when an earlier year was corrected. Several instances may do so: each state of a year is told once.
 */
@Injectable()
export class HistoryKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly tenants: Tenants,
    private readonly ledger: LedgerService,
    private readonly reader: LedgerReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const look = (): void => {
      this.#looking = this.#looking.then(() => this.look());
    };
    this.#timer = setInterval(look, LOOK_MS);
    look();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#looking;
  }

  /** Tells what has not been told yet. Never throws: what fails is tried again at the next look. */
  async look(): Promise<void> {
    for (const tenant of this.tenants.all()) {
      try {
        await this.#lookAt(tenant);
      } catch (err) {
        this.logger.warn({ err, tenant: tenant.id }, 'Riwayat tahun lalu belum tercatat; dicoba lagi');
      }
    }
  }

  async #lookAt(tenant: Tenant): Promise<void> {
    const today = this.clock.today();
    const heads = await this.reader.heads(tenant);
    for (const later of heads.filter((head) => head.year >= yearOf(today)))
      for (const past of heads) {
        const isHistory = past.region === later.region && past.year < later.year && past.year >= later.year - YEARS_BACK;
        if (isHistory && past.hasFigures && isoDate(past.year, 12, 31) < today) await this.#tell(tenant, past, later);
      }
  }

  async #tell(tenant: Tenant, past: ChannelHead, later: ChannelHead): Promise<void> {
    const name = `riwayat-${past.channel}-${past.epoch}-${past.revision}-${later.year}`;
    const told = (await tenant.dataSource.query(`SELECT 1 FROM import_run WHERE connector = 'sistem' AND sha256 = $1`, [name])) as object[];
    if (told.length > 0) return;
    const closing = new YearClosing(past.region, past.year);
    await this.reader.each(tenant, past.channel, null, () => (entries) => {
      for (const { after } of entries) if (after !== null) closing.add(after);
    });
    const drafts = closing.factsFor(later.year).map((fact, i) => ({ fact, row: i + 1 }));
    const first = drafts[0];
    if (!first) return;
    await this.ledger.append(tenant, { ...systemBatch(name, first.fact, this.clock.now()), rows: drafts.length, drafts });
  }
}
