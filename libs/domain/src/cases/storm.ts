import type { AlertFact, RuleHoldFact, RuleVersionFact } from '../facts/index.js';
import type { CaseFold } from '../folds/case.fold.js';
import type { RuleFold } from '../folds/rule.fold.js';
import type { IsoDate, RegionCode } from '../values/index.js';
import { ALARM_BUDGET } from './budget.js';
import { isUp } from './case.js';

/** A version of a rule that begins more alerts than this on one day is held: as many as all of the regency can look at in a week. */
export const STORM = ALARM_BUDGET.perWeek;

/** What is counted, where, and when. */
interface Weather {
  readonly region: RegionCode;
  readonly year: number;
  readonly today: IsoDate;
  readonly cases: Pick<CaseFold, 'hold' | 'holds'>;
  readonly rules: Pick<RuleFold, 'inForce'>;
}

/**
 * The versions of rules that are held with these alerts: one that begins a storm today, and those that nobody has released yet, each with how
 * many alerts wait by it. Only what people have set is held so: as shipped, the alarm budget alone rations.
 */
export function storms(alerts: Iterable<AlertFact>, { region, year, today, cases, rules }: Weather): RuleHoldFact[] {
  const waiting = new Map<string, { version: RuleVersionFact; begun: number; all: number }>();
  for (const alert of alerts) {
    if (!isUp(alert) || alert.raisedOn !== null || alert.inhibitedBy !== null) continue;
    const version = rules.inForce(alert.detector, today);
    if (version === null) continue;
    const count = waiting.get(alert.detector) ?? { version, begun: 0, all: 0 };
    count.all++;
    if (alert.parameters === String(version.number) && alert.condition.now.firedOn === today) count.begun++;
    waiting.set(alert.detector, count);
  }
  const held = [...waiting].flatMap(([rule, { version, begun, all }]): RuleHoldFact[] => {
    const { number } = version;
    const known = cases.hold(rule, number);
    if (known) return known.releasedOn === null ? [{ ...known, count: all }] : [];
    const place = { region, year, date: today, rule, number };
    return begun > STORM ? [{ kind: 'rule-hold', ...place, count: all, releasedBy: null, releasedOn: null }] : [];
  });
  const calm = standingHolds(cases, rules, today).filter(({ rule }) => !waiting.has(rule));
  return [...held, ...calm.map((hold) => ({ ...hold, count: 0 }))];
}

/** The holds that stand on a day: of a version in force that nobody has released, with alerts that wait. */
export const standingHolds = (cases: Pick<CaseFold, 'holds'>, rules: Pick<RuleFold, 'inForce'>, today: IsoDate): RuleHoldFact[] =>
  cases
    .holds()
    .filter(({ rule, number, count, releasedOn }) => releasedOn === null && count > 0 && rules.inForce(rule, today)?.number === number);
