import type { Beat } from '../beat.js';
import { counted } from '../figures.js';

/** A finding comes out by itself. */
export const anomalies: Beat = {
  id: 'anomali',
  scene: 'anomali',
  title: { id: 'Sebuah temuan muncul', en: 'A finding comes out' },
  says: {
    id: 'Satu pembayaran melampaui pagunya; aturan yang menilai sehari-hari menemukannya sendiri. Ini pertanyaan, bukan tuduhan.',
    en: 'A payment broke its ceiling; the rules that judge every day found it by themselves. It is a question, not a charge.',
  },
  cues: [
    { id: 'Tunggu kartu baru; penilai melihat tiap tiga detik.', en: 'Wait for the new card; the judge looks every three seconds.' },
    { id: 'Ucapkan: tidak ada nama orang di dinding.', en: 'Say: no person is named on the wall.' },
  ],
  staged: ['mundur', 'janggal'],
  plays: 'janggal',
  figures: ({ panels: { anomali }, revision }) => [
    counted('openCases', anomali?.open ?? null, revision, { id: 'Kasus terbuka', en: 'Open cases' }),
    counted('heavyCases', anomali?.heavy ?? null, revision, { id: 'Di antaranya berat', en: 'Heavy ones among them' }),
    counted('untakenCases', anomali?.untaken ?? null, revision, { id: 'Belum diambil', en: 'Not taken yet' }),
  ],
};
