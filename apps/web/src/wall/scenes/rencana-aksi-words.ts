import type { Language } from '../../shared/number-format.js';

interface RencanaAksiWords {
  readonly states: Readonly<Record<'selesai' | 'terlambat' | 'segera' | 'berjalan', string>>;
  readonly late: string;
  readonly noneLate: string;
  readonly lateBy: (days: number) => string;
  readonly more: (count: number) => string;
  readonly empty: readonly [string, string];
}

/** What the scene Rencana Aksi says. */
export const rencanaAksiWords: Readonly<Record<Language, RencanaAksiWords>> = {
  id: {
    states: { selesai: 'selesai', terlambat: 'terlambat', segera: '≤ 14 hari', berjalan: 'nanti' },
    late: 'Terlambat',
    noneLate: 'Tidak ada yang terlambat.',
    lateBy: (days) => `${days} hari`,
    more: (count) => `dan ${count} lagi`,
    empty: ['Rencana aksi tahun ini', 'belum diimpor.'],
  },
  en: {
    states: { selesai: 'done', terlambat: 'late', segera: '≤ 14 days', berjalan: 'later' },
    late: 'Late',
    noneLate: 'Nothing is late.',
    lateBy: (days) => `${days} days`,
    more: (count) => `and ${count} more`,
    empty: ["This year's action plan", 'has not been imported.'],
  },
};
