import type { Change } from '../board/rollup.js';
import { BUILT_IN, type Setting } from '../detectors/core/setting.js';
import type { FactKind, RuleVersionFact } from '../facts/index.js';
import type { IsoDate } from '../values/index.js';
import type { Fold } from './fold.js';

/** The versions of rules that were agreed on. */
export class RuleFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['rule-version'];
  version = 0;
  readonly #versions = new Map<string, RuleVersionFact[]>();
  readonly #settings = new WeakMap<RuleVersionFact, Setting>();

  apply({ before, after }: Change): void {
    if (before?.kind === 'rule-version') this.#set(before, false);
    if (after?.kind === 'rule-version') this.#set(after, true);
  }

  /** The version in force on a day: the highest number that has begun. Null while the built-in one is. */
  inForce(rule: string, day: IsoDate): RuleVersionFact | null {
    return this.#versions.get(rule)?.findLast((fact) => fact.date <= day) ?? null;
  }

  settingOf(rule: string, day: IsoDate): Setting {
    const fact = this.inForce(rule, day);
    if (fact === null) return BUILT_IN;
    const known = this.#settings.get(fact);
    if (known) return known;
    const values = Object.fromEntries(fact.values.map(({ name, value }) => [name, value]));
    const { holdDays, clearDays } = fact;
    const setting: Setting = { version: String(fact.number), values, holdDays, clearDays, except: new Set(fact.except) };
    this.#settings.set(fact, setting);
    return setting;
  }

  #set(fact: RuleVersionFact, present: boolean): void {
    const others = (this.#versions.get(fact.rule) ?? []).filter((each) => each.number !== fact.number);
    this.#versions.set(
      fact.rule,
      (present ? [...others, fact] : others).sort((a, b) => a.number - b.number),
    );
    this.version++;
  }
}
