/**
 * Money. One unit everywhere in code: the sen, 1/100 rupiah, as a bigint.
 * On the wire and in PostgreSQL (`numeric(20,2)`) it is a decimal string in rupiah with two decimals.
 */
export type Sen = bigint;

const MAX_SEN: Sen = 10n ** 20n - 1n; // numeric(20,2): 18 integer digits
const WIRE = /^(-?)(\d{1,18})(?:\.(\d{1,2}))?$/;

/** Throws RangeError when the amount would not fit `numeric(20,2)`; returns it unchanged otherwise. */
export function guardSen(amount: Sen): Sen {
  if (amount > MAX_SEN || amount < -MAX_SEN) throw new RangeError(`Jumlah di luar numeric(20,2): ${amount} sen`);
  return amount;
}

/**
 * Reads the wire form: `"1579350878.00"`, `"-5"`, `"0.5"` (rupiah). No grouping, no exponent, at most two decimals.
 * Throws RangeError otherwise; foreign text goes through {@link readAmount}.
 */
export function senFromWire(text: string): Sen {
  const m = WIRE.exec(text);
  if (!m) throw new RangeError(`Bukan jumlah rupiah: "${text}"`);
  const sen = BigInt(m[2] as string) * 100n + BigInt((m[3] ?? '').padEnd(2, '0') || '0');
  return m[1] ? -sen : sen;
}

/** The wire form: rupiah with exactly two decimals, `"1579350878.00"`. */
export function senToWire(amount: Sen): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Sum of amounts; the empty sum is 0 sen. */
export function sumSen(amounts: Iterable<Sen>): Sen {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return guardSen(total);
}

/** `amount * part / whole`, rounded half away from zero. `whole` must not be 0. */
export function scaleSen(amount: Sen, part: bigint, whole: bigint): Sen {
  return divideHalfUp(amount * part, whole);
}

/** Integer division rounded half away from zero. Throws RangeError when the divisor is 0. */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  if (divisor === 0n) throw new RangeError('Pembagi nol');
  const negative = dividend < 0n !== divisor < 0n;
  const a = dividend < 0n ? -dividend : dividend;
  const b = divisor < 0n ? -divisor : divisor;
  const rounded = (2n * a + b) / (2n * b);
  return negative ? -rounded : rounded;
}
