import { businessDate, type FactKind, isOfPast, type PastChange, type RegionCode } from '@lcc/domain';
import { type LedgerReader, toChange } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';

/** What one channel ever told that a rule is tried on, in the order of its log. */
export interface ChannelPast {
  readonly region: RegionCode;
  readonly year: number;
  readonly revision: number;
  readonly changes: readonly PastChange[];
}

/** Null when there is no such channel. */
export async function readPast(
  reader: Pick<LedgerReader, 'eachChange'>,
  tenant: Tenant,
  channel: string,
  needs: readonly FactKind[],
): Promise<ChannelPast | null> {
  const changes: PastChange[] = [];
  let past: Omit<ChannelPast, 'changes'> | null = null;
  await reader.eachChange(tenant, channel, 0, ({ region, year, revision }) => {
    past = { region, year, revision };
    return (entries) => {
      for (const entry of entries)
        if (isOfPast(entry, needs)) changes.push({ ...toChange(entry), recordedOn: businessDate(entry.recordedAt) });
    };
  });
  return past && { ...(past as Omit<ChannelPast, 'changes'>), changes };
}
