import type { Fact } from './fact.js';

const NONE = '-';

/**
 * The natural key of a fact within its kind, region and fiscal year. Same key and same value = duplicate; same key and
 * another value = correction.
 */
export function naturalKey(fact: Fact): string {
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
    case 'unit-basis':
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
  return null;
}
