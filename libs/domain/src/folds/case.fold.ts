import type { Change } from '../board/rollup.js';
import { byRank, type Case, caseOf, isOpen } from '../cases/case.js';
import {
  type AlertFact,
  type CaseActFact,
  type DetectorCoverageFact,
  type FactKind,
  naturalKey,
  type RuleHoldFact,
} from '../facts/index.js';
import type { Fold } from './fold.js';

/** Alerts, what people did with their cases, and how much detectors could judge. */
export class CaseFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['alert', 'case-act', 'detector-coverage', 'rule-hold'];
  version = 0;
  readonly #alerts = new Map<string, AlertFact>();
  readonly #inCase = new Map<string, Set<string>>();
  readonly #acts = new Map<string, Map<string, CaseActFact>>();
  readonly #coverage = new Map<string, DetectorCoverageFact>();
  readonly #holds = new Map<string, RuleHoldFact>();
  /** As they were last assembled; those that changed since are missing. */
  readonly #cases = new Map<string, Case | null>();

  apply({ before, after }: Change): void {
    for (const [fact, present] of [
      [before, false],
      [after, true],
    ] as const) {
      if (fact?.kind === 'alert') this.#setAlert(fact, present);
      if (fact?.kind === 'case-act') this.#setAct(fact, present);
      if (fact?.kind === 'detector-coverage') this.#setCoverage(fact, present);
      if (fact?.kind === 'rule-hold') this.#setHold(fact, present);
    }
  }

  alert(fingerprint: string): AlertFact | null {
    return this.#alerts.get(fingerprint) ?? null;
  }

  alerts(): IterableIterator<AlertFact> {
    return this.#alerts.values();
  }

  acts(): CaseActFact[] {
    return [...this.#acts.values()].flatMap((acts) => [...acts.values()]);
  }

  /** By detector. */
  get coverage(): ReadonlyMap<string, DetectorCoverageFact> {
    return this.#coverage;
  }

  /** Whether a version of a rule was ever held for its storm; released ones say so. */
  hold(rule: string, number: number): RuleHoldFact | null {
    return this.#holds.get(`${rule}|${number}`) ?? null;
  }

  /** All holds, also those that were released. */
  holds(): RuleHoldFact[] {
    return [...this.#holds.values()];
  }

  case(id: string): Case | null {
    if (!this.#cases.has(id)) {
      const alerts = [...(this.#inCase.get(id) ?? [])].flatMap((fingerprint) => this.#alerts.get(fingerprint) ?? []);
      this.#cases.set(id, caseOf(alerts, [...(this.#acts.get(id)?.values() ?? [])]));
    }
    return this.#cases.get(id) ?? null;
  }

  /** Every case, heaviest first. */
  cases(): Case[] {
    return [...this.#inCase.keys()].flatMap((id) => this.case(id) ?? []).sort(byRank);
  }

  /** Those that wait for somebody, heaviest first. */
  open(): Case[] {
    return this.cases().filter(isOpen);
  }

  #setAlert(fact: AlertFact, present: boolean): void {
    if (present) this.#alerts.set(fact.fingerprint, fact);
    else this.#alerts.delete(fact.fingerprint);
    const known = this.#inCase.get(fact.case) ?? new Set<string>();
    if (present) known.add(fact.fingerprint);
    else known.delete(fact.fingerprint);
    this.#inCase.set(fact.case, known);
    this.#touch(fact.case);
  }

  #setAct(fact: CaseActFact, present: boolean): void {
    const acts = this.#acts.get(fact.case) ?? new Map<string, CaseActFact>();
    if (present) acts.set(naturalKey(fact), fact);
    else acts.delete(naturalKey(fact));
    this.#acts.set(fact.case, acts);
    this.#touch(fact.case);
  }

  #setCoverage(fact: DetectorCoverageFact, present: boolean): void {
    if (present) this.#coverage.set(fact.detector, fact);
    else this.#coverage.delete(fact.detector);
    this.version++;
  }

  #setHold(fact: RuleHoldFact, present: boolean): void {
    if (present) this.#holds.set(naturalKey(fact), fact);
    else this.#holds.delete(naturalKey(fact));
    this.version++;
  }

  #touch(id: string): void {
    this.#cases.delete(id);
    this.version++;
  }
}
