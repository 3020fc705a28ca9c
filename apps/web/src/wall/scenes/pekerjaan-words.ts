import type { WorkState } from '@lcc/contract';
import type { Language } from '../../shared/number-format.js';

interface WorksWords {
  readonly head: string;
  readonly columns: { readonly physical: string; readonly paid: string; readonly time: string };
  readonly states: Readonly<Record<WorkState, string>>;
  readonly due: (date: string) => string;
  readonly lastReport: (date: string) => string;
  readonly noReport: string;
  readonly unplaced: string;
  readonly legend: string;
  readonly works: (count: string) => string;
  readonly noMap: string;
  readonly empty: readonly [string, string];
}

/** What the scene Pekerjaan says. */
export const worksWords: Readonly<Record<Language, WorksWords>> = {
  id: {
    head: 'Terhadap kontrak, %',
    columns: { physical: 'fisik', paid: 'uang', time: 'waktu' },
    states: { kritis: 'kritis', waspada: 'waspada', unknown: 'tanpa laporan', sesuai: 'sesuai', selesai: 'selesai' },
    due: (date) => `s.d. ${date}`,
    lastReport: (date) => `laporan ${date}`,
    noReport: 'belum lapor',
    unplaced: 'tanpa lokasi',
    legend: 'pekerjaan terlambat',
    works: (count) => `dari ${count}`,
    noMap: 'Peta kecamatan belum ada di server.',
    empty: ['Daftar pekerjaan fisik', 'belum diimpor.'],
  },
  en: {
    head: 'Of the contract, %',
    columns: { physical: 'built', paid: 'paid', time: 'time' },
    states: { kritis: 'critical', waspada: 'watch', unknown: 'no report', sesuai: 'on plan', selesai: 'done' },
    due: (date) => `until ${date}`,
    lastReport: (date) => `reported ${date}`,
    noReport: 'no report yet',
    unplaced: 'no place',
    legend: 'works behind',
    works: (count) => `of ${count}`,
    noMap: 'The server has no map of districts yet.',
    empty: ['The list of physical works', 'has not been imported yet.'],
  },
};
