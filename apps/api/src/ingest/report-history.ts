import type { LraHistory } from '@lcc/connectors';
import { type FactWire, factFromWire, type IsoDate, type LraFact, type WorkUnitCode } from '@lcc/domain';
import { type Draft, ofKind } from '../ledger/draft.js';
import type { Tenant } from '../platform/tenancy/tenant.js';

type Report = readonly LraFact[];

/** The reports that the drafts must be compared with: those of their units, and those of other units for the same days. */
export async function loadHistory(tenant: Tenant, drafts: readonly Draft[]): Promise<LraHistory> {
  const facts = ofKind(drafts, 'lra').map((draft) => draft.fact as LraFact);
  const channels = [...new Set(facts.map((f) => tenant.channelOf(f.region, f.year)))];
  if (channels.length === 0) return historyOf([]);
  const rows = (await tenant.dataSource.query(
    `SELECT payload FROM (
       SELECT DISTINCT ON (channel, natural_key) payload, business_date FROM fact WHERE channel = ANY($1) AND kind = 'lra' ORDER BY channel, natural_key, seq DESC
     ) f WHERE payload IS NOT NULL AND (payload->>'workUnit' = ANY($2) OR business_date = ANY($3::date[]))`,
    [channels, [...new Set(facts.map((f) => f.workUnit))], [...new Set(facts.map((f) => f.date))]],
  )) as { payload: FactWire }[];
  return historyOf(rows.map((r) => factFromWire(r.payload) as LraFact));
}

function historyOf(facts: Report): LraHistory {
  const of = (unit: WorkUnitCode, year: number): Report => facts.filter((f) => f.workUnit === unit && f.year === year);
  const pick = (reports: Report, dates: IsoDate[]): Report => {
    const date = dates[0];
    return date === undefined ? [] : reports.filter((f) => f.date === date);
  };
  return {
    before: (unit, year, date) => {
      const reports = of(unit, year);
      return pick(
        reports,
        reports
          .map((f) => f.date)
          .filter((d) => d < date)
          .sort()
          .reverse(),
      );
    },
    after: (unit, year, date) => {
      const reports = of(unit, year);
      return pick(
        reports,
        reports
          .map((f) => f.date)
          .filter((d) => d > date)
          .sort(),
      );
    },
    others: (unit, year, date) => facts.filter((f) => f.workUnit !== unit && f.year === year && f.date === date),
  };
}
