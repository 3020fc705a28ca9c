import { example, type ScoringMethod, weightedShare } from '../scoring-method.js';

/** The share of the documents of the quarters that have begun. */
export const bobotTahunTriwulan: ScoringMethod = {
  id: 'BOBOT_TAHUN_TRIWULAN',
  title: { id: 'Bobot tahun per triwulan', en: 'Share of the quarters' },
  formula: {
    id: 'Σ bobot dokumen terpenuhi ÷ Σ bobot dokumen sampai triwulan berjalan × 100',
    en: 'Σ weight of fulfilled ÷ Σ weight of the documents up to the running quarter × 100',
  },
  bounds: [0, 100],
  note: {
    id: 'Dokumen tanpa triwulan dihitung sepanjang tahun; triwulan yang belum mulai belum dihitung.',
    en: 'A document without a quarter counts all year; a quarter that has not begun does not count yet.',
  },
  examples: [
    {
      title: 'triwulan kedua, satu dari dua',
      input: { quarter: 2, documents: [1, 2, 3, 4].map((quarter) => example(quarter === 1, { quarter })) },
      points: 50,
    },
    {
      title: 'triwulan keempat, satu dari empat',
      input: { quarter: 4, documents: [1, 2, 3, 4].map((quarter) => example(quarter === 1, { quarter })) },
      points: 25,
    },
    { title: 'belum ada yang mulai', input: { quarter: 1, documents: [example(false, { quarter: 2 })] }, points: null },
  ],
  score: ({ documents, quarter }) => weightedShare(documents.filter((document) => (document.quarter ?? 1) <= quarter)),
};
