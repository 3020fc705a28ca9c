import type { Language } from '../../shared/number-format.js';

interface ProvinsiWords {
  readonly spent: string;
  readonly of: (ceiling: string) => string;
  /** Of how many regencies a sum is. */
  readonly counted: (current: number, of: number) => string;
  readonly missing: (names: string) => string;
  readonly heads: { readonly realization: string; readonly ceiling: string; readonly absorption: string; readonly date: string };
  readonly never: string;
  readonly silent: string;
  readonly shown: (from: number, to: number, of: number) => string;
  readonly empty: readonly [string, string];
}

/** What the scene Provinsi says. */
export const provinsiWords: Readonly<Record<Language, ProvinsiWords>> = {
  id: {
    spent: 'terealisasi',
    of: (ceiling) => `dari ${ceiling}`,
    counted: (current, of) => `${current} dari ${of} kabupaten/kota`,
    missing: (names) => `belum terhitung: ${names}`,
    heads: { realization: 'realisasi', ceiling: 'anggaran', absorption: '%', date: 'data per' },
    never: 'belum lapor',
    silent: 'lama',
    shown: (from, to, of) => `${from}–${to} dari ${of} kabupaten/kota, menurut nama`,
    empty: ['Belum ada kabupaten atau kota', 'di pemasangan ini.'],
  },
  en: {
    spent: 'spent',
    of: (ceiling) => `of ${ceiling}`,
    counted: (current, of) => `${current} of ${of} regencies`,
    missing: (names) => `not counted: ${names}`,
    heads: { realization: 'spent', ceiling: 'budget', absorption: '%', date: 'data as of' },
    never: 'never reported',
    silent: 'old',
    shown: (from, to, of) => `${from}–${to} of ${of} regencies, by name`,
    empty: ['No regency', 'in this installation yet.'],
  },
};
