import type { Change } from '../board/rollup.js';
import { type FactKind, naturalKey, type ServiceIndicatorFact } from '../facts/index.js';
import type { IsoDate } from '../values/index.js';
import type { Fold } from './fold.js';

/** A reading with the revision at which it was last told. */
export interface ServiceReading {
  readonly fact: ServiceIndicatorFact;
  readonly revision: number;
}

/** Readings kept of one figure: the last ones, whatever order they came in. */
const KEPT = 200;

/** What other applications tell of themselves: the last readings of each of their figures. */
export class ServicesFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['service-indicator'];
  version = 0;
  /** By application and name, then by key. */
  readonly #series = new Map<string, Map<string, ServiceReading>>();

  apply({ before, after, revision }: Change): void {
    if (before?.kind === 'service-indicator') this.#set(before, null);
    if (after?.kind === 'service-indicator') this.#set(after, { fact: after, revision });
  }

  /** Each figure's readings dated up to a day, oldest first; by application and name. */
  until(day: IsoDate): ServiceReading[][] {
    return [...this.#series]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, readings]) => byTime(readings.values()).filter(({ fact }) => fact.date <= day))
      .filter((readings) => readings.length > 0);
  }

  #set(fact: ServiceIndicatorFact, reading: ServiceReading | null): void {
    const name = `${fact.application}|${fact.name}`;
    let series = this.#series.get(name);
    if (!series) this.#series.set(name, (series = new Map()));
    if (reading) series.set(naturalKey(fact), reading);
    else series.delete(naturalKey(fact));
    if (series.size > 2 * KEPT) for (const old of byTime(series.values()).slice(0, -KEPT)) series.delete(naturalKey(old.fact));
    this.version++;
  }
}

const byTime = (readings: Iterable<ServiceReading>): ServiceReading[] => [...readings].sort((a, b) => (a.fact.time < b.fact.time ? -1 : 1));
