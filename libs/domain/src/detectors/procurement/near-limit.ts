import type { Sen } from '../../values/index.js';
import type { Context } from '../core/detector.js';
import type { ProcurementKind } from '../core/legal.js';
import type { Process } from './processes.js';

const KINDS: readonly ProcurementKind[] = ['barang', 'jasa-lainnya', 'konstruksi', 'konsultansi'];
/** Limits that packages are seen to pile up under: those of the law, the old one of works too, since plans outlive it. */
const OLDER = '2025-04-29';

/** The smallest limit that an amount lies just below; null when it is near none. Share = how near counts, 0..1. */
export function limitJustAbove(process: Process, share: number, { legal }: Context): Sen | null {
  const { amount, awardedOn, kind } = process;
  if (amount === null || awardedOn === null || kind === null) return null;
  const highest = legal.amount('batas-pengadaan-langsung', kind, awardedOn);
  const candidates = KINDS.flatMap((each) =>
    [OLDER, awardedOn].flatMap((day) => legal.amount('batas-pengadaan-langsung', each, day) ?? []),
  );
  const limits = [...new Set(candidates)].filter((limit) => highest !== null && limit <= highest).sort((a, b) => (a < b ? -1 : 1));
  const least = (limit: Sen): Sen => (limit * BigInt(Math.round(share * 10_000))) / 10_000n;
  return limits.find((limit) => amount > least(limit) && amount <= limit) ?? null;
}
