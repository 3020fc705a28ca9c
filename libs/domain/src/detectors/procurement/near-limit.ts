import type { Sen } from '../../values/index.js';
import type { Context } from '../core/detector.js';
import type { Process } from './processes.js';

/** Packages pile up under the limit before the last change too, since plans outlive it. */
const OLDER = '2025-04-29';

/** The smallest limit that an amount lies just below; null when it is near none. Share = how near counts, 0..1. */
export function limitJustAbove(process: Process, share: number, { legal }: Context): Sen | null {
  const { amount, awardedOn, kind } = process;
  if (amount === null || awardedOn === null || kind === null) return null;
  const candidates = [OLDER, awardedOn].flatMap((day) => legal.amount('batas-pengadaan-langsung', kind, day) ?? []);
  const limits = [...new Set(candidates)].sort((a, b) => (a < b ? -1 : 1));
  const least = (limit: Sen): Sen => (limit * BigInt(Math.round(share * 10_000))) / 10_000n;
  return limits.find((limit) => amount > least(limit) && amount <= limit) ?? null;
}
