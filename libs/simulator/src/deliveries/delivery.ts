/** Rows of one table as a system hands them over at one moment. */
export interface Delivery {
  /** Stable within the year: what was taken once need not be taken again. */
  readonly name: string;
  readonly connector: string;
  /** The stage of planning of budget rows. */
  readonly stage?: string;
  /** When it was handed over, milliseconds since the epoch. */
  readonly recordedAt: number;
  readonly rows: () => readonly object[];
}

/** A stable id that looks like those of SIPD. */
export function sourceId(...key: readonly (string | number)[]): string {
  let h = 2_166_136_261;
  for (const char of key.join('|')) h = Math.imul(h ^ char.charCodeAt(0), 16_777_619);
  return (h >>> 0).toString(16).padStart(8, '0');
}

/** A tax number that nobody has: of an office 000. */
export function taxNumberOf(firm: string): string {
  const digits = String(Number.parseInt(sourceId('npwp', firm), 16) % 10_000_000).padStart(7, '0');
  return `00.${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)}-000.000`;
}
