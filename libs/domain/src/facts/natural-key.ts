import { administrationFacts } from './administration.js';
import { calendarFacts } from './calendar.js';
import { caseFacts } from './cases.js';
import { executionFacts } from './execution.js';
import type { Fact, FactKind, FoldedFact, SummedFact } from './fact.js';
import { pastRealizationFacts } from './past-realization.js';
import { planningFacts } from './planning.js';
import { preventionFacts } from './prevention.js';
import { procurementFacts } from './procurement.js';
import { regencyFacts } from './regencies.js';
import { ruleFacts } from './rules.js';
import { serviceFacts } from './services.js';
import { sourceIdFacts } from './source-id.js';
import { threadFacts } from './thread.js';
import { treasuryFacts } from './treasury.js';
import { unitReportFacts } from './unit-reports.js';

/** Groups of facts beside the summed ones, one line each. */
const GROUPS = [
  administrationFacts,
  calendarFacts,
  caseFacts,
  executionFacts,
  pastRealizationFacts,
  planningFacts,
  preventionFacts,
  treasuryFacts,
  regencyFacts,
  ruleFacts,
  serviceFacts,
  unitReportFacts,
  sourceIdFacts,
  procurementFacts,
  threadFacts,
] as const;

type KeyOf = (fact: Fact) => string;
/** Each function is only ever called with facts of its own kind. */
const tableOf = (tables: readonly object[]): ReadonlyMap<string, KeyOf> =>
  new Map(tables.flatMap((table) => Object.entries(table) as [string, KeyOf][]));
const KEYS = tableOf(GROUPS.map((group) => group.keys));
const SETS = tableOf(GROUPS.map((group) => group.sets));

/** Whether a fact is none of those that the sums of a board are made of. */
export const isFolded = (fact: Fact): fact is FoldedFact => KEYS.has(fact.kind);
/** Kinds that only folds keep. */
export const foldedKinds: readonly FactKind[] = [...KEYS.keys()] as FactKind[];

const NONE = '-';

/**
 * The natural key of a fact within its kind, region and fiscal year. Same key and same value = duplicate; same key and
 * another value = correction.
 */
export function naturalKey(fact: Fact): string {
  return isFolded(fact) ? (KEYS.get(fact.kind) as KeyOf)(fact) : summedKey(fact);
}

function summedKey(fact: SummedFact): string {
  switch (fact.kind) {
    case 'roster':
      return fact.workUnit;
    case 'budget-line':
      return [fact.stage, fact.workUnit, fact.subActivity ?? NONE, fact.account, fact.fundingSource ?? NONE].join('|');
    case 'cash-plan':
      return [fact.workUnit, fact.group, fact.subActivity ?? NONE, fact.account ?? NONE].join('|');
    case 'lra':
      return [fact.workUnit, fact.account, fact.date].join('|');
    case 'sp2d':
      return fact.number;
    case 'revenue-receipt':
      return [fact.number, fact.account].join('|');
    case 'unit-basis':
    case 'unit-merge':
      return fact.workUnit;
    case 'business-day':
      return fact.date;
  }
}

/**
 * The set that a whole file replaces (budget lines of a unit and version; the cash plan of a unit and group), or null for
 * facts that stand alone.
 */
export function replacementSet(fact: Fact): string | null {
  if (fact.kind === 'budget-line') return [fact.stage, fact.workUnit].join('|');
  if (fact.kind === 'cash-plan') return [fact.workUnit, fact.group].join('|');
  return SETS.get(fact.kind)?.(fact) ?? null;
}
