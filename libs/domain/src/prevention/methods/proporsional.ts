import { shareOf } from '../points.js';
import { example, measured, type ScoringMethod, weightedShare } from '../scoring-method.js';

/** Done of required. */
export const proporsional: ScoringMethod = {
  id: 'PROPORSIONAL',
  title: { id: 'Proporsional', en: 'Proportional' },
  formula: { id: 'selesai ÷ wajib × 100, paling banyak 100', en: 'done ÷ required × 100, at most 100' },
  bounds: [0, 100],
  note: {
    id: 'Yang dihitung adalah angka yang dicatat dengan sumbernya; tanpa itu, jumlah dokumen.',
    en: 'What counts is the number entered with its source; without one, the number of documents.',
  },
  examples: [
    { title: '38 dari 50 rekomendasi', input: { measure: measured(38, 50) }, points: 76 },
    { title: 'lebih dari yang wajib', input: { measure: measured(60, 50) }, points: 100 },
    { title: 'tanpa angka, dua dari tiga dokumen', input: { documents: [example(true), example(true), example(false)] }, points: 66.67 },
    { title: 'tanpa angka dan dokumen', input: {}, points: null },
  ],
  score: ({ measure, documents }) => {
    if (measure !== null && measure.required !== null && measure.required > 0n)
      return { points: shareOf(measure.value, measure.required), isWeighted: true };
    const share = weightedShare(documents.map(({ isFulfilled }) => ({ isFulfilled, weight: null })));
    return share && { ...share, isWeighted: true };
  },
};
