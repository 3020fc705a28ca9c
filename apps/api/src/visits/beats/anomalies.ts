import type { Beat } from '../beat.js';
import { counted } from '../figures.js';

/** What has to be asked about. */
export const anomalies: Beat = {
  id: 'anomali',
  scene: 'anomali',
  title: { id: 'Apa yang perlu ditanyakan?', en: 'What has to be asked about?' },
  says: {
    id: 'Sistem mencocokkan rencana, kontrak dan pembayaran, lalu meminta klarifikasi. Ini pertanyaan, bukan tuduhan.',
    en: 'The system holds plans, contracts and payments against each other and asks for an explanation. It is a question, not a charge.',
  },
  cues: [
    { id: 'Tunjuk kartu pertama.', en: 'Point at the first card.' },
    { id: 'Ucapkan: tidak ada nama orang di dinding.', en: 'Say: no person is named on the wall.' },
  ],
  figures: ({ panels: { anomali }, revision }) => [
    counted('openCases', anomali?.open ?? null, revision, { id: 'Kasus terbuka', en: 'Open cases' }),
    counted('heavyCases', anomali?.heavy ?? null, revision, { id: 'Di antaranya berat', en: 'Heavy ones among them' }),
    counted('untakenCases', anomali?.untaken ?? null, revision, { id: 'Belum diambil', en: 'Not taken yet' }),
  ],
};
