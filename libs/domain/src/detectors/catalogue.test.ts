import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/board-state.js';
import type { Change } from '../board/rollup.js';
import { CalendarFold, documentFolds } from '../folds/index.js';
import { detectors } from './catalogue.js';
import type { Context, Detector, Example } from './core/detector.js';
import { Judge } from './core/judge.js';
import { LegalTable } from './core/legal.js';
import { BUILT_IN } from './core/setting.js';

const legal = new LegalTable();
const YEAR = 2026;

function contextOf(example: Example): { context: Context; changes: Change[] } {
  const state = new BoardState('12.05', YEAR, example.today, documentFolds);
  const changes = example.facts.map((after, i) => ({ revision: i + 1, before: null, after, firstRecordedOn: after.date }));
  return { context: { state, today: example.today, legal, calendar: state.fold(CalendarFold).calendar }, changes };
}

function outcomes(detector: Detector, example: Example, way: 'all' | 'touched'): Record<string, string> {
  const judge = new Judge([detector], () => ({ ...BUILT_IN, values: example.values ?? {} }));
  const { context, changes } = contextOf(example);
  for (const change of changes) {
    context.state.apply(change);
    if (way === 'touched') judge.touched([change], context);
  }
  if (way === 'all') judge.all(context);
  return Object.fromEntries([...judge.judgements()].map((j) => [j.subject.key, j.evaluation.outcome]).sort());
}

describe.each(detectors.map((d) => [d.id, d] as const))('detector %s', (_, detector) => {
  it('has examples that fire and that stay quiet', () => {
    const shown = new Set(detector.examples.map((e) => e.outcome));
    expect(shown.has('RISK')).toBe(true);
    expect(shown.has('NOT_RISK')).toBe(true);
  });

  it.each(detector.examples.map((e) => [e.title, e] as const))('%s', (__, example) => {
    const found = Object.values(outcomes(detector, example, 'all'));
    if (example.outcome === 'RISK') expect(found).toContain('RISK');
    else {
      expect(found).not.toContain('RISK');
      expect(found).toContain(example.outcome);
    }
  });

  it.each(detector.examples.map((e) => [e.title, e] as const))('judges change by change as all at once: %s', (__, example) => {
    expect(outcomes(detector, example, 'touched')).toEqual(outcomes(detector, example, 'all'));
  });

  it('says everything its sentence asks for', () => {
    for (const example of detector.examples.filter((e) => e.outcome === 'RISK')) {
      const { context, changes } = contextOf(example);
      for (const change of changes) context.state.apply(change);
      for (const subject of detector.subjects(context)) {
        const evaluation = detector.evaluate(subject, context, example.values);
        if (evaluation.outcome !== 'RISK') continue;
        for (const text of Object.values(detector.sentence))
          for (const [, slot] of text.matchAll(/\{(\w+)\}/g)) expect(evaluation.slots).toHaveProperty(slot as string);
      }
    }
  });

  it('has parameters whose defaults lie in their range', () => {
    for (const { min, max, default: value } of Object.values(detector.parameters)) {
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThanOrEqual(max);
    }
  });

  it('refuses a parameter outside its range', () => {
    const [name, parameter] = Object.entries(detector.parameters)[0] ?? [];
    const example = detector.examples[0] as Example;
    const { context, changes } = contextOf(example);
    for (const change of changes) context.state.apply(change);
    const [subject] = detector.subjects(context);
    if (name && parameter && subject)
      expect(() => detector.evaluate(subject, context, { [name]: parameter.max + parameter.step })).toThrow(RangeError);
  });
});

describe('the catalogue', () => {
  it('names each detector once', () => {
    expect(new Set(detectors.map((d) => d.id)).size).toBe(detectors.length);
  });
});
