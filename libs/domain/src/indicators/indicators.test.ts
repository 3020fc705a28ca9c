import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/board-state.js';
import { ViewMemo, viewBoard } from '../board/view.js';
import { budgetLine, monthlyPlan, payment, rp } from '../detectors/core/example-facts.js';
import { contract, notice } from '../detectors/core/example-procurement.js';
import { LegalTable } from '../detectors/core/legal.js';
import type { CataloguePurchaseFact, Fact, RuleVersionFact, ServiceIndicatorFact } from '../facts/index.js';
import { CalendarFold } from '../folds/calendar.fold.js';
import { layananPanel } from '../panels/layanan.panel.js';
import { preventionSignals } from '../prevention/signals/index.js';
import { builtInTerms, faultsOf, marksOn, RuleTrial, ruleNamed, rules, settingOf } from '../rules/index.js';
import { indicators } from './index.js';

const BASE = { region: '12.05', year: 2026 } as const;

function boardOf(facts: readonly Fact[], asOf: string): BoardState {
  const state = new BoardState('12.05', 2026, '2026-01-01');
  const day: Fact = { ...BASE, kind: 'business-day', date: asOf };
  for (const [i, after] of [...facts, day].entries()) state.apply({ revision: i + 1, before: null, after, firstRecordedOn: after.date });
  return state;
}

/** What two people agreed on: other values of a rule from a day on. */
const agreed = (rule: string, date: string, values: Readonly<Record<string, number>>): RuleVersionFact => ({
  ...{ ...BASE, kind: 'rule-version', date, rule, number: 1, holdDays: 1, clearDays: 1, except: [], act: 'Telaah', actDays: 2 },
  ...{ reason: 'Disepakati dalam rapat', values: Object.entries(values).map(([name, value]) => ({ name, value })) },
});

/** Half a year of a plan of a hundred million a month, with so much paid. */
const behind = (paid: number): Fact[] => [
  budgetLine(rp(1_200_000_000)),
  monthlyPlan(rp(100_000_000)),
  payment('1', rp(paid), '2026-05-29'),
];
const order = (amount: bigint): CataloguePurchaseFact => ({
  ...{ ...BASE, date: '2026-02-10', kind: 'catalogue-purchase', market: 'e-katalog', order: 'O', rupCodes: [], name: null, mak: [] },
  ...{ fundingSource: null, amount, shippingAmount: null, vendor: null, status: 'ON_PROCESS', deliveryStatus: null },
  ...{ workUnit: null, officeCode: null, officeId: null },
});
const figure = (value: string): ServiceIndicatorFact => ({
  ...{ ...BASE, kind: 'service-indicator', date: '2026-06-30', application: 'Perizinan', name: 'Tepat waktu', unit: '%', value },
  ...{ target: '95', better: 'higher', time: '2026-06-30T02:00:00.000Z', cadenceHours: 24, owner: null },
});

describe('every indicator', () => {
  it.each(indicators.map((rule) => [rule.id, rule] as const))(
    '%s is a rule that may hold as shipped, and marks nothing of nothing',
    (id, rule) => {
      expect(ruleNamed(id)).toBe(rule);
      expect(faultsOf(rule, builtInTerms(rule), () => true)).toEqual([]);
      expect(marksOn(boardOf([], '2026-06-30'), rule)).toMatchObject({ marked: 0, judged: 0 });
      expect(rule.frame).not.toBeNull();
    },
  );

  it('has an id of its own', () => {
    expect(rules.size).toBe(new Set([...rules.values()]).size);
    expect(preventionSignals.every(({ rule }) => rules.get(rule.id) === rule)).toBe(true);
  });

  it('holds for all, at once', () => {
    const [rule] = indicators as [(typeof indicators)[number]];
    const terms = { ...builtInTerms(rule), holdDays: 2, except: ['1.03.0.00.0.00.03.0000'] };
    expect(faultsOf(rule, terms, () => true).map(({ field }) => field)).toEqual(['holdDays', 'except']);
  });
});

describe('the mark of a unit', () => {
  // 600 million were planned by the end of June, of a ceiling of 1.2 billion.
  const facts = behind(540_000_000);
  const stateOn = (more: readonly Fact[], asOf = '2026-06-30') => viewBoard(boardOf([...facts, ...more], asOf).rollup).rows[0]?.state;

  it('moves with its limit from the day it was agreed on, and not before', () => {
    expect(stateOn([])).toBe('sesuai');
    expect(stateOn([agreed('opd-waspada', '2026-06-20', { enter: 5 })])).toBe('waspada');
    expect(stateOn([agreed('opd-waspada', '2026-06-20', { enter: 5 })], '2026-06-10')).toBe('sesuai');
    expect(stateOn([agreed('opd-kritis', '2026-06-20', { enter: 5 })])).toBe('kritis');
  });

  it('is written anew on a board that stands', () => {
    const state = boardOf(facts, '2026-06-30');
    const memo = new ViewMemo();
    expect(viewBoard(state.rollup, '5', memo).rows[0]?.state).toBe('sesuai');
    state.apply({ revision: 90, before: null, after: agreed('opd-waspada', '2026-06-30', { enter: 5 }), firstRecordedOn: '2026-06-30' });
    expect(viewBoard(state.rollup, '5', memo)).toMatchObject({ rows: [{ state: 'waspada' }], summary: { state: 'waspada' } });
  });

  it('is counted as the board shows it', () => {
    const rule = ruleNamed('opd-waspada');
    if (!rule) throw new Error('opd-waspada');
    expect(marksOn(boardOf(facts, '2026-06-30'), rule)).toEqual({ marked: 0, judged: 1, notJudged: 0 });
    expect(marksOn(boardOf([...facts, agreed('opd-waspada', '2026-06-20', { enter: 5 })], '2026-06-30'), rule)?.marked).toBe(1);
  });

  it('is tried day by day on kept frames', () => {
    const rule = ruleNamed('opd-waspada');
    if (!rule) throw new Error('opd-waspada');
    const onset = (enter: number) => {
      const trial = new RuleTrial(rule, settingOf({ ...builtInTerms(rule), values: { enter } }, 'uji'));
      for (const day of ['2026-05-28', '2026-05-29', '2026-06-30']) {
        const state = boardOf(facts, day);
        const context = { state, today: day, legal: new LegalTable(), calendar: state.fold(CalendarFold).calendar };
        trial.frame({ day, context, isWorkingDay: true, subjects: [...rule.subjects(context)], frame: rule.frame?.(context) });
      }
      return trial.courses().map(({ onsets, isUp }) => [onsets, isUp]);
    };
    // Nothing was paid before 29 May; after it the unit runs 5 points behind at the end of June.
    expect(onset(7.5)).toEqual([[[], false]]);
    expect(onset(5)).toEqual([[['2026-06-30'], true]]);
  });
});

describe('a signal of prevention', () => {
  it('is judged, and its formula read, by the limit in force', () => {
    const signal = preventionSignals.find(({ id }) => id === 'e-purchasing');
    const facts = [order(rp(40)), notice('1', '2026-02-01'), contract('1', rp(60), '2026-03-02')];
    const read = (more: readonly Fact[]) => signal?.read(boardOf([...facts, ...more], '2026-06-30'));
    expect(read([])).toMatchObject({ percent: 40, isGood: true });
    const stricter = [agreed('e-purchasing', '2026-06-01', { least: 50.5 })];
    expect(read(stricter)).toMatchObject({ percent: 40, isGood: false });
    expect(signal?.formula(boardOf(stricter, '2026-06-30'))).toMatchObject({ id: expect.stringContaining('mulai 50,5%') });
  });
});

describe('a service figure', () => {
  const missed = (value: string, more: readonly Fact[] = []) =>
    layananPanel.view(boardOf([figure(value), ...more], '2026-06-30'))?.indicators[0]?.misses;

  it('may miss its target by as much as was agreed on', () => {
    expect(missed('95')).toBe(false);
    expect(missed('94.9')).toBe(true);
    expect(missed('91', [agreed('layanan-target', '2026-06-01', { most: 5 })])).toBe(false);
    expect(missed('90', [agreed('layanan-target', '2026-06-01', { most: 5 })])).toBe(true);
  });
});
