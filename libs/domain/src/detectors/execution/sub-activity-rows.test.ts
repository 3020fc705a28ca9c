import { describe, expect, it } from 'vitest';
import { BoardState } from '../../board/board-state.js';
import { CaseEngine } from '../../cases/engine.js';
import { type Fact, naturalKey } from '../../facts/index.js';
import { CalendarFold, CaseFold, documentFolds } from '../../folds/index.js';
import type { Detector } from '../core/detector.js';
import { budgetLine, payment, rp } from '../core/example-facts.js';
import { LegalTable } from '../core/legal.js';
import { b07 } from './b07.detector.js';
import { b08 } from './b08.detector.js';

const TODAY = '2026-06-30';
const UNIT = '1.03.0.00.0.00.01.0000';
const CODE = '1.03.10.2.01.0029';
const ACCOUNT = '5.2.04.01.01.0003';
const numbered = (i: number): string => `1.03.10.2.01.01${String(i).padStart(2, '0')}`;

function stateOf(facts: readonly Fact[]): BoardState {
  const state = new BoardState('12.05', 2026, TODAY, documentFolds);
  const known = new Map<string, Fact>();
  for (const [i, after] of facts.entries()) {
    const key = `${after.kind}|${naturalKey(after)}`;
    state.apply({ revision: i + 1, before: known.get(key) ?? null, after, firstRecordedOn: after.date });
    known.set(key, after);
  }
  return state;
}

/** What a detector says of the one thing it judges. */
function only(detector: Detector, facts: readonly Fact[]) {
  const state = stateOf(facts);
  const context = { state, today: TODAY, legal: new LegalTable(), calendar: state.fold(CalendarFold).calendar };
  const subjects = [...detector.subjects(context)];
  expect(subjects).toHaveLength(1);
  const evaluation = detector.evaluate(subjects[0] as (typeof subjects)[number], context);
  if (!('slots' in evaluation)) throw new Error('tidak dinilai');
  return evaluation;
}

describe('spending above a ceiling', () => {
  const line = (account: string, amount: number) => ({ ...budgetLine(rp(amount)), account });

  it('shows the payment that went over, and the largest lines of the ceiling as they stand', () => {
    const lines = [1, 2, 3, 4, 5, 6].map((i) => line(`5.1.02.01.01.000${i}`, i));
    const corrected = line('5.1.02.01.01.0001', 9);
    const found = only(b07, [
      ...lines,
      corrected,
      payment('b', rp(10), '2026-05-02'),
      payment('a', rp(15), '2026-05-01'),
      payment('d', rp(40), '2026-05-04'),
      payment('c', rp(10), '2026-05-03'),
      payment('TU', rp(90), '2026-05-01', { paymentKind: 'TU' }),
      payment('batal', rp(90), '2026-05-01', { counts: false }),
    ]);
    expect(found.evidence.map(({ kind, key, amount }) => [kind, key.split('|').slice(-2)[0], amount])).toEqual([
      ['sp2d', 'c', rp(10)],
      ...[
        ['5.1.02.01.01.0001', 9],
        ['5.1.02.01.01.0006', 6],
        ['5.1.02.01.01.0005', 5],
        ['5.1.02.01.01.0004', 4],
      ].map(([account, amount]) => ['budget-line', account, rp(amount as number)]),
    ]);
    expect(found.evidence[1]).toMatchObject({ key: naturalKey(corrected), label: `MURNI ${CODE} 5.1.02.01.01.0001` });
  });

  it('stays with what it shows when more is paid', () => {
    const facts = [budgetLine(rp(10)), payment('a', rp(13), '2026-05-01')];

    const before = only(b07, facts).evidence;
    expect(only(b07, [...facts, payment('b', rp(30), '2026-05-02')]).evidence).toEqual(before);
  });

  it('is nobody’s matter here where nothing is budgeted, and shows nothing where all is well', () => {
    expect(only(b07, [budgetLine(rp(10)), payment('a', rp(10), '2026-05-01')]).evidence).toEqual([]);
  });
});

describe('sub-activities that no plan foresees', () => {
  const unplanned = Array.from({ length: 12 }, (_, i) => ({ ...budgetLine(rp((i + 1) * 10_000_000)), subActivity: numbered(i) }));
  const plan: Fact = budgetLine(rp(80_000_000), '2025-07-01', 'RKPD');
  const off = { lines: [{ subActivity: '1.03.10.2.01.0099', account: ACCOUNT, fundingSource: null, amount: rp(70_000_000) }] };

  it('are one finding of their unit: how many, how much, the largest, and the rows of the five largest', () => {
    const found = only(b08, [budgetLine(rp(80_000_000)), plan, ...unplanned]);
    expect(found).toMatchObject({
      outcome: 'RISK',
      value: 12,
      n: 13,
      likelihood: 3,
      amount: rp(780_000_000),
      slots: {
        count: { number: 12 },
        sum: { money: rp(780_000_000) },
        largest: { text: numbered(11) },
        amount: { money: rp(120_000_000) },
        document: { text: 'RKPD' },
      },
    });
    expect(found.evidence.map(({ key }) => key)).toEqual([11, 10, 9, 8, 7].map((i) => naturalKey(unplanned[i] as Fact)));
  });

  it('show the largest payment of what stands in no budget', () => {
    const facts = [budgetLine(rp(80_000_000)), plan, ...unplanned.slice(0, 2)];
    const paid = ['1', '2', '3'].map((number, i) => payment(number, rp(70_000_000), `2026-05-0${i + 1}`, off));
    const found = only(b08, [...facts, ...paid.slice(0, 1), { ...(paid[1] as (typeof paid)[number]), ...charged(90_000_000) }]);
    expect(found).toMatchObject({ likelihood: 4, value: 3, slots: { amount: { money: rp(160_000_000) } } });
    expect(found.evidence[0]).toMatchObject({ kind: 'sp2d', key: '2' });
  });

  it('weigh as most of their money does', () => {
    const found = only(b08, [budgetLine(rp(80_000_000)), plan, ...unplanned, payment('1', rp(5), '2026-05-01', charged(5))]);
    expect(found.likelihood).toBe(3);
  });

  it('come out as one case', () => {
    const state = stateOf([budgetLine(rp(80_000_000)), plan, ...unplanned, payment('1', rp(5), '2026-05-01', charged(5))]);
    const engine = new CaseEngine(state, [b07, b08]);
    for (const after of engine.all(new Map())) state.apply({ revision: 99, before: null, after, firstRecordedOn: TODAY });
    expect(state.fold(CaseFold).cases()).toMatchObject([{ workUnit: UNIT, standing: [{ detector: 'B08' }] }]);
  });

  function charged(amount: number) {
    return { amount: rp(amount), lines: [{ ...(off.lines[0] as (typeof off.lines)[number]), amount: rp(amount) }] };
  }
});
