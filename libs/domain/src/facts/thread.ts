import type { SubActivityCode } from '../values/index.js';
import type { FactBase } from './fact-base.js';
import type { FactGroup } from './fact-group.js';

export type ThreadFact = LinkDecisionFact | CodeBridgeFact;

/**
 * What a person decided about a link that the data do not give exactly: a MAK and the budget line it means, or an SP2D and its contract.
 * `open` takes an earlier decision back. `to` is the target as text: `subActivity` or `subActivity.account`, or a contract's key.
 */
export interface LinkDecisionFact extends FactBase {
  readonly kind: 'link-decision';
  readonly subject: 'mak' | 'payment';
  readonly from: string;
  readonly to: string;
  readonly verdict: 'confirmed' | 'rejected' | 'open';
  readonly note: string | null;
  /** Who decided: the operator, or a user's id. */
  readonly by: string;
}

/** From a fiscal year on, what an old sub-activity code stood for is called `to`. Old papers and MAK are read with it. */
export interface CodeBridgeFact extends FactBase {
  readonly kind: 'code-bridge';
  readonly from: SubActivityCode;
  readonly to: SubActivityCode;
  readonly fromYear: number;
  readonly active: boolean;
  readonly by: string;
}

export const threadFacts: FactGroup<ThreadFact> = {
  keys: {
    'link-decision': (fact) => [fact.subject, fact.from, fact.to].join('|'),
    'code-bridge': (fact) => [fact.from, fact.to].join('|'),
  },
  sets: {},
};
