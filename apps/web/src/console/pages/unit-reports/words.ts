import type { UnitReport } from '@lcc/contract';
import type { Language } from '../../../shared/number-format.js';
import type { ShapeName } from '../../../shared/shape.js';
import type { Text } from '../../preferences.js';

/** How a month stands; what needs somebody comes first. */
export const STATE_WORDS: Readonly<
  Record<UnitReport['state'], { readonly shape: ShapeName; readonly words: Text; readonly order: number }>
> = {
  returned: { shape: 'waspada', words: { id: 'dikembalikan', en: 'returned' }, order: 0 },
  none: { shape: 'bisu', words: { id: 'belum lapor', en: 'not reported' }, order: 1 },
  sent: { shape: 'menyambung', words: { id: 'menunggu verifikasi', en: 'to be verified' }, order: 2 },
  verified: { shape: 'normal', words: { id: 'terverifikasi', en: 'verified' }, order: 3 },
};

export const REASON_WORDS: Readonly<Record<NonNullable<UnitReport['reason']>, Text>> = {
  pengadaan: { id: 'Pengadaan belum selesai', en: 'Procurement not finished' },
  lahan: { id: 'Lahan belum siap', en: 'Land not ready' },
  dokumen: { id: 'Dokumen belum lengkap', en: 'Documents incomplete' },
  penyedia: { id: 'Penyedia terlambat', en: 'Supplier late' },
  cuaca: { id: 'Cuaca atau bencana', en: 'Weather or disaster' },
  kas: { id: 'Kas atau SPD belum tersedia', en: 'Cash or SPD not available' },
  pergeseran: { id: 'Menunggu pergeseran atau perubahan anggaran', en: 'Waiting for a budget shift or revision' },
  personel: { id: 'Pejabat atau tenaga kurang', en: 'Officials or staff missing' },
  lain: { id: 'Lain', en: 'Other' },
};

const NAMES: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  id: new Intl.DateTimeFormat('id-ID', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
};

/** `2026-10` as people say it. */
export const monthText = (month: string, language: Language): string => NAMES[language].format(Date.parse(`${month}-01T00:00:00Z`));
