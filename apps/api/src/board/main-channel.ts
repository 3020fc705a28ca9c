import { type IsoDate, monthOf, yearOf } from '@lcc/domain';
import type { ChannelHead } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';

/** What a tenant shows when nobody said more. */
export interface MainChannels {
  /** Null when the ledger holds nothing of the tenant's region, and no figures of another. */
  readonly main: string | null;
  /** The other year, where two stand side by side; null at other times. */
  readonly beside: string | null;
}

/** Until the end of February the year before stands beside the running one. */
const LAST_MONTH_OF_TWO_YEARS = 2;

/** The name by which a channel may be asked for without knowing it. */
export const isMainName = (name: string): name is keyof MainChannels => name === 'main' || name === 'beside';

/**
 * `main` is the tenant's region in the running year; without figures there, its latest year with figures; without any, the region whose
 * figures came last; before the first figures, its own year that holds anything else (its units, what other applications tell). `beside` is the running year while `main` is still an older one of the same region (it has its roster, and no figures
 * yet), or in January and February the year before it.
 */
export function mainChannels(tenant: Tenant, heads: readonly ChannelHead[], today: IsoDate): MainChannels {
  const year = yearOf(today);
  const filled = heads.filter((h) => h.hasFigures);
  const own = filled.filter((h) => h.region === tenant.region);
  const latest = (list: readonly ChannelHead[]): ChannelHead | undefined =>
    [...list].sort((a, b) => b.year - a.year || b.revision - a.revision)[0];
  const begun = heads.filter((h) => h.region === tenant.region);
  const main = own.find((h) => h.year === year) ?? latest(own) ?? latest(filled) ?? begun.find((h) => h.year === year) ?? latest(begun);
  if (!main) return { main: null, beside: null };
  const other = main.year === year ? year - 1 : year;
  const isTime = main.year < year || monthOf(today) <= LAST_MONTH_OF_TWO_YEARS;
  const beside = heads.find((h) => h.region === main.region && h.year === other && (h.hasFigures || other === year));
  return { main: main.channel, beside: isTime ? (beside?.channel ?? null) : null };
}
