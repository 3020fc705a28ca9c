import type { Fact, IsoDate } from '@lcc/domain';
import { type EarlierSums, takesPart } from './folding.js';

/** Days whose sums are worth keeping: the budget is in by the first, the others part the payments of a year. */
const RUNGS = ['01-05', '01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30'] as const;

/** A version of a fact, with its place in the history. */
interface Version {
  readonly at: number;
  readonly after: Fact | null;
}

/** Sums as of a day, of the versions before `end` that were in force. */
export interface Rung {
  readonly day: IsoDate;
  readonly end: number;
  readonly sums: EarlierSums;
  /** Places before `end` of the versions that have to be met one by one: those in force that the sums do not hold, and those that are recalled. */
  readonly others: Int32Array;
}

/**
 * Sums of a few days of a year, so that the question for another day begins with them and not with nothing. New facts leave them as they
 * are: they are added by whoever begins there. A correction of a fact that a rung holds takes the rung away.
 */
export class Ladder {
  #rungs: Rung[] = [];
  /** Corrections that took something away, or would have. */
  drops = 0;

  constructor(private readonly year: number) {}

  static holds(rung: Pick<Rung, 'day' | 'end'>, { at, after }: Version): boolean {
    return at < rung.end && (after === null || takesPart(after, rung.day));
  }

  /** The last rung at or before a day. */
  below(day: IsoDate): Rung | null {
    return this.#rungs.findLast((rung) => rung.day <= day) ?? null;
  }

  /** The days up to one that have no rung, in order. */
  missing(day: IsoDate): IsoDate[] {
    const known = new Set(this.#rungs.map((rung) => rung.day));
    return RUNGS.map((rung) => `${this.year}-${rung}`).filter((rung) => rung <= day && !known.has(rung));
  }

  keep(rung: Rung): void {
    this.#rungs = [...this.#rungs, rung].sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  /** A version was superseded: what holds it no longer says what is in force. */
  drop(version: Version): void {
    this.drops++;
    if (this.#rungs.some((rung) => Ladder.holds(rung, version))) this.#rungs = this.#rungs.filter((rung) => !Ladder.holds(rung, version));
  }
}
