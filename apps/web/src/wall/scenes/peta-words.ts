import type { Language } from '../../shared/number-format.js';
import type { Measure } from './peta-measure.js';

interface PetaWords {
  readonly listHead: Readonly<Record<Measure, string>>;
  readonly unit: Readonly<Record<Measure, string>>;
  readonly legend: Readonly<Record<Measure, string>>;
  readonly whose: readonly string[];
  readonly approximate: readonly [string, string];
  readonly boundaries: string;
  readonly silent: (count: number) => string;
  readonly noReport: string;
  readonly onPlan: (of: number) => readonly [string, string];
  readonly compared: (of: number) => readonly [string, string];
  readonly unlocated: string;
  readonly noMap: string;
  readonly noneBehind: string;
  readonly columns: readonly [district: string, absorption: string, gap: string, state: string];
}

/** What the scene Peta says. */
export const petaWords: Readonly<Record<Language, PetaWords>> = {
  id: {
    listHead: { gap: 'Di bawah rencana kas', absorption: 'Serapan terendah' },
    unit: { gap: 'poin', absorption: '%' },
    legend: { gap: 'poin tertinggal', absorption: 'serapan, %' },
    whose: ['Belanja unit yang', 'berkedudukan', 'di kecamatan'],
    approximate: ['Batas', 'perkiraan'],
    boundaries: 'Batas:',
    silent: (count) => `${count} kecamatan`,
    noReport: 'tanpa data',
    onPlan: (of) => [`dari ${of} kecamatan`, 'sesuai rencana'],
    compared: (of) => [`dari ${of} kecamatan`, 'ada serapannya'],
    unlocated: 'pagu tanpa lokasi',
    noMap: 'Peta kecamatan belum ada di server.',
    noneBehind: 'Tidak ada kecamatan di bawah rencana.',
    columns: ['Kecamatan', 'Serapan', 'Selisih rencana', 'Keadaan'],
  },
  en: {
    listHead: { gap: 'Behind cash plan', absorption: 'Lowest absorption' },
    unit: { gap: 'points', absorption: '%' },
    legend: { gap: 'points behind', absorption: 'absorption, %' },
    whose: ['Spending of units', 'seated in the', 'districts'],
    approximate: ['Approximate', 'boundaries'],
    boundaries: 'Boundaries:',
    silent: (count) => `${count} districts`,
    noReport: 'no data',
    onPlan: (of) => [`of ${of} districts`, 'on plan'],
    compared: (of) => [`of ${of} districts`, 'have figures'],
    unlocated: 'without location',
    noMap: 'The server has no map of the districts yet.',
    noneBehind: 'No district is behind its plan.',
    columns: ['District', 'Absorption', 'Gap to plan', 'State'],
  },
};
