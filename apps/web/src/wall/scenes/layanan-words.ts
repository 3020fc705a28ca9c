import type { Language } from '../../shared/number-format.js';

interface LayananWords {
  readonly target: string;
  /** Which figures of how many are shown. */
  readonly shown: (from: number, to: number, of: number) => string;
  readonly short: (difference: string) => string;
  readonly over: (difference: string) => string;
  readonly empty: readonly [string, string];
}

/** What the scene Layanan says. */
export const layananWords: Readonly<Record<Language, LayananWords>> = {
  id: {
    target: 'target',
    shown: (from, to, of) => `angka ${from}–${to} dari ${of}`,
    short: (difference) => `kurang ${difference}`,
    over: (difference) => `lebih ${difference}`,
    empty: ['Belum ada aplikasi', 'yang mengirim angka layanannya.'],
  },
  en: {
    target: 'target',
    shown: (from, to, of) => `figures ${from}–${to} of ${of}`,
    short: (difference) => `${difference} short`,
    over: (difference) => `${difference} over`,
    empty: ['No application', 'has sent its figures yet.'],
  },
};
