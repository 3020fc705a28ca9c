import type { Beat } from '../beat.js';
import { furthestBehind } from '../figures.js';

/** Who is behind, by name. */
export const units: Beat = {
  id: 'opd',
  scene: 'papan-opd',
  title: { id: 'Siapa yang tertinggal?', en: 'Who is behind?' },
  says: {
    id: 'Setiap OPD diukur terhadap rencananya sendiri, yang terjauh di atas. Yang tidak melapor tidak dinilai, dan itu pun terlihat.',
    en: 'Each agency is held against its own plan, the furthest first. Who does not report is not judged, and that shows too.',
  },
  cues: [
    { id: 'Tunjuk baris teratas.', en: 'Point at the first row.' },
    { id: 'Ucapkan: tertinggal belum tentu salah; sebabnya diisi unit sendiri.', en: 'Say: behind is not wrong; the unit tells why.' },
  ],
  figures: ({ rows }) => furthestBehind(rows, 4),
};
