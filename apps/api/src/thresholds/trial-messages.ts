import type { Trial } from '@lcc/contract';
import type { IsoDate, RuleTerms, Subject } from '@lcc/domain';
import type { TenantDoor } from '../platform/tenancy/tenant-door.js';

/** A rule tried on the past of some years, the oldest first. */
export interface ToTrial {
  readonly door: TenantDoor;
  readonly channels: readonly string[];
  readonly rule: string;
  readonly before: RuleTerms;
  readonly after: RuleTerms;
  readonly today: IsoDate;
}

export interface TrialProgress {
  readonly say: 'progress';
  readonly done: number;
  readonly of: number;
}

/** What only the log knows of a trial; names of owners and the budget are added by who asked. */
export type Tried = Pick<Trial, 'asOf' | 'from' | 'loadedYears' | 'totals' | 'strips' | 'subjects' | 'noise' | 'days'> & {
  readonly effect: Record<
    'stay' | 'leave' | 'join' | 'held',
    { readonly subject: Subject; readonly name: string; readonly value: number | null }[]
  >;
  /** Beginnings by the Monday of their week. */
  readonly weeks: { readonly before: readonly (readonly [IsoDate, number])[]; readonly after: readonly (readonly [IsoDate, number])[] };
};
