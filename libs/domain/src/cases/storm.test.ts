import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/board-state.js';
import { budgetLine, payment, rp } from '../detectors/core/example-facts.js';
import { b07 } from '../detectors/execution/b07.detector.js';
import { type CaseFact, type Fact, factFromWire, factToWire, naturalKey, type RuleHoldFact, type RuleVersionFact } from '../facts/index.js';
import { CaseFold, documentFolds, RuleFold } from '../folds/index.js';
import { CaseEngine } from './engine.js';
import { STORM, standingHolds } from './storm.js';

/** One channel and its judge. */
function desk() {
  const state = new BoardState('12.05', 2026, '0001-01-01', documentFolds);
  const engine = new CaseEngine(state, [b07]);
  const known = new Map<string, Fact>();
  let revision = 0;
  const tell = (facts: readonly Fact[]): void => {
    for (const each of facts) {
      const after = factFromWire(JSON.parse(JSON.stringify(factToWire(each))));
      const key = `${after.kind}|${naturalKey(after)}`;
      state.apply({ revision: ++revision, before: known.get(key) ?? null, after, firstRecordedOn: after.date });
      known.set(key, after);
    }
  };
  const day = (date: string): readonly CaseFact[] => {
    tell([{ kind: 'business-day', region: '12.05', year: 2026, date }]);
    const found = engine.all(new Map());
    tell(found);
    return found;
  };
  const cases = () => state.fold(CaseFold).cases();
  const holds = () => standingHolds(state.fold(CaseFold), state.fold(RuleFold), state.asOf);
  return { tell, day, cases, holds };
}

/** Units that each spent more than their budget. */
const overspent = (count: number, from = 0): Fact[] =>
  Array.from({ length: count }, (_, i) => {
    const workUnit = `1.03.0.00.0.00.${String(from + i + 1).padStart(2, '0')}.0000`;
    return [budgetLine(rp(100_000_000)), payment(`P${from + i}`, rp(400_000_000), '2026-05-04')].map(
      (fact) => ({ ...fact, workUnit }) as Fact,
    );
  }).flat();

const version = (number: number, date: string, tolerance: number): RuleVersionFact => ({
  ...{ kind: 'rule-version', region: '12.05', year: 2026, date, rule: 'B07', number, values: [{ name: 'tolerance', value: tolerance }] },
  ...{ holdDays: 1, clearDays: 1, except: [], act: 'Kirim sebab', actDays: 2, reason: 'uji' },
});

describe('a storm of alerts', () => {
  it('of a version is held whole: one hold that says how many, and nobody is told of any', () => {
    const { tell, day, cases, holds } = desk();
    tell([version(1, '2026-05-04', 0), ...overspent(STORM + 1)]);
    day('2026-05-05');
    expect(holds()).toMatchObject([{ rule: 'B07', number: 1, count: STORM + 1, date: '2026-05-05' }]);
    expect(cases().filter(({ raisedOn }) => raisedOn !== null)).toEqual([]);
    // It stays held on the days after, and counts what comes.
    tell(overspent(2, STORM + 1));
    day('2026-05-06');
    expect(holds()).toMatchObject([{ count: STORM + 3, date: '2026-05-05' }]);
    expect(cases().filter(({ raisedOn }) => raisedOn !== null)).toEqual([]);
    expect(day('2026-05-06').filter(({ kind }) => kind === 'rule-hold')).toEqual([]);
  });

  it('goes by the alarm budget once somebody has released it, and is not held again', () => {
    const { tell, day, cases, holds } = desk();
    tell([version(1, '2026-05-04', 0), ...overspent(STORM + 1)]);
    day('2026-05-05');
    const [hold] = holds() as [RuleHoldFact];
    tell([{ ...hold, releasedBy: 'orang_1', releasedOn: '2026-05-06' }]);
    day('2026-05-06');
    expect(holds()).toEqual([]);
    expect(cases().filter(({ raisedOn }) => raisedOn === '2026-05-06').length).toBeGreaterThan(0);
  });

  it('is told of no longer when the data was wrong and nothing waits', () => {
    const { tell, day, holds } = desk();
    const spent = overspent(STORM + 1);
    tell([version(1, '2026-05-04', 0), ...spent]);
    day('2026-05-05');
    expect(holds()).toHaveLength(1);
    tell(spent.map((fact) => (fact.kind === 'budget-line' ? { ...fact, amount: rp(900_000_000) } : fact)));
    day('2026-05-06');
    expect(holds()).toEqual([]);
  });

  it('ends with a version that takes its place and has none', () => {
    const { tell, day, holds } = desk();
    tell([version(1, '2026-05-04', 0), ...overspent(STORM + 1)]);
    day('2026-05-05');
    tell([version(2, '2026-05-06', 1_000_000)]);
    day('2026-05-06');
    expect(holds()).toEqual([]);
  });

  it('is none within the budget, nor as shipped', () => {
    const few = desk();
    few.tell([version(1, '2026-05-04', 0), ...overspent(STORM)]);
    few.day('2026-05-05');
    expect(few.holds()).toEqual([]);
    expect(few.cases().some(({ raisedOn }) => raisedOn !== null)).toBe(true);
    const shipped = desk();
    shipped.tell(overspent(STORM + 5));
    shipped.day('2026-05-05');
    expect(shipped.holds()).toEqual([]);
    expect(shipped.cases().some(({ raisedOn }) => raisedOn !== null)).toBe(true);
  });
});
