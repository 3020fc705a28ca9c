import { describe, expect, it } from 'vitest';
import { roundedPoints } from '../points.js';
import { example, type ScoringInput } from '../scoring-method.js';
import { scoringMethodOf, scoringMethods } from './index.js';

const input = (given: Partial<ScoringInput>): ScoringInput => ({ documents: [], quarter: 4, measure: null, threshold: null, ...given });

describe.each(scoringMethods.map((method) => [method.id, method] as const))('method %s', (_, method) => {
  it.each(method.examples.map((each) => [each.title, each] as const))('%s', (__, { input: given, points }) => {
    const score = method.score(input(given));
    expect(score === null ? null : roundedPoints(score.points)).toBe(points);
  });

  it('shows what is known and what is unknown, within its bounds', () => {
    const points = method.examples.map((each) => each.points);
    expect(points).toContain(null);
    for (const shown of points.filter((each) => each !== null)) {
      expect(shown).toBeGreaterThanOrEqual(method.bounds[0]);
      expect(shown).toBeLessThanOrEqual(method.bounds[1]);
    }
  });

  it('never loses by one more document, and has all with all', () => {
    for (let size = 1; size <= 4; size++) {
      const scores = Array.from({ length: size + 1 }, (__, done) =>
        method.score(input({ documents: Array.from({ length: size }, (___, i) => example(i < done, { step: i + 1, quarter: i + 1 })) })),
      );
      if (scores.some((score) => score === null)) continue; // lives from a measure
      const points = scores.map((score) => score?.points ?? 0);
      expect(points).toEqual([...points].sort((a, b) => a - b));
      expect([points[0], points.at(-1)]).toEqual([0, 1_000_000]);
    }
  });
});

describe('the methods', () => {
  it('stand once each, under the names of the guideline', () => {
    expect(scoringMethods.map((method) => method.id)).toEqual([
      'BOBOT_DOKUMEN',
      'BINER_0_100',
      'BERTINGKAT_0_75_25',
      'BERTINGKAT_0_80_100',
      'BOBOT_TAHUN',
      'BOBOT_TAHUN_TRIWULAN',
      'BOBOT_TAHAPAN',
      'PROPORSIONAL',
      'AMBANG_REALISASI',
      'AMBANG_PROPORSIONAL',
      'INTEROP',
    ]);
  });

  it.each([
    ['INTEROP_GOL', 'INTEROP'],
    ['INTEROPERABILITAS_E_LHKPN', 'INTEROP'],
    ['biner 0 100', 'BINER_0_100'],
    ['UNDIAN', undefined],
  ])('know %s as %s', (written, id) => {
    expect(scoringMethodOf(written)?.id).toBe(id);
  });
});

describe('steps with points of their own', () => {
  const documents = [example(true, { step: 1 }), example(false, { step: 2 })];
  const pointsBy = (written: string) => {
    const score = scoringMethodOf(written)?.score({ documents, quarter: 1, measure: null, threshold: null });
    return score && roundedPoints(score.points);
  };

  it('are what an office writes into its catalogue', () => {
    expect([pointsBy('BERTINGKAT_0_75_25'), pointsBy('Bertingkat 0-60-40'), pointsBy('BERTINGKAT_0_50_100')]).toEqual([75, 60, 50]);
  });

  it('are unknown where they do not add up', () => {
    expect([scoringMethodOf('BERTINGKAT_0_60_30'), scoringMethodOf('BERTINGKAT_0_0_100'), scoringMethodOf('BERTINGKAT_0_60')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
