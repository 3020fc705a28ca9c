import type { Language } from './number-format.js';

type SceneName = Readonly<Record<Language, string>>;

const WORDS: Readonly<Record<string, SceneName>> = {
  provinsi: { id: 'Provinsi', en: 'Province' },
  ringkas: { id: 'Ringkas', en: 'Summary' },
  'papan-opd': { id: 'Papan OPD', en: 'Units' },
  peta: { id: 'Peta', en: 'Map' },
  layanan: { id: 'Layanan', en: 'Services' },
  anomali: { id: 'Anomali', en: 'Anomalies' },
  pencegahan: { id: 'Pencegahan', en: 'Prevention' },
  pendapatan: { id: 'Pendapatan', en: 'Revenue' },
  benang: { id: 'Benang', en: 'Threads' },
  pengadaan: { id: 'Pengadaan', en: 'Procurement' },
  pekerjaan: { id: 'Pekerjaan', en: 'Works' },
  'rencana-aksi': { id: 'Rencana aksi', en: 'Action plans' },
  'sumber-layar': { id: 'Sumber & layar', en: 'Sources & screens' },
};

/** What a scene of the wall is called; one that has no words yet by its name. */
export const sceneWords = (id: string): SceneName => WORDS[id] ?? { id, en: id };
