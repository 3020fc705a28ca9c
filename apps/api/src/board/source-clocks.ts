import { connectorById } from '@lcc/connectors';
import type { Source } from '@lcc/contract';
import type { IsoDate } from '@lcc/domain';
import type { LogEntry } from '../ledger/batch.js';

/** Kinds of facts whose arrival tells how fresh realization is; plans and budgets change a few times a year. */
const CLOCKED = ['lra', 'sp2d'] as const;
type Clocked = (typeof CLOCKED)[number];

interface ClockState {
  at: number;
  dataAsOf: IsoDate;
}

/** When each source last brought something, and up to which business date. Kept from the facts themselves. */
export class SourceClocks {
  readonly #clocks = new Map<Clocked, ClockState>();

  see(entry: Pick<LogEntry, 'kind' | 'recordedAt' | 'after'>): void {
    const kind = CLOCKED.find((k) => k === entry.kind);
    if (!kind || !entry.after) return;
    const known = this.#clocks.get(kind);
    const { date } = entry.after;
    if (!known) this.#clocks.set(kind, { at: entry.recordedAt, dataAsOf: date });
    else {
      known.at = Math.max(known.at, entry.recordedAt);
      if (date > known.dataAsOf) known.dataAsOf = date;
    }
  }

  list(): Source[] {
    return CLOCKED.flatMap((kind) => {
      const clock = this.#clocks.get(kind);
      const source = connectorById(kind)?.source;
      if (!clock || !source) return [];
      return [{ ...source, lastAcceptedAt: new Date(clock.at).toISOString(), dataAsOf: clock.dataAsOf }];
    });
  }
}
