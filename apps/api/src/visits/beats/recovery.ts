import { type Beat, SETTLED } from '../beat.js';
import { counted } from '../figures.js';

/** The source tells again. */
export const recovery: Beat = {
  id: 'pulih',
  scene: 'sumber-layar',
  title: { id: 'Sumbernya pulih', en: 'The source is back' },
  says: {
    id: 'Kiriman pertama membuat lampunya segar lagi. Riwayat diamnya tetap tersimpan dan dapat dilihat.',
    en: 'With its first delivery the lamp is fresh again. That it was silent stays on record and can be looked up.',
  },
  cues: [
    { id: 'Tunjuk baris yang tadi teratas.', en: 'Point at the row that was on top.' },
    { id: 'Ucapkan: sistem tidak menebak isi yang hilang.', en: 'Say: the system does not guess what was missing.' },
  ],
  staged: SETTLED,
  figures: ({ sources: all, summary, revision }) => [
    counted('sources', all.length, revision, { id: 'Sumber data', en: 'Sources of data' }),
    counted('reported', summary.reported, summary.revision, { id: 'OPD sudah melapor', en: 'Agencies that reported' }),
  ],
};
