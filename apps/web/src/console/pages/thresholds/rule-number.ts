import { decimalText, type Language } from '../../../shared/number-format.js';
import type { Text } from '../../preferences.js';

/** Units of a rule's numbers as a sentence says them. */
export const UNIT_WORDS: Readonly<Record<string, Text>> = {
  poin: { id: 'poin', en: 'points' },
  persen: { id: 'persen', en: 'per cent' },
  hari: { id: 'hari', en: 'days' },
  'hari kerja': { id: 'hari kerja', en: 'working days' },
  rupiah: { id: 'rupiah', en: 'rupiah' },
  kali: { id: 'kali', en: 'times' },
  jumlah: { id: '', en: '' },
  rasio: { id: '', en: '' },
};

/** A value of a rule as it is read: `12`, `0,95`. */
export const valueText = (value: number, language: Language): string =>
  Number.isFinite(value) ? decimalText(String(value), language) : '—';
