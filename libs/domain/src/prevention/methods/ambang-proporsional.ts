import { shareOf } from '../points.js';
import { measured, type ScoringMethod } from '../scoring-method.js';

/** A percentage, all from a threshold on, proportional below. */
export const ambangProporsional: ScoringMethod = {
  id: 'AMBANG_PROPORSIONAL',
  title: { id: 'Ambang proporsional', en: 'Proportional threshold' },
  formula: { id: 'capaian (%) ÷ ambang (%) × 100, paling banyak 100', en: 'achievement (%) ÷ threshold (%) × 100, at most 100' },
  bounds: [0, 100],
  note: {
    id: 'Tanpa ambang yang diterbitkan nilainya tidak diketahui. Bila dicatat selesai dan wajib, capaian adalah perbandingannya.',
    en: 'Without a published threshold it is unknown. Where done and required are entered, the achievement is their share.',
  },
  examples: [
    { title: '30% dengan ambang 40%', input: { measure: measured(30), threshold: 40_000_000n }, points: 75 },
    { title: '50% dengan ambang 40%', input: { measure: measured(50), threshold: 40_000_000n }, points: 100 },
    { title: '1 dari 5 dengan ambang 40%', input: { measure: measured(1, 5), threshold: 40_000_000n }, points: 50 },
    { title: 'tanpa ambang', input: { measure: measured(30) }, points: null },
  ],
  score: ({ measure, threshold }) => {
    if (measure === null || threshold === null || threshold <= 0n || (measure.required !== null && measure.required <= 0n)) return null;
    const { value, required } = measure;
    const points = required === null ? shareOf(value, threshold) : shareOf(value * 100_000_000n, required * threshold);
    return { points, isWeighted: true };
  },
};
