import type { WorkUnitCode } from '../../values/index.js';

/** What a detector is judged with on a day, and the name of the version. */
export interface Setting {
  readonly version: string;
  readonly values: Readonly<Record<string, number>>;
  /** Evaluated days in a row: beyond the limit before it fires, inside the other before it is over. Of level rules. */
  readonly holdDays: number;
  readonly clearDays: number;
  /** Work units that the rule does not speak of. */
  readonly except: ReadonlySet<WorkUnitCode>;
}

/** What holds until somebody decides otherwise. Source of the days: docs/decisions/0045-thresholds-are-versions.md. */
export const BUILT_IN: Setting = { version: 'bawaan', values: {}, holdDays: 2, clearDays: 2, except: new Set() };
