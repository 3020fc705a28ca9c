import { type Beat, SETTLED } from '../beat.js';
import { counted } from '../figures.js';

/** Whether what is paid is also built. */
export const works: Beat = {
  id: 'pekerjaan',
  scene: 'pekerjaan',
  title: { id: 'Apakah yang dibayar juga dibangun?', en: 'Is what is paid also built?' },
  says: {
    id: 'Kemajuan fisik disandingkan dengan jadwal dan pembayaran setiap pekerjaan. Yang terjauh dari jadwalnya berdiri paling atas.',
    en: 'Physical progress stands beside schedule and payment of every work. The furthest from its schedule comes first.',
  },
  cues: [
    { id: 'Tunjuk satu pekerjaan: rencana, fisik, dibayar.', en: 'Point at one work: plan, physical, paid.' },
    { id: 'Ucapkan: laporan yang tua tidak dinilai.', en: 'Say: an old report is not judged.' },
  ],
  staged: SETTLED,
  figures: ({ panels: { pekerjaan }, revision }) => [
    counted('works', pekerjaan?.counts.kritis ?? null, revision, { id: 'Pekerjaan kritis', en: 'Critical works' }, 'kritis'),
    counted('works', pekerjaan?.counts.waspada ?? null, revision, { id: 'Perlu diwaspadai', en: 'Works to watch' }, 'waspada'),
    counted('works', pekerjaan?.counts.sesuai ?? null, revision, { id: 'Sesuai jadwal', en: 'On schedule' }, 'sesuai'),
    counted('works', pekerjaan?.counts.selesai ?? null, revision, { id: 'Selesai', en: 'Done' }, 'selesai'),
  ],
};
