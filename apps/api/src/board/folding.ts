import { BoardState, type FactKind, foldedKindsOf, folds, type IsoDate, Rollup } from '@lcc/domain';
import type { LogEntry } from '../ledger/batch.js';
import type { ChannelHead } from '../ledger/ledger-reader.js';
import { type SavedClocks, SourceClocks } from './source-clocks.js';

/** The sums of a channel as of a day, with the clocks of its sources. */
export interface DatedSums {
  readonly state: BoardState;
  readonly sources: SourceClocks;
  /** Facts in force that were met, dated up to the day or not; 0 = nothing was known. */
  readonly met: number;
}

type Met = Pick<LogEntry, 'kind' | 'revision' | 'recordedAt' | 'after'>;

/** Sums of an earlier day to begin with; do not change them. */
export interface EarlierSums {
  readonly rollup: Rollup;
  readonly sources: SavedClocks;
  /** Facts in force that they hold and nothing else wants to know of. */
  readonly met: number;
}

/** Kinds whose facts are to be named also when the sums to begin with hold them: those of folds, which begin with nothing, and of clocks. */
const RECALLED: ReadonlySet<FactKind> = new Set([...foldedKindsOf(true), ...foldedKindsOf(false), 'roster']);

export const isRecalled = (kind: FactKind): boolean => RECALLED.has(kind);

/** Adds facts in force, one per key and in revision order, to the sums of a day. */
export class Folding implements DatedSums {
  readonly state: BoardState;
  readonly sources: SourceClocks;
  met: number;

  /** @param earlier sums to begin with; of the facts they hold those that are recalled are to be named with {@link recall} */
  constructor(
    head: ChannelHead,
    readonly asOf: IsoDate,
    private readonly earlier?: EarlierSums,
  ) {
    const { region, year, revision } = head;
    const rollup = earlier?.rollup.copy(asOf) ?? new Rollup(region, year, asOf);
    this.state = new BoardState(region, year, asOf, folds, rollup);
    this.state.rollup.revision = revision;
    this.sources = new SourceClocks(earlier?.sources);
    this.met = earlier?.met ?? 0;
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
    const isNew = this.earlier !== undefined && after.date > this.earlier.rollup.asOf && after.date <= this.asOf;
    if (isNew) this.sources.see({ kind, revision, recordedAt, before: null, after });
  }
}

/** Whether a fact has an effect on a day; a list of units speaks of the whole year. */
export const takesPart = (fact: { readonly kind: string; readonly date: IsoDate }, day: IsoDate): boolean =>
  fact.date <= day || fact.kind === 'roster';
