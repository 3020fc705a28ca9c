import { connectors } from '@lcc/connectors';
import type { Source } from '@lcc/contract';
import type { FactKind, IsoDate } from '@lcc/domain';
import type { LogEntry } from '../ledger/batch.js';

/** Which source a kind of facts comes from; kinds that no file brings, or that say nothing of freshness, are left out. */
export const SOURCE_OF: Partial<Record<FactKind, string>> = {
  sp2d: 'sp2d',
  lra: 'lra',
  'cash-plan': 'cash-plan',
  'budget-line': 'budget-lines',
  roster: 'roster',
  'revenue-receipt': 'receipts',
  spd: 'treasury',
  spp: 'treasury',
  spm: 'treasury',
  progress: 'progress',
  'work-progress': 'progress',
  'plan-item': 'plans',
  package: 'lkpp-rup',
  'procurement-notice': 'lkpp-spse',
  'procurement-result': 'lkpp-spse',
  contract: 'lkpp-spse',
  'catalogue-purchase': 'lkpp-ecat',
  'prevention-item': 'prevention-catalogue',
  'prevention-evidence': 'prevention-evidence',
  'prevention-value': 'prevention-values',
  'prevention-milestone': 'action-plan',
};

const KNOWN = new Map(connectors.map(({ source }) => [source.id, source]));
const ORDER = [...new Set(Object.values(SOURCE_OF))];

/** What is known of one source: when it last brought something, what of, and up to which business date. */
export interface SourceClock {
  readonly at: number;
  readonly dataAsOf: IsoDate;
  readonly revision: number;
  readonly kind: FactKind;
  /** Of an application, which tells it itself: that of its most frequent figure. */
  readonly cadenceHours?: number;
  /** Of an application: readings in force. With the last one it goes. */
  readonly readings?: number;
}

/** Every application that tells its figures is a source of its own: this, then its name. */
const APPLICATION = 'indicator/';

export type SavedClocks = readonly (readonly [string, SourceClock])[];

/** The clocks of a board's sources, kept from the facts themselves. */
export class SourceClocks {
  readonly #clocks: Map<string, { -readonly [K in keyof SourceClock]: SourceClock[K] }>;
  /** As written last, without those that something came from since. */
  readonly #written = new Map<string, Source>();

  constructor(saved: SavedClocks = []) {
    this.#clocks = new Map(saved.map(([id, clock]) => [id, { ...clock }]));
  }

  save(): SavedClocks {
    return [...this.#clocks].map(([id, clock]) => [id, { ...clock }] as const);
  }

  see({ kind, revision, recordedAt, before, after }: Pick<LogEntry, 'kind' | 'revision' | 'recordedAt' | 'before' | 'after'>): void {
    if (after === null) return this.#forget(before);
    const told = after.kind === 'service-indicator' ? after : null;
    const id = told ? `${APPLICATION}${told.application}` : SOURCE_OF[kind];
    if (id === undefined) return;
    this.#written.delete(id);
    // A unit that only some other file named is no roster.
    if (after.kind === 'roster' && !after.verified) return;
    const clock = this.#clocks.get(id);
    const cadence = told
      ? {
          cadenceHours: Math.min(told.cadenceHours, clock?.cadenceHours ?? told.cadenceHours),
          readings: (clock?.readings ?? 0) + (before === null ? 1 : 0),
        }
      : {};
    if (!clock) this.#clocks.set(id, { at: recordedAt, dataAsOf: after.date, revision, kind, ...cadence });
    else {
      Object.assign(clock, cadence);
      clock.at = Math.max(clock.at, recordedAt);
      if (after.date > clock.dataAsOf) clock.dataAsOf = after.date;
      if (revision > clock.revision) Object.assign(clock, { revision, kind });
    }
  }

  /** A reading was withdrawn: an application of which none is left is no source. */
  #forget(before: LogEntry['before']): void {
    if (before?.kind !== 'service-indicator') return;
    const id = `${APPLICATION}${before.application}`;
    const clock = this.#clocks.get(id);
    if (!clock) return;
    this.#written.delete(id);
    clock.readings = (clock.readings ?? 1) - 1;
    if (clock.readings <= 0) this.#clocks.delete(id);
  }

  /** By the id of the source. */
  get clocks(): ReadonlyMap<string, SourceClock> {
    return this.#clocks;
  }

  /** Those that the product knows, then applications by name. */
  list(): Source[] {
    const applications = [...this.#clocks].flatMap(([id, { cadenceHours }]): Source[] =>
      cadenceHours === undefined ? [] : this.#source({ id, title: id.slice(APPLICATION.length), cadenceHours }),
    );
    const known = ORDER.flatMap((id) => this.#source(KNOWN.get(id)));
    return [...known, ...applications.sort((a, b) => (a.id < b.id ? -1 : 1))];
  }

  #source(source: Pick<Source, 'id' | 'title' | 'cadenceHours'> | undefined): [] | [Source] {
    const clock = source && this.#clocks.get(source.id);
    if (!clock) return [];
    const { at, dataAsOf, revision } = clock;
    const written = this.#written.get(source.id) ?? { ...source, lastAcceptedAt: new Date(at).toISOString(), dataAsOf, revision };
    this.#written.set(source.id, written);
    return [written];
  }
}
