import type { CaseActName, CaseDetail, CaseShown } from '@lcc/contract';
import type { ShapeName } from '../../../shared/shape.js';
import type { Text } from '../../preferences.js';

export const SEVERITY_WORDS: Readonly<Record<CaseShown['severity'], Text>> = {
  kritis: { id: 'Kritis', en: 'Critical' },
  tinggi: { id: 'Tinggi', en: 'High' },
  sedang: { id: 'Sedang', en: 'Medium' },
  rendah: { id: 'Rendah', en: 'Low' },
  info: { id: 'Info', en: 'Info' },
};
export const SEVERITY_SHAPES: Readonly<Record<CaseShown['severity'], ShapeName>> = {
  kritis: 'kritis',
  tinggi: 'waspada',
  sedang: 'waspada',
  rendah: 'normal',
  info: 'normal',
};

export const STATE_WORDS: Readonly<Record<CaseShown['state'], Text>> = {
  baru: { id: 'Belum diambil', en: 'Nobody has it' },
  diambil: { id: 'Ditelaah', en: 'Being reviewed' },
  ditanyakan: { id: 'Menunggu unit', en: 'Waiting for the unit' },
  ditutup: { id: 'Selesai', en: 'Closed' },
  reda: { id: 'Reda sendiri', en: 'Went away' },
};

export const OUTCOME_WORDS: Readonly<Record<NonNullable<CaseShown['outcome']>, Text>> = {
  clarified: { id: 'Sudah dijelaskan', en: 'Clarified' },
  corrected: { id: 'Dikoreksi', en: 'Corrected' },
  'handed-over': { id: 'Diserahkan', en: 'Handed over' },
  'false-alarm': { id: 'Bukan masalah', en: 'False alarm' },
};

export const ACT_WORDS: Readonly<Record<CaseActName, Text>> = {
  take: { id: 'Ambil', en: 'Take' },
  ask: { id: 'Tanya unit', en: 'Ask the unit' },
  answer: { id: 'Catat jawaban', en: 'Record the answer' },
  note: { id: 'Tambah catatan', en: 'Add a note' },
  close: { id: 'Selesaikan', en: 'Close' },
  reopen: { id: 'Buka kembali', en: 'Reopen' },
};
export const DONE_WORDS: Readonly<Record<CaseActName, Text>> = {
  take: { id: 'mengambil', en: 'took it' },
  ask: { id: 'bertanya ke unit', en: 'asked the unit' },
  answer: { id: 'mencatat jawaban', en: 'recorded the answer' },
  note: { id: 'mencatat', en: 'noted' },
  close: { id: 'menyelesaikan', en: 'closed it' },
  reopen: { id: 'membuka kembali', en: 'reopened it' },
};

/** What may be done with a case as it stands; the likeliest first. */
export function actsFor(state: CaseDetail['case']['state']): readonly CaseActName[] {
  switch (state) {
    case 'baru':
      return ['take', 'ask', 'close', 'note'];
    case 'diambil':
      return ['close', 'ask', 'take', 'note'];
    case 'ditanyakan':
      return ['answer', 'close', 'take', 'note'];
    case 'ditutup':
    case 'reda':
      return ['reopen', 'note'];
  }
}
