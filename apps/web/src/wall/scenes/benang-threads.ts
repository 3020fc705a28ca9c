import type { ThreadFlow } from '@lcc/contract';
import { senFromWire } from '@lcc/domain/values';
import type { Density } from '../canvas.js';

/** Threads are at most this many, so that each can still be seen: fewer where the text takes the room. */
const MOST = { near: 60, standard: 60, far: 30 } as const;
const BILLION = 100_000_000_000n;

/** How many threads run from post to post; a thread stands for `unit` sen. What is there at all has at least one. */
export interface Threads {
  readonly unit: bigint;
  /** Uncoloured threads that leave the first and second, the third, and reach the fourth post. */
  readonly planned: number;
  readonly agreed: number;
  readonly paid: number;
  /** Without plan, without package, without contract or hand-over: they begin before the second, third and fourth post. */
  readonly broken: readonly [number, number, number];
}

/** The smallest of 1, 2, 5, 10, … billion of which at most `most` threads make the whole; below a billion the same of rupiah. */
export function threadUnit(whole: bigint, most: number): bigint {
  let unit = whole >= BILLION ? BILLION : 100n;
  for (let step = 0; whole > unit * BigInt(most); step++) unit = step % 3 === 1 ? (unit * 5n) / 2n : unit * 2n;
  return unit;
}

/** Counts the threads of a flow. Contracts and payments beyond the budget are not drawn wider than it: the heads tell their sums. */
export function threadsOf({ plan, budget, agreed, paidOnAgreement, paid, breaks }: ThreadFlow, density: Density): Threads {
  const sen = senFromWire;
  const unit = threadUnit(
    [budget, agreed, paid].map(({ amount }) => sen(amount)).reduce((a, b) => (a > b ? a : b)),
    MOST[density],
  );
  const count = (amount: bigint): number => (amount <= 0n ? 0 : Math.max(1, Number((amount + unit / 2n) / unit)));
  const broken = [0, 1, 2].map((i) => count(sen(breaks[i]?.amount ?? '0'))) as [number, number, number];
  const planned = count(sen(plan?.amount ?? budget.amount));
  const contracted = count(sen(agreed.amount) - sen(breaks[1]?.amount ?? '0'));
  const agreedThreads = Math.min(planned, contracted);
  const settled = sen(paidOnAgreement.amount) - (breaks[2]?.kind === 'payment-without-handover' ? sen(breaks[2].amount) : 0n);
  return { unit, planned, agreed: agreedThreads, paid: Math.min(agreedThreads, count(settled)), broken };
}
