import type { Change } from '../board/rollup.js';
import { type BudgetLineFact, type BudgetStage, type Fact, type FactKind, naturalKey } from '../facts/index.js';
import type { AccountCode, IsoDate, Sen, SubActivityCode, WorkUnitCode } from '../values/index.js';
import type { Fold } from './fold.js';

/** One line of a budget without its details, and the key that finds its row. */
export interface BudgetLine {
  readonly key: string;
  readonly stage: BudgetStage;
  readonly date: IsoDate;
  readonly account: AccountCode;
  readonly amount: Sen;
}

/** The lines of every sub-activity, by unit: for those who must name the rows behind a ceiling. */
export class BudgetLineFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['budget-line'];
  version = 0;
  readonly #lines = new Map<string, Map<string, BudgetLine>>();

  apply({ before, after }: Change): void {
    if (isOfSubActivity(before)) this.#lines.get(placeOf(before))?.delete(naturalKey(before));
    if (isOfSubActivity(after)) {
      const { stage, date, account, amount } = after;
      const key = naturalKey(after);
      const lines = this.#lines.get(placeOf(after)) ?? new Map<string, BudgetLine>();
      this.#lines.set(placeOf(after), lines.set(key, { key, stage, date, account, amount }));
    }
    this.version++;
  }

  /** The spending that a stage gives a sub-activity of a unit, the largest line first. */
  of(workUnit: WorkUnitCode, subActivity: SubActivityCode, stage: BudgetStage): BudgetLine[] {
    const lines = [...(this.#lines.get(`${workUnit}|${subActivity}`)?.values() ?? [])].filter((line) => line.stage === stage);
    return lines.sort((a, b) => (a.amount === b.amount ? (a.key < b.key ? -1 : 1) : a.amount > b.amount ? -1 : 1));
  }
}

type OfSubActivity = BudgetLineFact & { readonly subActivity: SubActivityCode };

const placeOf = ({ workUnit, subActivity }: OfSubActivity): string => `${workUnit}|${subActivity}`;
const isOfSubActivity = (fact: Fact | null): fact is OfSubActivity =>
  fact?.kind === 'budget-line' && fact.subActivity !== null && fact.account.startsWith('5');
