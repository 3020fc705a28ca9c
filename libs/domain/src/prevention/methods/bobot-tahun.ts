import { example, type ScoringMethod, weightedShare } from '../scoring-method.js';

/** The share of the year's documents. */
export const bobotTahun: ScoringMethod = {
  id: 'BOBOT_TAHUN',
  title: { id: 'Bobot tahun', en: 'Share of the year' },
  formula: {
    id: 'Σ bobot dokumen setahun yang terpenuhi ÷ Σ bobot dokumen setahun × 100',
    en: "Σ weight of the year's fulfilled ÷ Σ weight of the year's documents × 100",
  },
  bounds: [0, 100],
  note: {
    id: 'Dokumen semua triwulan dihitung sejak awal tahun, jadi nilainya naik sepanjang tahun.',
    en: 'Documents of all quarters count from January on, so it grows over the year.',
  },
  examples: [
    {
      title: 'dua triwulan dari empat, di triwulan kedua',
      input: { quarter: 2, documents: [1, 2, 3, 4].map((quarter) => example(quarter <= 2, { quarter })) },
      points: 50,
    },
    { title: 'bobot 30 dari 100', input: { documents: [example(true, { weight: 30 }), example(false, { weight: 70 })] }, points: 30 },
    { title: 'tanpa dokumen', input: { documents: [] }, points: null },
  ],
  score: ({ documents }) => weightedShare(documents),
};
