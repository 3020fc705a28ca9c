import type { CaseFact } from '@lcc/domain';
import type { DatabaseConnection } from '../platform/database/index.js';
import type { TenantId } from '../platform/tenancy/tenant.js';

/** A tenant as another process may open it. */
export interface TenantDoor {
  readonly id: TenantId;
  readonly region: string;
  readonly connection: DatabaseConnection;
  readonly schema: string;
}

export interface ToJudge {
  readonly say: 'look';
  readonly door: TenantDoor;
  readonly channel: string;
  /** Epoch ms: the judge has no clock of its own. */
  readonly now: number;
}

export type FromJudge =
  | { readonly say: 'found'; readonly revision: number; readonly facts: readonly CaseFact[] }
  | { readonly say: 'nothing' }
  | { readonly say: 'fault'; readonly detector: string; readonly message: string }
  | { readonly say: 'failed'; readonly message: string };
