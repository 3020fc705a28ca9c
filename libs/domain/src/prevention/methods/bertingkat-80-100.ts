import { FULL } from '../points.js';
import { example, isWhole, type ScoringMethod } from '../scoring-method.js';

const PARTLY = (FULL * 4) / 5;

/** 0, 80 in part, 100 whole. */
export const bertingkat80100: ScoringMethod = {
  id: 'BERTINGKAT_0_80_100',
  title: { id: 'Bertingkat 80, 100', en: 'Steps of 80, 100' },
  formula: {
    id: '0 bila belum ada; 80 bila sebagian terpenuhi; 100 bila semuanya',
    en: '0 for none; 80 for a part; 100 when all are fulfilled',
  },
  bounds: [0, 100],
  note: { id: 'Berapa pun bagiannya, nilainya 80.', en: 'However large the part, it gives 80.' },
  examples: [
    { title: 'belum ada', input: { documents: [example(false), example(false)] }, points: 0 },
    { title: 'satu dari dua', input: { documents: [example(true), example(false)] }, points: 80 },
    { title: 'keduanya', input: { documents: [example(true), example(true)] }, points: 100 },
    { title: 'tanpa dokumen', input: { documents: [] }, points: null },
  ],
  score: ({ documents }) => {
    if (documents.length === 0) return null;
    const isPartly = documents.some((document) => document.isFulfilled);
    return { points: isWhole(documents) ? FULL : isPartly ? PARTLY : 0, isWeighted: true };
  },
};
