import type { Language } from '../../shared/number-format.js';

type InBoth = Readonly<Record<Language, string>>;

/** Names as they are spoken, by account; what is not here is called by its code. */
const NAMES: Readonly<Record<string, InBoth>> = {
  '4.1': { id: 'PAD', en: 'Own revenue' },
  '4.1.01': { id: 'Pajak', en: 'Taxes' },
  '4.1.02': { id: 'Retribusi', en: 'Levies' },
  '4.1.03': { id: 'Kekayaan', en: 'Dividends' },
  '4.1.04': { id: 'Lain-lain', en: 'Other' },
  '4.1.01.06': { id: 'Hotel', en: 'Hotels' },
  '4.1.01.07': { id: 'Restoran', en: 'Restaurants' },
  '4.1.01.08': { id: 'Hiburan', en: 'Shows' },
  '4.1.01.09': { id: 'Reklame', en: 'Billboards' },
  '4.1.01.10': { id: 'Lampu jalan', en: 'Street light' },
  '4.1.01.11': { id: 'Parkir', en: 'Parking' },
  '4.1.01.12': { id: 'Air tanah', en: 'Groundwater' },
  '4.1.01.13': { id: 'Walet', en: 'Swift nests' },
  '4.1.01.14': { id: 'MBLB', en: 'Quarrying' },
  '4.1.01.15': { id: 'PBB-P2', en: 'Property' },
  '4.1.01.16': { id: 'BPHTB', en: 'Land transfer' },
  '4.1.01.19': { id: 'PBJT', en: 'Goods, services' },
  '4.1.01.20': { id: 'Opsen PKB', en: 'Vehicles' },
  '4.1.01.21': { id: 'Opsen BBNKB', en: 'Vehicle titles' },
  '4.2': { id: 'Transfer', en: 'Transfers' },
  '4.2/lain': { id: 'Transfer lain', en: 'Other transf.' },
  '4.2.01.01.01': { id: 'DBH', en: 'Shared taxes' },
  '4.2.01.01.02': { id: 'DAU', en: 'General grant' },
  '4.2.01.01.03': { id: 'DAK fisik', en: 'DAK physical' },
  '4.2.01.01.04': { id: 'DAK nonfisik', en: 'DAK other' },
  '4.2.01.05': { id: 'Dana Desa', en: 'Village fund' },
  '4.2.02': { id: 'Provinsi', en: 'Province' },
  '4.3': { id: 'Lain-lain', en: 'Other' },
};

export const revenueName = (key: string, language: Language): string => NAMES[key]?.[language] ?? key;

interface RevenueWords {
  readonly thickness: string;
  readonly ownDetail: string;
  readonly taxes: string;
  readonly of: string;
  readonly below: (points: string) => string;
  readonly above: (points: string) => string;
  readonly onPace: string;
  readonly noPace: string;
  readonly noReceipts: string;
  readonly noTarget: string;
  /** What the tick stands for: the mean of these years, or the cash plan. */
  readonly pace: (first: number | undefined, last: number | undefined) => string;
  readonly upTo: (date: string) => string;
  readonly empty: readonly [string, string];
}

/** What the scene Pendapatan says. */
export const revenueWords: Readonly<Record<Language, RevenueWords>> = {
  id: {
    thickness: 'tebal = target',
    ownDetail: 'Rincian PAD',
    taxes: 'Pajak daerah',
    of: 'dari',
    below: (points) => `${points} poin di bawah laju.`,
    above: (points) => `${points} poin di atas laju.`,
    onPace: 'tepat sesuai laju.',
    noPace: 'laju belum dapat dihitung.',
    noReceipts: 'Belum ada penerimaan.',
    noTarget: 'Target belum diimpor.',
    pace: (first, last) => (first === undefined ? 'rencana kas' : first === last ? `laju ${first}` : `laju rerata ${first}–${last}`),
    upTo: (date) => `diterima s.d. ${date}`,
    empty: ['Target dan penerimaan', 'pendapatan belum diimpor.'],
  },
  en: {
    thickness: 'height = target',
    ownDetail: 'Own revenue',
    taxes: 'Local taxes',
    of: 'of',
    below: (points) => `${points} points below pace.`,
    above: (points) => `${points} points above pace.`,
    onPace: 'exactly on pace.',
    noPace: 'the pace cannot be told yet.',
    noReceipts: 'Nothing received yet.',
    noTarget: 'No target imported yet.',
    pace: (first, last) => (first === undefined ? 'cash plan' : first === last ? `pace of ${first}` : `mean pace ${first}–${last}`),
    upTo: (date) => `received up to ${date}`,
    empty: ['Targets and receipts', 'have not been imported yet.'],
  },
};
