import { example, isWhole, type ScoredDocument, type ScoringMethod, stepsOf, weightedShare } from '../scoring-method.js';

/** The weight of a step counts once all of its documents are there. */
export const bobotTahapan: ScoringMethod = {
  id: 'BOBOT_TAHAPAN',
  title: { id: 'Bobot tahapan', en: 'Weighted steps' },
  formula: {
    id: 'Σ bobot tahap yang semua dokumennya terpenuhi ÷ Σ bobot semua tahap × 100',
    en: 'Σ weight of the steps whose documents are all fulfilled ÷ Σ weight of all steps × 100',
  },
  bounds: [0, 100],
  note: {
    id: 'Bobot tahap adalah jumlah bobot dokumennya; tanpa bobot, tiap tahap dihitung sama. Tanpa tahap, tiap dokumen adalah satu tahap.',
    en: 'A step weighs what its documents weigh; without weights all steps count the same. Without steps each document is one.',
  },
  examples: [
    {
      title: 'tahap pertama penuh, kedua separuh',
      input: {
        documents: [
          example(true, { step: 1, weight: 40 }),
          example(true, { step: 2, weight: 30 }),
          example(false, { step: 2, weight: 30 }),
        ],
      },
      points: 40,
    },
    {
      title: 'tanpa tahap dan bobot, satu dari empat',
      input: { documents: [true, false, false, false].map((is) => example(is)) },
      points: 25,
    },
    { title: 'tanpa dokumen', input: { documents: [] }, points: null },
  ],
  score: ({ documents }) => {
    const hasSteps = documents.some((document) => document.step !== null);
    return weightedShare((hasSteps ? stepsOf(documents) : documents.map((document) => [document])).map(stepOf));
  },
};

function stepOf(documents: readonly ScoredDocument[]): Pick<ScoredDocument, 'isFulfilled' | 'weight'> {
  const weights = documents.map((document) => document.weight);
  const isKnown = weights.every((weight) => weight !== null);
  return { isFulfilled: isWhole(documents), weight: isKnown ? weights.reduce<bigint>((sum, weight) => sum + (weight ?? 0n), 0n) : null };
}
