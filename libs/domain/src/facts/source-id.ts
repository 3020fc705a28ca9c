import type { WorkUnitCode } from '../values/index.js';
import type { FactBase } from './fact-base.js';
import type { FactGroup } from './fact-group.js';

/**
 * What an id of a foreign system stands for in a fiscal year. Its other tables name their unit, sub-activity or document by such ids
 * only, so they are kept beside the codes. Not shown anywhere.
 */
export interface SourceIdFact extends FactBase {
  readonly kind: 'source-id';
  readonly system: 'sipd';
  readonly table: 'unit' | 'sub-activity' | 'account' | 'funding-source' | 'spd' | 'spp' | 'stbp';
  /** Opaque: a number, or numbers joined by points (`kode_sbl`). */
  readonly id: string;
  /** The unit itself, or the unit a sub-activity belongs to; null for what belongs to none. */
  readonly workUnit: WorkUnitCode | null;
  /** The code, document number or status behind the id. */
  readonly code: string | null;
}

export const sourceIdFacts: FactGroup<SourceIdFact> = {
  keys: { 'source-id': ({ system, table, id }) => [system, table, id].join('|') },
  sets: {},
};
