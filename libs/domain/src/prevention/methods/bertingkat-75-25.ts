import { FULL } from '../points.js';
import { example, isWhole, type ScoringMethod, stepsOf } from '../scoring-method.js';

const FIRST = (FULL * 3) / 4;

/** 75 for the first step, the other 25 with the last. */
export const bertingkat7525: ScoringMethod = {
  id: 'BERTINGKAT_0_75_25',
  title: { id: 'Bertingkat 75 + 25', en: 'Steps of 75 + 25' },
  formula: {
    id: '0 tanpa tahap pertama; 75 bila dokumen tahap pertama terpenuhi; 100 bila semuanya',
    en: '0 without the first step; 75 when the first step is fulfilled; 100 when all are',
  },
  bounds: [0, 100],
  note: {
    id: 'Tanpa urutan tahap, dokumen pertama adalah tahap pertama. Tahap akhir tanpa tahap pertama belum dihitung.',
    en: 'Without steps the first document is the first step. The last step without the first does not count.',
  },
  examples: [
    { title: 'tahap pertama saja', input: { documents: [example(true, { step: 1 }), example(false, { step: 2 })] }, points: 75 },
    { title: 'tahap akhir saja', input: { documents: [example(false, { step: 1 }), example(true, { step: 2 })] }, points: 0 },
    { title: 'semuanya', input: { documents: [example(true), example(true)] }, points: 100 },
    { title: 'tanpa tahap, dokumen pertama', input: { documents: [example(true), example(false)] }, points: 75 },
    { title: 'tanpa dokumen', input: { documents: [] }, points: null },
  ],
  score: ({ documents }) => {
    if (documents.length === 0) return null;
    const first = documents.every((document) => document.step === null) ? documents.slice(0, 1) : (stepsOf(documents)[0] ?? []);
    return { points: isWhole(documents) ? FULL : isWhole(first) ? FIRST : 0, isWeighted: true };
  },
};
