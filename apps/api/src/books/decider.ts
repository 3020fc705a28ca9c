import type { RegionCode } from '@lcc/domain';
import type { Actor } from '../platform/audit/actor.js';
import type { Tenant } from '../platform/tenancy/tenant.js';

/** Who decides, and about which region. */
export interface Decider {
  readonly tenant: Tenant;
  readonly region: RegionCode;
  readonly actor: Actor;
}

/** What an operator wants cannot be decided; the message (Indonesian) says why and what to do. */
export class DecisionRefused extends Error {
  override readonly name = 'DecisionRefused';
}
