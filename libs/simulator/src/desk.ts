import type { IsoDate, Sen } from '@lcc/domain';
import type { BudgetLine } from './budget.js';
import type { Profiles } from './drift.js';
import type { Pace } from './pace.js';
import { type Random, random } from './random.js';
import type { UnitSeed } from './reference/units.js';
import type { SpendingKind } from './spending-kinds.js';

/** One SP2D before it has a number. */
export interface Payment {
  readonly date: IsoDate;
  readonly unit: UnitSeed;
  readonly kind: 'LS' | 'UP' | 'GU' | 'TU';
  readonly description: string;
  readonly parts: readonly { readonly line: BudgetLine; readonly amount: Sen }[];
  /** Sum of the parts, or the advance of an UP. */
  readonly amount: Sen;
  readonly failed: boolean;
}

export const RUPIAH: Sen = 100n;
export const MILLION: Sen = 1_000_000n * RUPIAH;
export const roundDown = (amount: Sen, step: Sen): Sen => amount - (amount % step);

/** A line with what has been paid on it so far, and what will have been paid at the year's end. */
export interface Account {
  readonly line: BudgetLine;
  readonly kind: SpendingKind;
  readonly goal: Sen;
  /** Smallest payment worth a document, as a share of the goal. */
  readonly lump: number;
  paid: Sen;
  payments: number;
}

/** Everything one unit pays in one month is decided here; `emit` collects it. */
export interface Desk {
  readonly unit: UnitSeed;
  readonly pace: Pace;
  readonly profiles: Profiles;
  readonly year: number;
  readonly month: number;
  readonly rng: Random;
  readonly accounts: readonly Account[];
  readonly emit: (payment: Omit<Payment, 'unit' | 'amount' | 'failed'>) => void;
}

/** The accounts of a unit's spending lines at the start of the year. */
export function openAccounts(seed: number, year: number, lines: readonly BudgetLine[], profiles: Profiles): Account[] {
  return lines.flatMap((line): Account[] => {
    if (line.kind === null) return [];
    const rng = random(seed, year, 'goal', line.unit.code, line.subActivity ?? '', line.account);
    const [mean, spread] = profiles[line.kind].attained;
    const share = BigInt(Math.round((mean + spread * (2 * rng.next() - 1)) * 100));
    // A small purchase of equipment is not worth as many instalments as a road.
    const lump = (line.kind === 'capital' && line.amount < 500n * MILLION ? 0.25 : 0.09) + 0.12 * rng.next();
    return [{ line, kind: line.kind, goal: (line.amount * share) / 10_000n, lump, paid: 0n, payments: 0 }];
  });
}

/** What the curve allows to pay now, rounded down. */
export function due(account: Account, share: number, step: Sen): Sen {
  const target = (account.goal * BigInt(Math.floor(share * 1_000_000))) / 1_000_000n;
  return roundDown(target > account.paid ? target - account.paid : 0n, step);
}

export function take(account: Account, amount: Sen): { line: BudgetLine; amount: Sen } {
  account.paid += amount;
  account.payments++;
  return { line: account.line, amount };
}

export const ofKind = (desk: Desk, kind: SpendingKind): Account[] => desk.accounts.filter((account) => account.kind === kind);

/** Pays a group of lines in documents of at most eight details. */
export function payTogether(
  desk: Desk,
  accounts: readonly Account[],
  date: IsoDate,
  share: number,
  description: string,
  step = RUPIAH,
): void {
  const parts = accounts.flatMap((account) => {
    const amount = due(account, share, step);
    return amount > 0n ? [take(account, amount)] : [];
  });
  for (let i = 0; i < parts.length; i += 8) desk.emit({ date, kind: 'LS', description, parts: parts.slice(i, i + 8) });
}
