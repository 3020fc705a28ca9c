import { FULL } from '../points.js';
import { example, isWhole, type ScoringMethod } from '../scoring-method.js';

/** 0, so many points in part, 100 whole: 80 in the guidelines; an office that reads its own otherwise names another. */
export const partAndWhole = (part: number): ScoringMethod => ({
  id: `BERTINGKAT_0_${part}_100`,
  title: { id: `Bertingkat ${part}, 100`, en: `Steps of ${part}, 100` },
  formula: {
    id: `0 bila belum ada; ${part} bila sebagian terpenuhi; 100 bila semuanya`,
    en: `0 for none; ${part} for a part; 100 when all are fulfilled`,
  },
  bounds: [0, 100],
  note: { id: `Berapa pun bagiannya, nilainya ${part}.`, en: `However large the part, it gives ${part}.` },
  examples: [
    { title: 'belum ada', input: { documents: [example(false), example(false)] }, points: 0 },
    { title: 'satu dari dua', input: { documents: [example(true), example(false)] }, points: part },
    { title: 'keduanya', input: { documents: [example(true), example(true)] }, points: 100 },
    { title: 'tanpa dokumen', input: { documents: [] }, points: null },
  ],
  score: ({ documents }) => {
    if (documents.length === 0) return null;
    const isPartly = documents.some((document) => document.isFulfilled);
    return { points: isWhole(documents) ? FULL : isPartly ? (FULL * part) / 100 : 0, isWeighted: true };
  },
});

export const bertingkat80100 = partAndWhole(80);
