import type { Board } from '@lcc/contract';
import { readSources, type SourceReading, timesCadence } from '../../shared/source-age.js';

/** A line of the table: a source that has brought something, or one that a board cannot do without and has not. */
export type SourceLine =
  | { readonly kind: 'read'; readonly id: string; readonly reading: SourceReading; readonly times: number }
  | { readonly kind: 'missing'; readonly id: string };

/** What every board needs; of the two realizations one is enough. */
const NEEDED: readonly (readonly string[])[] = [['sp2d', 'lra'], ['budget-lines', 'lra'], ['cash-plan'], ['roster']];

/** Sources that are missing, then the worst by its own cadence. */
export function sourceLines(board: Pick<Board, 'sources' | 'year'>, now: number): SourceLine[] {
  const known = new Set(board.sources.map((source) => source.id));
  const missing = NEEDED.filter((any) => !any.some((id) => known.has(id))).flatMap(([id]) => (id === undefined ? [] : [id]));
  const read = readSources(board, now)
    .map((reading): SourceLine & { kind: 'read' } => ({ kind: 'read', id: reading.source.id, reading, times: timesCadence(reading) }))
    .sort((a, b) => Math.floor(b.times) - Math.floor(a.times) || a.reading.source.cadenceHours - b.reading.source.cadenceHours);
  return [...missing.map((id): SourceLine => ({ kind: 'missing', id })), ...read];
}

export interface SourceCount {
  readonly missing: number;
  readonly stale: number;
  readonly late: number;
  readonly fresh: number;
}

/** How many stand how. */
export function countSources(lines: readonly SourceLine[]): SourceCount {
  const of = (state: SourceReading['state']): number => lines.filter((line) => line.kind === 'read' && line.reading.state === state).length;
  return {
    missing: lines.filter((line) => line.kind === 'missing').length,
    stale: of('basi'),
    late: of('terlambat'),
    fresh: of('segar'),
  };
}
