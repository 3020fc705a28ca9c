import type { BidFact } from '../../facts/index.js';
import { ProcurementFold } from '../../folds/index.js';
import type { Sen } from '../../values/index.js';
import type { Context } from '../core/detector.js';
import { allProcesses, type Process } from './processes.js';

/** A bid with a price. */
export interface PricedBid {
  readonly participant: string;
  readonly amount: Sen;
  readonly isWinner: boolean;
  readonly fact: BidFact;
}

/** Bids of a process that name a price, the lowest first: those who only registered do not compete. */
export function pricedBids(process: string, { state }: Context): PricedBid[] {
  const bids = state
    .fold(ProcurementFold)
    .papers(process, 'bid')
    .flatMap((fact): PricedBid[] => {
      const amount = fact.correctedAmount ?? fact.bidAmount;
      if (fact.participant === null || amount === null || amount <= 0n) return [];
      return [{ participant: fact.participant, amount, isWinner: fact.winner === true || fact.verifiedWinner === true, fact }];
    });
  return bids.sort((a, b) => (a.amount < b.amount || (a.amount === b.amount && a.participant < b.participant) ? -1 : 1));
}

/** Tenders in which vendors compete by price. */
export const isTender = ({ track, hasFailed }: Process): boolean => track === 'tender' && !hasFailed;

/** How far the cheapest other bid lies above the winner's, as a share of it; null where it cannot be told. */
export function runnerUpGap(process: string, context: Context): number | null {
  const bids = pricedBids(process, context);
  const winners = bids.filter((b) => b.isWinner);
  const winner = winners[0];
  const second = bids.find((b) => !b.isWinner);
  if (!winner || winners.length > 1 || !second || second.amount < winner.amount) return null;
  // not money: a ratio
  return Number(second.amount - winner.amount) / Number(winner.amount);
}

/** The gaps of every tender that has one, ascending. */
export function marketGaps(context: Context): number[] {
  const gaps = [...allProcesses(context).values()].filter(isTender).flatMap(({ key }) => runnerUpGap(key, context) ?? []);
  return gaps.sort((a, b) => a - b);
}
