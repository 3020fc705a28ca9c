import { FULL } from '../points.js';
import { example, isWhole, type ScoringMethod } from '../scoring-method.js';

/** All or nothing. */
export const biner: ScoringMethod = {
  id: 'BINER_0_100',
  title: { id: 'Biner', en: 'All or nothing' },
  formula: { id: '100 bila semua dokumen terpenuhi, selain itu 0', en: '100 when all documents are fulfilled, else 0' },
  bounds: [0, 100],
  note: { id: 'Sebagian tidak dihitung.', en: 'A part of them counts nothing.' },
  examples: [
    { title: 'semua terpenuhi', input: { documents: [example(true), example(true)] }, points: 100 },
    { title: 'satu kurang', input: { documents: [example(true), example(false)] }, points: 0 },
    { title: 'tanpa dokumen', input: { documents: [] }, points: null },
  ],
  score: ({ documents }) => (documents.length === 0 ? null : { points: isWhole(documents) ? FULL : 0, isWeighted: true }),
};
