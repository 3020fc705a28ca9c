import { businessDate, type IsoDate, type RegionCode, type YearStateFact, YearStateFold } from '@lcc/domain';
import { decisionBatch, type LedgerService } from '../ledger/ledger.service.js';
import type { LedgerReader } from '../ledger/ledger-reader.js';
import type { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { type Decider, DecisionRefused } from './decider.js';

/** The books of one fiscal year. */
export interface YearBook {
  readonly region: RegionCode;
  readonly year: number;
  readonly channel: string;
  readonly closed: boolean;
  /** Day of the last decision and its reason; null when nobody ever decided. */
  readonly since: IsoDate | null;
  readonly reason: string | null;
  readonly revision: number;
}

const LONGEST_REASON = 500;

/** Closes and opens the books of fiscal years. The ledger itself keeps a closed year closed. */
export class YearBooks {
  constructor(
    private readonly ledger: LedgerService,
    private readonly reader: LedgerReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Every year that the ledger holds, by region and year. */
  async list(tenant: Tenant): Promise<YearBook[]> {
    const books: YearBook[] = [];
    for (const { channel, region, year, closed, revision } of await this.reader.heads(tenant)) {
      const last = await this.#lastDecision(tenant, channel);
      books.push({ region, year, channel, closed, since: last?.date ?? null, reason: last?.reason ?? null, revision });
    }
    return books;
  }

  /** Decides, from today on. Throws DecisionRefused when there is no such year, it stands so already, or no reason is given. */
  async decide({ tenant, region, actor }: Decider, year: number, closed: boolean, reason: string): Promise<YearBook> {
    const book = (await this.list(tenant)).find((b) => b.region === region && b.year === year);
    if (!book) throw new DecisionRefused(`Belum ada pembukuan ${year} untuk wilayah ${region}.`);
    const state = closed ? 'ditutup' : 'terbuka';
    if (book.closed === closed)
      throw new DecisionRefused(`Pembukuan ${year} sudah ${state}${book.since === null ? '' : ` sejak ${book.since} (${book.reason})`}.`);
    const fact: YearStateFact = { kind: 'year-state', region, year, date: this.clock.today(), closed, reason: checkedReason(reason) };
    const batch = decisionBatch(`tahun ${year} ${state}`, [fact], actor.id, this.clock.now());
    const action = closed ? 'year.closed' : 'year.opened';
    const { revision } = await this.ledger.appendWith(tenant, batch, (manager) =>
      this.audit.record(manager, { actor, action, object: `year:${book.channel}`, reason: fact.reason }),
    );
    return { ...book, closed, since: fact.date, reason: fact.reason, revision };
  }

  async #lastDecision(tenant: Tenant, channel: string): Promise<YearStateFact | null> {
    const fold = new YearStateFold();
    for (const after of await this.reader.ofKinds(tenant, channel, ['year-state']))
      fold.apply({ revision: 0, before: null, after, firstRecordedOn: after.date });
    return fold.at(businessDate(this.clock.now()));
  }
}

/** Throws DecisionRefused when it is none, or none that can be kept. */
export function checkedReason(reason: string): string {
  const text = reason.trim();
  if (text === '' || text.length > LONGEST_REASON || /\p{Cc}/u.test(text))
    throw new DecisionRefused(`Sebutkan alasannya, paling banyak ${LONGEST_REASON} huruf.`);
  return text;
}
