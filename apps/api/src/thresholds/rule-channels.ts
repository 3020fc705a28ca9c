import { yearOf } from '@lcc/domain';
import type { ChannelHead } from '../ledger/ledger-reader.js';

/**
 * The open years of a region that a new version holds in: the one before, the running one, and a next one that has begun already (a budget
 * of January is known in December). Years that begin later take it over from these.
 */
export const yearsToTell = (heads: readonly ChannelHead[], region: string, today: string): ChannelHead[] =>
  heads.filter((head) => head.region === region && !head.closed && Math.abs(yearOf(today) - head.year) <= 1);
