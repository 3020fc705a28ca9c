import type { Language } from '../../shared/number-format.js';

interface LayananWords {
  readonly late: (age: string) => string;
  readonly stale: (since: string) => string;
  readonly target: string;
  readonly short: (difference: string) => string;
  readonly over: (difference: string) => string;
  readonly empty: readonly [string, string];
}

/** What the scene Layanan says. */
export const layananWords: Readonly<Record<Language, LayananWords>> = {
  id: {
    late: (age) => `terlambat, ${age}`,
    stale: (since) => `data ${since}`,
    target: 'target',
    short: (difference) => `kurang ${difference}`,
    over: (difference) => `lebih ${difference}`,
    empty: ['Belum ada aplikasi', 'yang mengirim angka layanannya.'],
  },
  en: {
    late: (age) => `late, ${age}`,
    stale: (since) => `data of ${since}`,
    target: 'target',
    short: (difference) => `${difference} short`,
    over: (difference) => `${difference} over`,
    empty: ['No application', 'has sent its figures yet.'],
  },
};
