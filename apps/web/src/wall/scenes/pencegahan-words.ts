import type { Language } from '../../shared/number-format.js';
import { textWidth } from '../../shared/text-width.js';

interface PencegahanWords {
  /** belum, diunggah, diverifikasi, QA. */
  readonly stages: readonly [string, string, string, string];
  readonly left: string;
  readonly verified: string;
  readonly own: string;
  readonly gap: string;
  readonly all: string;
  /** Longest first; the first one that fits is set. */
  readonly uploaded: (done: number, of: number) => readonly string[];
  readonly basis: Readonly<Record<'bobot' | 'tanpa-bobot' | 'tanpa-metode', string>>;
  /** Longest first. */
  readonly lateBy: (days: number) => readonly string[];
  readonly inDays: (days: number) => string;
  readonly documents: (count: number) => string;
  readonly nobody: string;
  readonly noDeadline: string;
  /** Guests do not see whose documents are due. */
  readonly closedDeadlines: string;
  readonly years: (scheme: string) => string;
  readonly soFar: string;
  readonly country: string;
  readonly indices: string;
  readonly ofYear: (year: number) => string;
  readonly none: string;
  readonly empty: readonly [string, string];
}

/** What the scene Pencegahan says. */
export const pencegahanWords: Readonly<Record<Language, PencegahanWords>> = {
  id: {
    stages: ['belum', 'diunggah', 'diverifikasi', 'QA'],
    left: 'sisa',
    verified: 'verifikasi',
    own: 'mandiri',
    gap: 'selisih',
    all: 'Semua area',
    uploaded: (done, of) => [`${done} dari ${of} dokumen`, `${done} dari ${of}`],
    basis: { bobot: '', 'tanpa-bobot': 'tanpa bobot', 'tanpa-metode': 'tanpa metode' },
    lateBy: (days) => [`terlambat ${days} hari`, `lewat ${days} hari`, `lewat ${days} h`],
    inDays: (days) => (days === 0 ? 'hari ini' : `${days} hari lagi`),
    documents: (count) => `${count} dokumen`,
    nobody: 'belum ada pengampu',
    noDeadline: 'Tidak ada tenggat lain.',
    closedDeadlines: 'Tenggat tidak ditampilkan bagi tamu.',
    years: (scheme) => `Nilai ${scheme} per tahun`,
    soFar: 'sejauh ini',
    country: 'nasional',
    indices: 'Indeks lain',
    ofYear: (year) => `${year}`,
    none: 'belum dicatat',
    empty: ['Katalog tahun ini', 'belum diimpor.'],
  },
  en: {
    stages: ['missing', 'uploaded', 'verified', 'QA'],
    left: 'left',
    verified: 'verified',
    own: 'own',
    gap: 'gap',
    all: 'All areas',
    uploaded: (done, of) => [`${done} of ${of} documents`, `${done} of ${of}`],
    basis: { bobot: '', 'tanpa-bobot': 'unweighted', 'tanpa-metode': 'no method' },
    lateBy: (days) => [`${days} days late`, `${days} d late`],
    inDays: (days) => (days === 0 ? 'today' : `in ${days} days`),
    documents: (count) => `${count} documents`,
    nobody: 'nobody yet',
    noDeadline: 'No other deadline.',
    closedDeadlines: 'Deadlines are not shown to guests.',
    years: (scheme) => `${scheme} score by year`,
    soFar: 'so far',
    country: 'country',
    indices: 'Other indices',
    ofYear: (year) => `${year}`,
    none: 'not entered',
    empty: ["This year's catalogue", 'has not been imported.'],
  },
};

/** What guidelines call an area, shorter. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/perencanaan.*penganggaran/i, 'Perencanaan'],
  [/pengadaan/i, 'Pengadaan'],
  [/pelayanan publik/i, 'Layanan publik'],
  [/manajemen asn/i, 'ASN'],
  [/barang milik daerah|\bbmd\b/i, 'Aset daerah'],
  [/pendapatan|pajak/i, 'Pendapatan'],
  [/\bapip\b/i, 'APIP'],
];

export const areaName = (name: string): string => SHORT.find(([pattern]) => pattern.test(name))?.[1] ?? name;

/** The first of these texts that fits; else the last. */
export const fitting = (texts: readonly string[], room: number, size: number): string =>
  texts.find((text) => textWidth(text, size) <= room) ?? texts.at(-1) ?? '';
