import { type Sen, senFromWire } from './sen.js';

/** The language of the words and of the separators: Indonesian unless switched. */
export type Language = 'id' | 'en';

const MINUS = '\u2212';
const NO_BREAK = '\u00a0';
const SEPARATORS = { id: { group: '.', decimal: ',' }, en: { group: ',', decimal: '.' } } as const;

const UNITS = [
  { exponent: 12, id: 'triliun', en: 'trillion' },
  { exponent: 9, id: 'miliar', en: 'billion' },
  { exponent: 6, id: 'juta', en: 'million' },
] as const;

/** Groups of three: `48213` → `48.213`. */
export function groupDigits(digits: string, language: Language): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, SEPARATORS[language].group);
}

/** A whole number with groups. */
export const wholeNumber = (value: number, language: Language): string => groupDigits(String(Math.round(value)), language);

/** A plain decimal as people write it: `-1234.5` → `−1.234,5`. */
export function decimalText(decimal: string, language: Language): string {
  const [whole = '', fraction] = decimal.replace('-', '').split('.');
  const sign = decimal.startsWith('-') ? MINUS : '';
  return `${sign}${groupDigits(whole, language)}${fraction ? SEPARATORS[language].decimal + fraction : ''}`;
}

/** Tenths of a percent of a rate, half away from zero: 0.6235 → 624. Rates carry at most six decimals, so the millionths are exact. */
export function rateTenths(rate: number): number {
  const millionths = Math.round(rate * 1_000_000);
  const size = Math.floor((Math.abs(millionths) + 500) / 1000);
  return millionths < 0 && size > 0 ? -size : size;
}

function tenthsText(tenths: number, language: Language): string {
  const size = Math.abs(tenths);
  return `${groupDigits(String(Math.floor(size / 10)), language)}${SEPARATORS[language].decimal}${size % 10}`;
}

/** The number of a percentage without its sign: 0.712345 → `71,2`. The sign % is set lighter beside it. */
export function percentNumber(rate: number, language: Language): string {
  const tenths = rateTenths(rate);
  return `${tenths < 0 ? MINUS : ''}${tenthsText(tenths, language)}`;
}

/** Whole percent: 0.886 → `89`. */
export const percentWhole = (rate: number, language: Language): string =>
  groupDigits(String(Math.floor((Math.round(rate * 1_000_000) + 5000) / 10_000)), language);

/** A difference of rates in points with its sign: −0.0792 → `−7,9`, 0.0004 → `0,0`. */
export function pointsSigned(rate: number, language: Language): string {
  const tenths = rateTenths(rate);
  return `${tenths < 0 ? MINUS : tenths > 0 ? '+' : ''}${tenthsText(tenths, language)}`;
}

/** The size of a difference in points, without sign. */
export const pointsSize = (rate: number, language: Language): string => tenthsText(rateTenths(rate), language);

export interface ScaledMoney {
  /** `18,33`, with U+2212 when negative. */
  readonly number: string;
  /** `miliar`; empty below one million. */
  readonly unit: string;
}

/** Integer division of a size, half up. */
const halfUp = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor);

function decimals(scaled: bigint, places: number, language: Language, trim: boolean): string {
  const digits = scaled.toString().padStart(places + 1, '0');
  const whole = groupDigits(digits.slice(0, digits.length - places), language);
  const fraction = digits.slice(digits.length - places);
  const shown = trim ? fraction.replace(/0+$/, '') : fraction;
  return shown === '' ? whole : `${whole}${SEPARATORS[language].decimal}${shown}`;
}

/** Fraction digits for three significant ones: 215 → 0, 18.3 → 1, 1.94 → 2. */
function placesOfThree(size: Sen, exponent: number): number {
  const whole = size / 10n ** BigInt(exponent + 2);
  return whole >= 100n ? 0 : whole >= 10n ? 1 : 2;
}

/** Whether an amount is one of the unit or would print as 1.000 of the unit below: 999,999 miliar is 1 triliun. */
function reachesUnit(size: Sen, exponent: number, precision: 'two' | 'three'): boolean {
  // Below juta whole rupiah are printed.
  if (exponent === 6) return halfUp(size, 100n) >= 1_000_000n;
  const placesBelow = precision === 'two' ? 2 : 0;
  return halfUp(size, 10n ** BigInt(exponent - 1 - placesBelow)) >= 10n ** BigInt(3 + placesBelow);
}

/**
 * Rupiah of the wire, scaled to triliun, miliar or juta by integer arithmetic, half up.
 * `two`: at most two decimals, zeros dropped (`Rp 18,33 miliar`). `three`: three significant digits (headline figures).
 */
export function scaleMoney(wire: string, language: Language, precision: 'two' | 'three' = 'two'): ScaledMoney {
  const sen = senFromWire(wire);
  const size = sen < 0n ? -sen : sen;
  const sign = sen < 0n ? MINUS : '';
  for (const unit of UNITS) {
    const places = precision === 'two' ? 2 : placesOfThree(size, unit.exponent);
    const scaled = halfUp(size, 10n ** BigInt(unit.exponent + 2 - places));
    if (reachesUnit(size, unit.exponent, precision))
      return { number: sign + decimals(scaled, places, language, true), unit: unit[language] };
  }
  return { number: sign + groupDigits(halfUp(size, 100n).toString(), language), unit: '' };
}

/** A part in the unit of its whole, at the same decimals: 96,8 miliar of 2,72 triliun → `0,1`; less than shows → `<0,01`. */
export function moneyBeside(part: string, whole: string, language: Language): string {
  const unit = UNITS.find((u) => reachesUnit(senFromWire(whole), u.exponent, 'three'));
  const sen = senFromWire(part);
  if (!unit || sen < 0n) return scaleMoney(part, language, 'three').number;
  const places = placesOfThree(senFromWire(whole), unit.exponent);
  const scaled = halfUp(sen, 10n ** BigInt(unit.exponent + 2 - places));
  return scaled === 0n && sen > 0n ? `<${decimals(1n, places, language, false)}` : decimals(scaled, places, language, false);
}

/** Rupiah of the wire in billions with one decimal, for a column that names its unit once: `18,3`, `0,0`, `<0,1`. */
export function moneyInBillions(wire: string, language: Language): string {
  const sen = senFromWire(wire);
  const size = sen < 0n ? -sen : sen;
  const tenths = halfUp(size, 10n ** 10n);
  const sign = sen < 0n && tenths > 0n ? MINUS : '';
  return tenths === 0n && size > 0n ? `<${decimals(1n, 1, language, false)}` : `${sign}${decimals(tenths, 1, language, false)}`;
}

/** `Rp 18,33 miliar`, unbroken between `Rp` and the number. */
export function rupiahText(wire: string, language: Language): string {
  const { number, unit } = scaleMoney(wire, language);
  const negative = number.startsWith(MINUS);
  return `${negative ? MINUS : ''}Rp${NO_BREAK}${negative ? number.slice(1) : number}${unit ? ` ${unit}` : ''}`;
}
