import type { StoryAct } from '@lcc/contract';
import type { Fact, IsoDate } from '@lcc/domain';
import type { Regency } from '@lcc/simulator';
import type { ChannelBoard } from '../../board/channel-board.js';
import type { Account } from '../../platform/access/caller.js';
import type { Actor } from '../../platform/audit/actor.js';
import type { Tenant } from '../../platform/tenancy/tenant.js';

/** The same in both languages. */
export interface Words {
  readonly id: string;
  readonly en: string;
}

/** What an act has to work with. */
export interface Stage {
  readonly tenant: Tenant;
  readonly board: ChannelBoard;
  readonly regency: Regency;
  readonly seed: number;
  readonly today: IsoDate;
  /** Epoch ms. */
  readonly now: number;
  /** Rows through a connector, by the door of everybody. */
  push(name: string, connector: string, rows: readonly object[]): Promise<void>;
  /** Facts that are in force no more; what stood before them does not come back. */
  withdraw(name: string, facts: readonly Fact[]): Promise<void>;
  /** Documents in force by number. */
  payments(numbers: readonly string[]): Promise<Fact[]>;
  readonly steps: CaseSteps;
}

/** What people do with a case, as the console does it. */
export interface CaseSteps {
  act(
    tenant: Tenant,
    channel: string,
    id: string,
    account: Pick<Account, 'id'>,
    actor: Actor,
    wanted: { readonly act: 'take'; readonly owner: string; readonly promisedOn: IsoDate; readonly note: string },
  ): Promise<object | null>;
}

export const CASE_STEPS = Symbol('CaseSteps');

/** What an act leaves behind: how it is told, and the keys by which it is found again. */
export interface Played {
  readonly words: Words;
  readonly keys: readonly string[];
}

/** One thing that may happen in the demo while a tour wants it, and its way back. */
export interface Act {
  readonly id: StoryAct;
  /** What is said while it cannot happen yet. */
  readonly waits: Words;
  /** Null when it cannot happen yet: it is tried again. */
  play(stage: Stage, before: ReadonlyMap<StoryAct, Played>): Promise<Played | null>;
  /** Brings back what stood before. To be called again after a failure. */
  takeBack(stage: Stage, played: Played): Promise<void>;
}
