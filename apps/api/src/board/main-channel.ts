import type { ChannelHead } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';

/**
 * What a screen shows when nobody said more: the tenant's region in the running year; without figures there, its latest year
 * with figures; without any, the region whose figures came last. Null when the ledger holds no figures.
 */
export function mainChannel(tenant: Tenant, heads: readonly ChannelHead[], year: number): string | null {
  const filled = heads.filter((h) => h.hasFigures);
  const own = filled.filter((h) => h.region === tenant.region);
  const running = own.find((h) => h.year === year);
  if (running) return running.channel;
  const latest = (list: readonly ChannelHead[]): ChannelHead | undefined =>
    [...list].sort((a, b) => b.year - a.year || b.revision - a.revision)[0];
  return (latest(own) ?? latest(filled))?.channel ?? null;
}
