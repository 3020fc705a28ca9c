import type { Change } from '../board/rollup.js';
import type { Fact, FactKind, WorkFact, WorkPaymentFact, WorkProgressFact } from '../facts/index.js';
import type { IsoDate, Sen } from '../values/index.js';
import type { Fold } from './fold.js';

/** `UNIT|KEY`, as the office lists it. */
export const workKeyOf = ({ workUnit, key }: Pick<WorkFact, 'workUnit' | 'key'>): string => `${workUnit}|${key}`;

interface Known {
  fact: WorkFact | undefined;
  readonly progress: Map<IsoDate, WorkProgressFact>;
  readonly payments: Map<IsoDate, WorkPaymentFact>;
  /** Of the last change. */
  revision: number;
}

/** Physical works as offices list them, each with its plan and progress by day, and what the office says it paid. */
export class WorkFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['work', 'work-progress', 'work-payment'];
  version = 0;
  readonly #works = new Map<string, Known>();

  apply({ before, after, revision }: Change): void {
    if (before) this.#set(before, false, revision);
    if (after) this.#set(after, true, revision);
  }

  at(key: string): WorkFact | undefined {
    return this.#works.get(key)?.fact;
  }

  keys(): IterableIterator<string> {
    return this.#works.keys();
  }

  /** Plan and progress of a work, the earliest first: plans of days to come too. */
  progressOf(key: string): WorkProgressFact[] {
    return [...(this.#works.get(key)?.progress.values() ?? [])].sort((a, b) => (a.date < b.date ? -1 : 1));
  }

  /** Paid up to a day, as the office tells it; null = it told nothing. */
  paidOf(key: string, day: IsoDate): Sen | null {
    const paid = [...(this.#works.get(key)?.payments.values() ?? [])].filter(({ date }) => date <= day);
    return paid.length === 0 ? null : paid.reduce((sum, { amount }) => sum + amount, 0n);
  }

  revisionOf(key: string): number {
    return this.#works.get(key)?.revision ?? 0;
  }

  #set(fact: Fact, present: boolean, revision: number): void {
    if (fact.kind !== 'work' && fact.kind !== 'work-progress' && fact.kind !== 'work-payment') return;
    const key = workKeyOf(fact);
    let known = this.#works.get(key);
    if (!known) this.#works.set(key, (known = { fact: undefined, progress: new Map(), payments: new Map(), revision }));
    if (fact.kind === 'work') known.fact = present ? fact : undefined;
    else if (fact.kind === 'work-progress') put(known.progress, fact, present);
    else put(known.payments, fact, present);
    known.revision = revision;
    this.version++;
  }
}

function put<F extends { readonly date: IsoDate }>(facts: Map<IsoDate, F>, fact: F, present: boolean): void {
  if (present) facts.set(fact.date, fact);
  else facts.delete(fact.date);
}
