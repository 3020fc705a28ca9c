import { type Beat, SETTLED } from '../beat.js';
import { counted } from '../figures.js';

/** Another limit, tried on the year that was. */
export const threshold: Beat = {
  id: 'ambang',
  scene: 'papan-opd',
  title: { id: 'Bagaimana bila ambangnya diubah?', en: 'What if the limit were another?' },
  says: {
    id: 'Ambang baru dicoba pada hari-hari yang sudah lewat sebelum berlaku. Terlihat siapa yang masuk, keluar, dan tetap.',
    en: 'A new limit is tried on days that have passed before it holds. One sees who joins, who leaves, and who stays.',
  },
  cues: [
    { id: 'Sebut satu nama yang masuk dan satu yang tetap.', en: 'Name one that joins and one that stays.' },
    { id: 'Ucapkan: berlaku baru setelah disetujui orang kedua.', en: 'Say: it holds only once a second person agrees.' },
  ],
  staged: SETTLED,
  tries: {
    rule: 'B01',
    values: { enter: 5, exit: 4, peerZ: 0, recovers: 1.1 },
    words: {
      id: 'lima poin di bawah rencana kas saja, tanpa melihat OPD lain dan riwayatnya',
      en: 'five points below the cash plan alone, looking neither at the others nor at history',
    },
  },
  figures: ({ revision }, trial) => [
    counted('up', trial?.before.up ?? null, revision, { id: 'Menyala dengan ambang sekarang', en: 'On by the limit in force' }, 'before'),
    counted('up', trial?.after.up ?? null, revision, { id: 'Menyala dengan ambang coba', en: 'On by the one tried' }, 'after'),
    counted('join', trial?.join.count ?? null, revision, { id: 'Masuk', en: 'Join' }, 'after'),
    counted('leave', trial?.leave.count ?? null, revision, { id: 'Keluar', en: 'Leave' }, 'after'),
  ],
};
