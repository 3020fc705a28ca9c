import type { WorkUnitCode } from '../values/index.js';
import type { FactBase } from './fact-base.js';
import type { FactGroup } from './fact-group.js';

/**
 * A version of a rule that two people agreed on: what its detector is judged with from `date` on, until a higher number of the same rule
 * takes its place. Who they were stands in the console's table and in the audit trail.
 */
export interface RuleVersionFact extends FactBase {
  readonly kind: 'rule-version';
  /** Id of the detector. */
  readonly rule: string;
  readonly number: number;
  /** Every parameter, also those left as built in: another default in a later release changes nothing here. */
  readonly values: readonly { readonly name: string; readonly value: number }[];
  readonly holdDays: number;
  readonly clearDays: number;
  readonly except: readonly WorkUnitCode[];
  /** What the unit has to do when it fires, and within how many working days. */
  readonly act: string;
  readonly actDays: number;
  readonly reason: string;
}

export const ruleFacts: FactGroup<RuleVersionFact> = {
  keys: { 'rule-version': (fact) => `${fact.rule}|${String(fact.number).padStart(4, '0')}` },
  sets: {},
};
