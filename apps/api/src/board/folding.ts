import { BoardState, folds, type IsoDate, Rollup } from '@lcc/domain';
import type { LogEntry } from '../ledger/batch.js';
import type { ChannelHead } from '../ledger/ledger-reader.js';
import type { SavedBoard } from './channel-board.js';
import { SourceClocks } from './source-clocks.js';

/** The sums of a channel as of a day, with the clocks of its sources. */
export interface DatedSums {
  readonly state: BoardState;
  readonly sources: SourceClocks;
  /** Facts in force that were met, dated up to the day or not; 0 = nothing was known. */
  readonly met: number;
}

type Met = Pick<LogEntry, 'kind' | 'revision' | 'recordedAt' | 'after'>;

/** Adds facts in force, one per key and in revision order, to the sums of a day. */
export class Folding implements DatedSums {
  readonly state: BoardState;
  readonly sources: SourceClocks;
  met = 0;

  /** @param saved sums of an earlier day to begin with; the facts they hold are to be named with {@link recall} */
  constructor(
    head: ChannelHead,
    readonly asOf: IsoDate,
    private readonly saved?: SavedBoard,
  ) {
    const { region, year, revision } = head;
    const rollup = saved ? Rollup.restored(region, year, { ...saved.rollup, asOf }) : new Rollup(region, year, asOf);
    this.state = new BoardState(region, year, asOf, folds, rollup);
    this.state.rollup.revision = revision;
    this.sources = new SourceClocks(saved?.sources);
  }

  /** Days that began later, and facts dated later, have no effect. */
  add({ kind, revision, recordedAt, after }: Met, firstRecordedOn: IsoDate): void {
    this.met++;
    if (after === null || kind === 'business-day' || !takesPart(after, this.asOf)) return;
    this.state.apply({ revision, before: null, after, firstRecordedOn });
    if (after.date <= this.asOf) this.sources.see({ kind, revision, recordedAt, before: null, after });
  }

  /** A fact that the sums to begin with hold: folds, which are not saved, are told, and clocks if it is dated after those sums. */
  recall({ kind, revision, recordedAt, after }: Met, firstRecordedOn: IsoDate): void {
    this.met++;
    if (after === null) return;
    this.state.applyPast({ revision, before: null, after, firstRecordedOn }, false);
    const isNew = this.saved !== undefined && after.date > this.saved.rollup.asOf && after.date <= this.asOf;
    if (isNew) this.sources.see({ kind, revision, recordedAt, before: null, after });
  }

  save(): SavedBoard {
    return { rollup: this.state.rollup.save(), sources: this.sources.save() };
  }
}

/** Whether a fact has an effect on a day; a list of units speaks of the whole year. */
export const takesPart = (fact: { readonly kind: string; readonly date: IsoDate }, day: IsoDate): boolean =>
  fact.date <= day || fact.kind === 'roster';
