import type { Holiday } from '@lcc/contract';
import { type HolidayFact, isoDate, nationalHolidays } from '@lcc/domain';
import { decisionBatch, type LedgerService } from '../ledger/ledger.service.js';
import type { LedgerReader } from '../ledger/ledger-reader.js';
import type { Actor } from '../platform/audit/actor.js';
import type { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { DecisionRefused } from './decider.js';

/** Holidays of a year by the joint decree: shipped with the program until somebody gives the year's own list. */
export class Holidays {
  constructor(
    private readonly ledger: LedgerService,
    private readonly reader: LedgerReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async of(tenant: Tenant, year: number): Promise<{ readonly isOwn: boolean; readonly holidays: Holiday[] }> {
    const own = await this.#facts(tenant, year);
    if (own.length > 0) return { isOwn: true, holidays: own.map(({ day, name, isLeave }) => ({ day, name, isLeave })).sort(byDay) };
    const shipped = nationalHolidays.find((each) => each.year === year)?.holidays ?? [];
    return {
      isOwn: false,
      holidays: shipped.map(({ date, name }) => ({ day: date, name, isLeave: /cuti bersama/i.test(name) })).sort(byDay),
    };
  }

  /** Puts a list in the place of the one that is there. Throws DecisionRefused for days of another year or named twice; YearClosed. */
  async replace(tenant: Tenant, year: number, holidays: readonly Holiday[], actor: Actor): Promise<void> {
    const days = new Set(holidays.map(({ day }) => day));
    if (days.size < holidays.length) throw new DecisionRefused('Ada tanggal yang disebut dua kali.');
    const foreign = holidays.find(({ day }) => !day.startsWith(`${year}-`));
    if (foreign) throw new DecisionRefused(`${foreign.day} bukan hari di tahun ${year}.`);
    const base = { kind: 'holiday', region: tenant.region, year, date: isoDate(year, 1, 1) } as const;
    const facts = holidays.map((holiday): HolidayFact => ({ ...base, ...holiday }));
    const gone = (await this.#facts(tenant, year)).filter(({ day }) => !days.has(day));
    const batch = decisionBatch(`hari libur ${year}`, facts, actor.id, this.clock.now());
    const withdrawn = gone.map((fact) => ({ fact, row: 0, withdraws: true as const }));
    await this.ledger.appendWith(tenant, { ...batch, drafts: [...batch.drafts, ...withdrawn] }, (manager) =>
      this.audit.record(manager, {
        actor,
        action: 'year.holidays-set',
        object: `year:${tenant.region}-${year}`,
        after: { count: facts.length },
      }),
    );
  }

  async #facts(tenant: Tenant, year: number): Promise<HolidayFact[]> {
    return this.reader.ofKinds(tenant, tenant.channelOf(tenant.region, year), ['holiday']);
  }
}

const byDay = (a: Holiday, b: Holiday): number => a.day.localeCompare(b.day);
