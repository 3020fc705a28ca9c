import { yearOf } from '@lcc/domain';
import type { ChannelHead } from '../ledger/ledger-reader.js';

/** The years of a region that are judged: those that a new version is written into. */
export const judgedYears = (heads: readonly ChannelHead[], region: string, today: string): ChannelHead[] =>
  heads.filter((head) => {
    const age = yearOf(today) - head.year;
    return head.region === region && !head.closed && head.hasFigures && age >= 0 && age <= 1;
  });
