import type { Beat } from '../beat.js';
import { counted } from '../figures.js';

/** How far the figures can be believed. */
export const sources: Beat = {
  id: 'sumber',
  scene: 'sumber-layar',
  title: { id: 'Seberapa baru angka ini?', en: 'How fresh are these figures?' },
  says: {
    id: 'Setiap sumber punya jam sendiri. Bila sebuah sumber diam terlalu lama, dinding mengatakannya dan menahan penilaian.',
    en: 'Every source has its own clock. When one stays silent for too long, the wall says so and holds its judgement back.',
  },
  cues: [
    { id: 'Tunjuk umur setiap sumber.', en: 'Point at the age of each source.' },
    { id: 'Tutup dengan undangan bertanya.', en: 'Close by inviting questions.' },
  ],
  figures: ({ sources: all, summary, revision }) => [
    counted('sources', all.length, revision, { id: 'Sumber data', en: 'Sources of data' }),
    counted('reported', summary.reported, summary.revision, { id: 'OPD sudah melapor', en: 'Agencies that reported' }),
    counted('silent', summary.silent, summary.revision, { id: 'OPD tidak melapor', en: 'Agencies that did not' }),
  ],
};
