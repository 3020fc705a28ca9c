import { shareOf } from '../points.js';
import { measured, type ScoringMethod } from '../scoring-method.js';

const HUNDRED = 100_000_000n;

/** Realization of a target, all from a threshold on. */
export const ambangRealisasi: ScoringMethod = {
  id: 'AMBANG_REALISASI',
  title: { id: 'Ambang realisasi', en: 'Realization threshold' },
  formula: {
    id: 'realisasi ÷ (target × ambang) × 100, paling banyak 100; ambang 100% bila tidak diterbitkan',
    en: 'realization ÷ (target × threshold) × 100, at most 100; the threshold is 100% unless published',
  },
  bounds: [0, 100],
  note: { id: 'Dokumen pendukungnya tidak memberi nilai.', en: 'The documents beside it give no points.' },
  examples: [
    { title: 'target tercapai', input: { measure: measured(120, 120) }, points: 100 },
    { title: '60 dari 120', input: { measure: measured(60, 120) }, points: 50 },
    { title: '72 dari 120 dengan ambang 80%', input: { measure: measured(72, 120), threshold: 80_000_000n }, points: 75 },
    { title: 'belum dicatat', input: {}, points: null },
  ],
  score: ({ measure, threshold }) => {
    if (measure === null || measure.required === null || measure.required <= 0n || threshold === 0n) return null;
    return { points: shareOf(measure.value * HUNDRED, measure.required * (threshold ?? HUNDRED)), isWeighted: true };
  },
};
