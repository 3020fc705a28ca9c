import { BoardState } from '../board/board-state.js';
import type { Change } from '../board/rollup.js';
import { type FactKind, naturalKey } from '../facts/index.js';
import { documentFolds } from '../folds/index.js';
import { addDays, type IsoDate, isoDate, later, type RegionCode } from '../values/index.js';

/** A change with the business date on which the ledger learned of it. */
export interface PastChange extends Change {
  readonly recordedOn: IsoDate;
}

/** What the rules themselves have written, and days: the past is judged without them. */
const OF_JUDGES: ReadonlySet<FactKind> = new Set<FactKind>([
  'alert',
  'case-act',
  'detector-coverage',
  'rule-hold',
  'rule-version',
  'business-day',
]);

/** Whether a change tells something that a rule is tried on: an indicator may live from what rules have found (`needs`). */
export const isOfPast = ({ before, after }: Pick<Change, 'before' | 'after'>, needs: readonly FactKind[] = []): boolean => {
  const fact = after ?? before;
  return fact !== null && (!OF_JUDGES.has(fact.kind) || needs.includes(fact.kind));
};

/** Whether a rule lives from what rules have found. */
export const readsFindings = (needs: readonly FactKind[]): boolean => needs.some((kind) => OF_JUDGES.has(kind));

/**
 * A fiscal year as it was known day by day. A fact counts from its own date, or from the day it was recorded when that came later, so that
 * a revised plan counts from the day it was known and a late correction never reaches back. What was recorded on the channel's first day,
 * or after the year, was loaded afterwards and counts from its own date.
 */
export class PastDays {
  readonly state: BoardState;
  readonly #due: { readonly day: IsoDate; readonly change: PastChange }[];

  /**
   * @param changes of one channel in the order of its log
   * @param needs of the rule that is tried
   */
  constructor(region: RegionCode, year: number, changes: readonly PastChange[], needs: readonly FactKind[] = []) {
    this.state = new BoardState(region, year, isoDate(year, 1, 1), documentFolds);
    this.#due = inDays(year, changes, needs);
  }

  /** Goes through the year up to a day, and gives for each what came on it; `state` then stands at that day. */
  *through(last: IsoDate): Generator<{ readonly day: IsoDate; readonly changes: readonly Change[] }> {
    const { region, year } = this.state.rollup;
    const end = isoDate(year, 12, 31);
    let next = 0;
    for (let day = isoDate(year, 1, 1); day <= last && day <= end; day = addDays(day, 1)) {
      const after = { kind: 'business-day', region, year, date: day } as const;
      this.state.apply({ revision: this.state.rollup.revision, before: null, after, firstRecordedOn: day });
      const changes: Change[] = [];
      for (let due = this.#due[next]; due && due.day <= day; due = this.#due[++next]) {
        const change = { ...due.change, firstRecordedOn: later(due.day, due.change.after?.date ?? due.day) };
        this.state.apply(change);
        changes.push(change);
      }
      yield { day, changes };
    }
  }
}

function inDays(
  year: number,
  changes: readonly PastChange[],
  needs: readonly FactKind[],
): { readonly day: IsoDate; readonly change: PastChange }[] {
  const loadedOn = changes[0]?.recordedOn ?? '';
  const yearEnd = isoDate(year, 12, 31);
  const last = new Map<string, IsoDate>();
  const due = changes.flatMap((change) => {
    const fact = change.after ?? change.before;
    if (!fact || !isOfPast(change, needs)) return [];
    const key = `${fact.kind}|${naturalKey(fact)}`;
    const wasLoaded = change.recordedOn <= loadedOn || change.recordedOn > yearEnd;
    const told = wasLoaded ? fact.date : later(fact.date, change.recordedOn);
    // Versions of one fact keep their order.
    const day = later(told, last.get(key) ?? told);
    last.set(key, day);
    return [{ day, change }];
  });
  return due.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
