import type { Change } from '../../board/rollup.js';
import { type Fact, type FactKind, naturalKey } from '../../facts/index.js';
import type { IsoDate } from '../../values/index.js';

/** What a change means to a fold that only knows facts whose day has come. */
export interface DueFact {
  readonly fact: Fact;
  /** False: it no longer holds. */
  readonly present: boolean;
}

/** Lets facts through on their day: those dated later wait until the log says that it has begun, as in the rollup. */
export class DueFacts {
  readonly #waiting = new Map<string, Fact>();

  constructor(
    private readonly kinds: ReadonlySet<FactKind>,
    public asOf: IsoDate,
  ) {}

  /** What takes effect with a change, in order: first what no longer holds. */
  take({ before, after }: Change): DueFact[] {
    if (after?.kind === 'business-day') return this.#begin(after.date);
    const due: DueFact[] = [];
    if (before && this.kinds.has(before.kind) && !this.#waiting.delete(keyOf(before))) due.push({ fact: before, present: false });
    if (!after || !this.kinds.has(after.kind)) return due;
    if (after.date <= this.asOf) due.push({ fact: after, present: true });
    else this.#waiting.set(keyOf(after), after);
    return due;
  }

  #begin(day: IsoDate): DueFact[] {
    if (day <= this.asOf) return [];
    this.asOf = day;
    const due: DueFact[] = [];
    for (const [key, fact] of this.#waiting) {
      if (fact.date > day) continue;
      this.#waiting.delete(key);
      due.push({ fact, present: true });
    }
    return due;
  }
}

const keyOf = (fact: Fact): string => `${fact.kind}|${naturalKey(fact)}`;
