import { LegalTable } from '../detectors/core/legal.js';
import type { IsoDate } from '../values/index.js';

/** Hundredths of a per cent. */
export type Percent = number;

/** How a contract stands on the day of a report. */
export interface ContractStanding {
  /** What should have been built by then, by its own schedule. */
  readonly plan: Percent;
  readonly physical: Percent;
  /** Whether it will be built by the end of the fiscal year at its own speed so far; null = it has none yet. */
  readonly finishesInYear: boolean | null;
}

export type ContractState = 'kritis' | 'waspada' | 'sesuai';

/** A plan beyond it is in period II, whose limit is narrower. */
const PERIOD_II: Percent = 70_00;
const legal = new LegalTable();

/**
 * The state of a contract: critical when it is more than 10 points behind its schedule up to 70 %, more than 5 beyond; and, beyond 70 %, when
 * it is at most 5 points behind and will not be built by the year's end (Permen PU 07/PRT/M/2011, clause 39.2, carried on in later standard
 * documents). Half of the limit is watched: this product's own bound. Null = no limit was in force on the day.
 */
export function judgeContract({ plan, physical, finishesInYear }: ContractStanding, day: IsoDate): ContractState | null {
  const behind = plan - physical;
  const second = plan > PERIOD_II;
  const limit = legal.param(second ? 'kontrak-kritis-akhir' : 'kontrak-kritis-awal', null, day);
  if (limit === null) return null;
  const critical = limit.value * 100;
  if (behind > critical || (second && behind > 0 && finishesInYear === false)) return 'kritis';
  return behind > critical / 2 ? 'waspada' : 'sesuai';
}
