import { guardSen, type Sen } from './sen.js';

/**
 * What reading a foreign amount gave.
 * `blank`: no amount was written (absence, never zero). `unreadable`: the remedy is in `reason`, in Indonesian.
 * `fromText`: it was text a person typed, kept with the warning `text-amount`. `rounded`: it had more than two decimals.
 */
export type AmountReading =
  | { kind: 'amount'; sen: Sen; fromText: boolean; rounded: boolean }
  | { kind: 'blank' }
  | { kind: 'unreadable'; reason: string };

/** What machines write, and most of what is read. */
const WIRE_FORM = /^\d{1,18}\.\d\d$/;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** A plain decimal (`1234`, `1234.5`, `-0.125`) to sen, half up at the third decimal; null when it is not one. */
export function decimalToSen(text: string): { sen: Sen; rounded: boolean } | null {
  const m = DECIMAL.exec(text);
  if (!m) return null;
  const fraction = m[3] ?? '';
  let sen = BigInt(m[2] as string) * 100n + BigInt(fraction.slice(0, 2).padEnd(2, '0'));
  const rest = fraction.slice(2);
  if (/^[5-9]/.test(rest)) sen += 1n;
  try {
    return { sen: guardSen(m[1] ? -sen : sen), rounded: /[1-9]/.test(rest) };
  } catch {
    return null;
  }
}

/**
 * A number cell of a workbook. Workbooks hold binary doubles: 15 significant digits are what was typed, the rest is noise
 * of formulas, so the value is read at 15 digits and then as a decimal.
 */
export function readNumberCell(value: number): AmountReading {
  if (!Number.isFinite(value)) return { kind: 'unreadable', reason: 'angka tidak berhingga; tulis jumlah rupiahnya' };
  const text = plainDecimal(value.toPrecision(15));
  const read = decimalToSen(text);
  if (!read) return { kind: 'unreadable', reason: `angka ${value} terlalu besar; jumlah paling banyak 18 angka` };
  return { kind: 'amount', sen: read.sen, fromText: false, rounded: read.rounded };
}

/** Undoes exponent notation of `Number.prototype.toPrecision`. */
function plainDecimal(text: string): string {
  const m = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!m) return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
  const digits = `${m[2]}${m[3] ?? ''}`;
  const exponent = Number(m[4]);
  if (exponent >= digits.length - 1) return `${m[1]}${digits}${'0'.repeat(exponent - digits.length + 1)}`;
  if (exponent < 0) return `${m[1]}0.${'0'.repeat(-exponent - 1)}${digits}`;
  return `${m[1]}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

/**
 * Text as Indonesian offices write it: `1.234.567,89`, `Rp 1.234.567`, `(1.000.000)` for a negative, `-` or blanks for nothing,
 * and the wire form `1234567.89`. Text that can be read two ways (`1.234`, `1,234`) is refused, never guessed.
 */
export function readAmountText(raw: string): AmountReading {
  if (WIRE_FORM.test(raw)) return { kind: 'amount', sen: BigInt(raw.slice(0, -3) + raw.slice(-2)), fromText: true, rounded: false };
  let text = raw.replace(/[\s\u00a0\u202f]+/g, '').replace(/^(-?)(Rp|IDR)\.?/i, '$1');
  if (text === '' || /^[-–—]+$/.test(text)) return { kind: 'blank' };
  const bracketed = /^\((.+)\)$/.exec(text);
  if (bracketed) text = `-${(bracketed[1] as string).replace(/^(Rp|IDR)\.?/i, '')}`;
  text = text.replace(/,-$/, '').replace(/^[−–]/, '-');
  const negative = text.startsWith('-');
  const body = negative ? text.slice(1) : text;
  const plain = normaliseSeparators(body);
  if (plain === null) return { kind: 'unreadable', reason: unreadable(raw, body) };
  const read = decimalToSen((negative ? '-' : '') + plain);
  if (!read) return { kind: 'unreadable', reason: `"${raw.trim()}" terlalu besar; jumlah paling banyak 18 angka` };
  return { kind: 'amount', sen: read.sen, fromText: true, rounded: read.rounded };
}

function normaliseSeparators(body: string): string | null {
  if (/^\d+$/.test(body)) return body;
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(body)) return body.replaceAll('.', '').replace(',', '.'); // 1.234,56
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(body)) return body.replaceAll(',', ''); // 1,234.56
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(body)) return body.replaceAll('.', ''); // 1.234.567
  if (/^\d{1,3}(,\d{3}){2,}$/.test(body)) return body.replaceAll(',', ''); // 1,234,567
  if (/^\d+[.,]\d+$/.test(body) && !/^\d{1,3}[.,]\d{3}$/.test(body)) return body.replace(',', '.'); // 1234567.89
  return null;
}

function unreadable(raw: string, body: string): string {
  if (/^\d{1,3}[.,]\d{3}$/.test(body)) {
    const digits = body.replace(/[.,]/, '');
    return `"${raw.trim()}" dapat dibaca dua cara; tulis ${digits},00 bila yang dimaksud ribuan`;
  }
  return `"${raw.trim()}" bukan jumlah rupiah; tulis angka saja, misalnya 1234567,89`;
}
