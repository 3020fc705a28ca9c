import { BoardState, type IsoDate } from '@lcc/domain';
import type { LogEntry } from '../ledger/batch.js';
import type { ChannelHead } from '../ledger/ledger-reader.js';
import { SourceClocks } from './source-clocks.js';

/** The sums of a channel as of a day, with the clocks of its sources. */
export interface DatedSums {
  readonly state: BoardState;
  readonly sources: SourceClocks;
  /** Facts in force that were met, dated up to the day or not; 0 = nothing was known. */
  readonly met: number;
}

/** Adds facts in force, one per key and in revision order, to the sums of a day. */
export class Folding implements DatedSums {
  readonly state: BoardState;
  readonly sources = new SourceClocks();
  met = 0;

  constructor(head: ChannelHead, asOf: IsoDate) {
    this.state = new BoardState(head.region, head.year, asOf);
    this.state.rollup.revision = head.revision;
  }

  /** Days that began later, and facts dated later, have no effect. */
  add({ kind, revision, recordedAt, after }: Pick<LogEntry, 'kind' | 'revision' | 'recordedAt' | 'after'>, firstRecordedOn: IsoDate): void {
    this.met++;
    if (after === null || kind === 'business-day') return;
    const isDue = after.date <= this.state.asOf;
    if (isDue || kind === 'roster') this.state.apply({ revision, before: null, after, firstRecordedOn });
    if (isDue) this.sources.see({ kind, revision, recordedAt, before: null, after });
  }
}
