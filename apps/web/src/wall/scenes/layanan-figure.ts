import type { ServiceIndicator } from '@lcc/contract';
import { readSource, type SourceReading } from '../../shared/source-age.js';

/** A figure's age against its own cadence, at server time `now`. */
export const ageOf = (indicator: ServiceIndicator, now: number): SourceReading<object> =>
  readSource({ lastAcceptedAt: indicator.time, cadenceHours: indicator.cadenceHours }, now);

/** How far a figure misses its target, as a plain decimal; null where it meets it well enough, or where nothing says which way is good. */
export function shortfall({ value, target, better, misses: isMissed }: ServiceIndicator): string | null {
  if (target === null || better === null || !isMissed) return null;
  const misses = better === 'higher' ? difference(target, value) : difference(value, target);
  return misses.startsWith('-') || misses === '0' ? null : misses;
}

/** a − b of plain decimals, exactly. */
function difference(a: string, b: string): string {
  const places = Math.max(placesOf(a), placesOf(b));
  const units = scaled(a, places) - scaled(b, places);
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const [whole, fraction] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places).replace(/0+$/, '')];
  return `${units < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

const placesOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;
const scaled = (decimal: string, places: number): bigint => BigInt(decimal.replace('.', '') + '0'.repeat(places - placesOf(decimal)));

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A trend in a box of this size: its line in time, and the height of the target. Null with fewer than two readings. */
export function trendLine(
  { trend, target }: ServiceIndicator,
  width: number,
  height: number,
): { readonly points: readonly Point[]; readonly target: number | null } | null {
  const times = trend.map(([time]) => Date.parse(time));
  const [first, last] = [times[0], times.at(-1)];
  if (trend.length < 2 || first === undefined || last === undefined || last <= first) return null;
  const values = trend.map(([, value]) => value);
  const aim = target === null ? null : Number(target);
  const all = aim === null ? values : [...values, aim];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  // A flat line stands in the middle.
  const y = (value: number): number => (most === least ? height / 2 : height * (1 - (value - least) / (most - least)));
  return {
    points: values.map((value, i) => ({ x: (width * ((times[i] as number) - first)) / (last - first), y: y(value) })),
    target: aim === null ? null : y(aim),
  };
}
