import type { ThreadFlow } from '@lcc/contract';
import type { Tenant } from '../platform/tenancy/tenant.js';

/** Who keeps the thread of a channel as it stands today; null when there is none. */
export interface FlowKeeper {
  ask(tenant: Tenant, channel: string, what: 'flow', asked: object): Promise<ThreadFlow | null>;
}
export const FLOW_KEEPER = Symbol('FlowKeeper');
