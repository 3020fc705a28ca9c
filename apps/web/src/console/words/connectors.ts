import type { Text } from '../preferences.js';

const WORDS: Readonly<Record<string, Text>> = {
  lra: { id: 'LRA per OPD', en: 'Budget realization report' },
  'cash-plan': { id: 'Rencana kas', en: 'Cash plan' },
  'budget-lines': { id: 'Rincian anggaran', en: 'Budget lines' },
  sp2d: { id: 'Register SP2D', en: 'SP2D register' },
  roster: { id: 'Daftar OPD', en: 'Roster of units' },
  progress: { id: 'Kemajuan fisik', en: 'Physical progress' },
  indicator: { id: 'Indikator layanan', en: 'Service indicators' },
  'past-realization': { id: 'Realisasi tahun lalu', en: 'Realization of past years' },
  'region-pack': { id: 'Pak wilayah', en: 'Region pack' },
  'prevention-catalogue': { id: 'Katalog pencegahan', en: 'Prevention catalogue' },
  'action-plan': { id: 'Rencana aksi', en: 'Action plan' },
  holiday: { id: 'Hari libur', en: 'Holidays' },
  ocds: { id: 'Rilis OCDS', en: 'OCDS releases' },
};

/** What a kind of file is called; one without words by its own name. */
export const connectorWords = (id: string): Text => WORDS[id] ?? { id, en: id };
