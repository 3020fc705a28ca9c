import type { Sen, SubActivityCode, WorkUnitCode } from '../values/index.js';
import type { FactBase } from './fact-base.js';
import type { FactGroup } from './fact-group.js';

export type PlanningFact = PlanItemFact | OutputRealizationFact | FundCeilingFact;

/** RPJMD and RPD: plan of the region for years; Renstra: of one Skpd for years; RKPD and Renja: the same two for one year. */
export type PlanDocument = 'RPJMD' | 'RPD' | 'RENSTRA' | 'RKPD' | 'RENJA';
export type PlanLevel = 'visi' | 'misi' | 'tujuan' | 'sasaran' | 'program' | 'kegiatan' | 'sub-kegiatan';

/** What an item is measured by. Target and realization are texts as printed: numbers, `85-90`, `WTP`, `BB`. */
export interface PlanIndicator {
  readonly text: string;
  readonly unit: string | null;
  readonly target: string | null;
  readonly realization: string | null;
}

/**
 * One item of a plan as it stands for one fiscal year: a plan of several years gives one fact for each of them, with the target and
 * ceiling of that year. Source: Permendagri 86/2017; tables `data_rpjmd_*`, `data_rpd_*`, `data_renstra_*`, `data_sub_keg_bl`.
 */
export interface PlanItemFact extends FactBase {
  readonly kind: 'plan-item';
  readonly document: PlanDocument;
  readonly level: PlanLevel;
  /** The source's own id of the item; unique within document and unit. */
  readonly key: string;
  /** Key of the item above in the same document; of a Renstra goal, of the regional objective it serves. Null at the top. */
  readonly parent: string | null;
  /** Code of programme, activity or sub-activity; null above them, and where the source gives none. */
  readonly code: string | null;
  /** Null for the region's own items. */
  readonly workUnit: WorkUnitCode | null;
  readonly text: string;
  readonly indicators: readonly PlanIndicator[];
  /** Indicative ceiling of the year; null = the plan names none. */
  readonly ceiling: Sen | null;
  /** Spent in the year as the plan's own monitoring says; null = not said. */
  readonly spent: Sen | null;
}

/** An output reached by a sub-activity in the month that ends on `date`, with what held it up or pushed it. Source: `data_realisasi_renja`. */
export interface OutputRealizationFact extends FactBase {
  readonly kind: 'output-realization';
  readonly workUnit: WorkUnitCode;
  readonly subActivity: SubActivityCode;
  /** The source's id of the indicator. */
  readonly indicator: string;
  /** As the source counts it, a decimal number as text. */
  readonly value: string | null;
  readonly problem: string | null;
  readonly driver: string | null;
}

/** What one source of funds gives to a sub-activity. Source: `data_dana_sub_keg`. */
export interface FundCeilingFact extends FactBase {
  readonly kind: 'fund-ceiling';
  readonly workUnit: WorkUnitCode;
  readonly subActivity: SubActivityCode;
  readonly fundingSource: string;
  readonly amount: Sen;
}

/** Plans of the whole region come whole; those of an agency by agency. */
const planSet = ({ document, level, workUnit }: PlanItemFact): string =>
  document === 'RENSTRA' || document === 'RENJA' ? [document, level, workUnit ?? '-'].join('|') : [document, level].join('|');

export const planningFacts: FactGroup<PlanningFact> = {
  keys: {
    'plan-item': ({ document, key, workUnit }) => [document, key, ...(workUnit === null ? [] : [workUnit])].join('|'),
    'output-realization': (fact) => [fact.workUnit, fact.subActivity, fact.indicator, fact.date].join('|'),
    'fund-ceiling': (fact) => [fact.workUnit, fact.subActivity, fact.fundingSource].join('|'),
  },
  sets: { 'plan-item': planSet, 'fund-ceiling': (fact) => fact.workUnit },
};
