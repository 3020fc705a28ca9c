import type { Language } from '../../shared/number-format.js';

const id = {
  recording: 'REKAMAN',
  notNow: 'bukan keadaan sekarang',
  period: (from: string, to: string) => `${from} – ${to}`,
  backAt: (time: string) => `langsung lagi ${time}`,
  masked: (time: string) => `disamarkan, sampai ${time}`,
  live: 'LANGSUNG, bukan rekaman',
  over: 'Putar ulang selesai. Ini keadaan sekarang, menurut jadwal layar.',
  visitOver: 'Kunjungan selesai. Layar kembali ke jadwalnya.',
};

const en: typeof id = {
  recording: 'REKAMAN (RECORDED)',
  notNow: 'not the present',
  period: (from, to) => `${from} – ${to}`,
  backAt: (time) => `live again ${time}`,
  masked: (time) => `masked, until ${time}`,
  live: 'LIVE, not recorded',
  over: 'The replay is over. This is the present, by the screen’s schedule.',
  visitOver: 'The visit is over. The screen is back to its schedule.',
};

/** What the wall says while it shows the past, and when it comes back. */
export const replayWords: Readonly<Record<Language, typeof id>> = { id, en };
