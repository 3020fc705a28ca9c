import type { FactDraft } from '@lcc/connectors';
import type { RupStructureFact } from '@lcc/domain';
import type { LedgerReader } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';

/** What the ledger holds of SiRUP's budget in the channels of the drafts; nothing is read when the drafts hold none of it. */
export async function loadStructure(reader: LedgerReader, tenant: Tenant, drafts: readonly FactDraft[]): Promise<RupStructureFact[]> {
  const facts = drafts.flatMap(({ fact }) => (fact.kind === 'rup-structure' ? [fact] : []));
  const channels = [...new Set(facts.map((f) => tenant.channelOf(f.region, f.year)))];
  return (await Promise.all(channels.map((channel) => reader.ofKinds(tenant, channel, ['rup-structure'])))).flat();
}
