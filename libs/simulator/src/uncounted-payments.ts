import { addDays, type IsoDate, monthOf, type Sen } from '@lcc/domain';
import { businessDays } from './calendar.js';
import * as text from './descriptions.js';
import type { Payment } from './desk.js';
import { random } from './random.js';

/** Shares of the payments that get a double that does not count. */
const EXTRA_ADVANCE = 0.015;
const REFUSED = 0.006;

/**
 * Documents that never count: a few extra advances (TU), and transfers the bank refused, each a few days before the payment
 * that replaced it. They fit beside everything else on their lines.
 */
export function uncountedPayments(seed: number, year: number, payments: readonly Payment[], room: ReadonlyMap<number, Sen>): Payment[] {
  const left = new Map(room);
  const rng = random(seed, year, 'uncounted');
  return payments.flatMap((payment): Payment[] => {
    if (payment.kind !== 'LS' && payment.kind !== 'GU') return [];
    if (rng.next() >= (payment.kind === 'GU' ? EXTRA_ADVANCE : REFUSED)) return [];
    const double = payment.kind === 'GU' ? extraAdvance(payment, left) : refusedTransfer(payment, left);
    for (const part of double?.parts ?? []) left.set(part.line.index, (left.get(part.line.index) ?? 0n) - part.amount);
    return double ? [double] : [];
  });
}

type Room = ReadonlyMap<number, Sen>;
const fits = (part: Payment['parts'][number], room: Room): boolean => part.amount <= (room.get(part.line.index) ?? 0n) / 2n;

/** A TU for those of a GU's claims that still have room. */
function extraAdvance(payment: Payment, room: Room): Payment | null {
  const parts = payment.parts.filter((part) => fits(part, room)).slice(0, 3);
  if (parts.length === 0) return null;
  const description = `Tambahan Uang (TU) kegiatan mendesak bulan ${text.monthName(monthOf(payment.date))} ${payment.date.slice(0, 4)}`;
  return { ...payment, kind: 'TU', description, parts, amount: parts.reduce((sum, part) => sum + part.amount, 0n) };
}

function refusedTransfer(payment: Payment, room: Room): Payment | null {
  const date = refusalDate(payment.date);
  if (date === null || !payment.parts.every((part) => fits(part, room))) return null;
  return { ...payment, date, failed: true };
}

/** A business day or two before, in the same month: a unit's silent months stay silent. */
function refusalDate(date: IsoDate): IsoDate | null {
  const days = businessDays(Number(date.slice(0, 4)), monthOf(date)).filter((day) => day < date && day >= addDays(date, -6));
  return days.at(-2) ?? days.at(-1) ?? null;
}
