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

/** What was typed as a number, with a comma or a point: `10,5`; not a number for anything else, and for what could be read two ways (`1.234,5`). */
export const numberOf = (text: string): number =>
  /^\s*-?\d+([.,]\d*)?\s*$/.test(text) ? Number(text.trim().replace(',', '.')) : Number.NaN;

/** The next value up (1) or down (-1), within the range and without the crumbs of binary fractions. */
export function stepped(
  value: number,
  turn: number,
  { min, max, step }: { readonly min: number; readonly max: number; readonly step: number },
): number {
  const next = Number((value + turn * step).toFixed(6));
  return Math.min(max, Math.max(min, next));
}
