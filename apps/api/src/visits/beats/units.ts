import type { Beat } from '../beat.js';
import { furthestBehind } from '../figures.js';

/** An office falls behind while guests watch. */
export const units: Beat = {
  id: 'opd',
  scene: 'papan-opd',
  title: { id: 'Satu OPD baru saja mundur', en: 'One agency just fell behind' },
  says: {
    id: 'Bank mengembalikan pembayarannya, dan papan menghitung ulang pada detik yang sama. Setiap OPD diukur terhadap rencananya sendiri, yang terjauh di atas.',
    en: 'The bank returned its payments, and the board counted anew in the same second. Each agency is held against its own plan, the furthest first.',
  },
  cues: [
    { id: 'Tunjuk baris teratas: beberapa detik lalu ia belum di sana.', en: 'Point at the first row: seconds ago it was not there.' },
    { id: 'Ucapkan: tertinggal belum tentu salah; sebabnya diisi unit sendiri.', en: 'Say: behind is not wrong; the unit tells why.' },
  ],
  staged: ['mundur'],
  plays: 'mundur',
  figures: ({ rows }) => furthestBehind(rows, 4),
};
