import { example, type ScoringMethod, weightedShare } from '../scoring-method.js';

/** The weighted share of the documents. */
export const bobotDokumen: ScoringMethod = {
  id: 'BOBOT_DOKUMEN',
  title: { id: 'Bobot dokumen', en: 'Weighted documents' },
  formula: { id: 'Σ bobot dokumen terpenuhi ÷ Σ bobot semua dokumen × 100', en: 'Σ weight of fulfilled ÷ Σ weight of all documents × 100' },
  bounds: [0, 100],
  note: { id: 'Tanpa bobot yang diterbitkan, semua dokumen dihitung sama.', en: 'Without published weights all documents count the same.' },
  examples: [
    { title: 'bobot 60 dari 100', input: { documents: [example(true, { weight: 60 }), example(false, { weight: 40 })] }, points: 60 },
    { title: 'tanpa bobot, satu dari tiga', input: { documents: [example(true), example(false), example(false)] }, points: 33.33 },
    { title: 'tanpa dokumen', input: { documents: [] }, points: null },
  ],
  score: ({ documents }) => weightedShare(documents),
};
