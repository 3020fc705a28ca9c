import type { TenantDoor } from '../platform/tenancy/tenant-door.js';

/** A look at one channel. */
export interface ToJudge {
  readonly door: TenantDoor;
  readonly channel: string;
  /** Epoch ms: the judge has no clock of its own. */
  readonly now: number;
  /** What was found last could not be written: begin with the log alone. */
  readonly anew: boolean;
}

/** A rule failed; its judgement is held. */
export interface JudgeFault {
  readonly say: 'fault';
  readonly detector: string;
  readonly message: string;
}
