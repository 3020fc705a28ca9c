import { describe, expect, it } from 'vitest';
import { BoardState } from '../../board/board-state.js';
import { CalendarFold, documentFolds } from '../../folds/index.js';
import { detectors } from '../catalogue.js';
import type { Context, Detector } from './detector.js';
import { Judge } from './judge.js';
import { LegalTable } from './legal.js';

const TODAY = '2026-06-30';
const state = new BoardState('12.05', 2026, TODAY, documentFolds);
const context: Context = { state, today: TODAY, legal: new LegalTable(), calendar: state.fold(CalendarFold).calendar };
const known = detectors[0] as Detector;

/** A rule with as many subjects as told. */
function ruleOf(count: () => number): Detector {
  const evaluation = known.evaluate(subject(0), context);
  return { ...known, subjects: () => Array.from({ length: count() }, (_, i) => subject(i)), evaluate: () => evaluation };
}

const subject = (i: number) => ({ type: 'payment', key: String(i), workUnit: null }) as const;

describe('a judge', () => {
  it('judges every payment of a year, and names those that are no more', () => {
    let payments = 300_000;
    const judge = new Judge([ruleOf(() => payments)]);
    expect(judge.all(context).judged).toHaveLength(300_000);
    payments = 1;
    const { judged, gone } = judge.all(context);
    expect([judged.length, gone.length]).toEqual([1, 299_999]);
  });
});
