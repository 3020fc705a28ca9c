import { type Beat, SETTLED } from '../beat.js';
import { counted } from '../figures.js';

/** What keeps trouble from coming. */
export const prevention: Beat = {
  id: 'pencegahan',
  scene: 'pencegahan',
  title: { id: 'Apakah pencegahan berjalan?', en: 'Does prevention move on?' },
  says: {
    id: 'Bukti pencegahan korupsi dihitung per area, dengan tenggatnya. Yang lewat tenggat tidak disembunyikan.',
    en: 'Evidence of corruption prevention is counted by area, with its deadlines. What is overdue is not hidden.',
  },
  cues: [
    { id: 'Tunjuk area dengan sisa terbanyak.', en: 'Point at the area with most still missing.' },
    { id: 'Ucapkan: nilai resmi tetap milik KPK.', en: 'Say: the official score remains that of the KPK.' },
    { id: 'Tutup dengan undangan bertanya.', en: 'Close by inviting questions.' },
  ],
  staged: SETTLED,
  figures: ({ panels: { pencegahan: panel } }) => [
    counted('evidenceMissing', panel?.total.stages[0] ?? null, panel?.revision ?? 0, {
      id: 'Dokumen tanpa bukti',
      en: 'Documents without evidence',
    }),
    counted('evidenceOverdue', panel?.total.overdue ?? null, panel?.revision ?? 0, { id: 'Lewat tenggat', en: 'Overdue' }),
    counted('evidenceDone', panel?.total.stages[3] ?? null, panel?.revision ?? 0, { id: 'Selesai diperiksa', en: 'Checked and done' }),
  ],
};
