import { FULL } from '../points.js';
import { example, isWhole, type ScoringMethod, stepsOf } from '../scoring-method.js';

/** So many points for the first step, the rest with the last: 75 and 25 in the guidelines; an office that reads its own otherwise names others. */
export const firstAndLast = (first: number): ScoringMethod => ({
  id: `BERTINGKAT_0_${first}_${100 - first}`,
  title: { id: `Bertingkat ${first} + ${100 - first}`, en: `Steps of ${first} + ${100 - first}` },
  formula: {
    id: `0 tanpa tahap pertama; ${first} bila dokumen tahap pertama terpenuhi; 100 bila semuanya`,
    en: `0 without the first step; ${first} when the first step is fulfilled; 100 when all are`,
  },
  bounds: [0, 100],
  note: {
    id: 'Tanpa urutan tahap, dokumen pertama adalah tahap pertama. Tahap akhir tanpa tahap pertama belum dihitung.',
    en: 'Without steps the first document is the first step. The last step without the first does not count.',
  },
  examples: [
    { title: 'tahap pertama saja', input: { documents: [example(true, { step: 1 }), example(false, { step: 2 })] }, points: first },
    { title: 'tahap akhir saja', input: { documents: [example(false, { step: 1 }), example(true, { step: 2 })] }, points: 0 },
    { title: 'semuanya', input: { documents: [example(true), example(true)] }, points: 100 },
    { title: 'tanpa tahap, dokumen pertama', input: { documents: [example(true), example(false)] }, points: first },
    { title: 'tanpa dokumen', input: { documents: [] }, points: null },
  ],
  score: ({ documents }) => {
    if (documents.length === 0) return null;
    const begun = documents.every((document) => document.step === null) ? documents.slice(0, 1) : (stepsOf(documents)[0] ?? []);
    return { points: isWhole(documents) ? FULL : isWhole(begun) ? (FULL * first) / 100 : 0, isWeighted: true };
  },
});

export const bertingkat7525 = firstAndLast(75);
