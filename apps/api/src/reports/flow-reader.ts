import type { ReportFlow } from '@lcc/domain';
import type { Tenant } from '../platform/tenancy/tenant.js';

/** Where reports hear of the thread from plan to payment, which no board holds. */
export interface FlowReader {
  /** As the log stands now; null when the channel does not exist. */
  flow(tenant: Tenant, channel: string): Promise<ReportFlow | null>;
}

export const FLOW_READER = Symbol('FlowReader');
