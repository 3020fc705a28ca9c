import type { Board, Source } from '@lcc/contract';
import { businessDate, yearOf } from '@lcc/domain/values';

/** Age of a source against its own cadence: up to 1× segar, up to 2× terlambat, beyond basi. */
export type SourceState = 'segar' | 'terlambat' | 'basi';

export interface SourceReading<S = Source> {
  readonly source: S;
  readonly state: SourceState;
  readonly acceptedAt: number;
  readonly ageMs: number;
}

const HOUR_MS = 3_600_000;
/** Ages are looked at so often: an application may tell every few seconds. */
export const LOOK_MS = 5_000;
const RANK = { segar: 0, terlambat: 1, basi: 2 } as const;

/** Reads one source at server time `now` (epoch ms). */
export function readSource<S extends Pick<Source, 'lastAcceptedAt' | 'cadenceHours'>>(source: S, now: number): SourceReading<S> {
  const acceptedAt = Date.parse(source.lastAcceptedAt);
  const ageMs = Math.max(0, now - acceptedAt);
  const cadences = ageMs / (source.cadenceHours * HOUR_MS);
  return { source, acceptedAt, ageMs, state: cadences > 2 ? 'basi' : cadences > 1 ? 'terlambat' : 'segar' };
}

/** The sources of a board at server time `now`, in its order. Of a year that is over nothing more is due: none of them is late. */
export function readSources({ sources, year }: Pick<Board, 'sources' | 'year'>, now: number): SourceReading[] {
  const over = yearOf(businessDate(now)) > year;
  return sources.map((source) => (over ? { ...readSource(source, now), state: 'segar' } : readSource(source, now)));
}

/** Age in multiples of what is normal for the source. */
export const timesCadence = ({ ageMs, source }: SourceReading): number => ageMs / (source.cadenceHours * HOUR_MS);

/** Whether a source brings the realization of a board on this basis. */
export function feedsRealization(source: Source, basis: Board['totals']['basis']): boolean {
  const lra = /^lra\b/i.test(source.id);
  const sp2d = /^sp2d\b/i.test(source.id);
  return basis === 'LRA' ? lra : basis === 'SP2D' ? sp2d : lra || sp2d;
}

/** The source behind the realization that stands worst; null when the board names none. */
export function realizationFeed(board: Board, now: number): SourceReading | null {
  return worstFirst(readSources(board, now).filter((r) => feedsRealization(r.source, board.totals.basis)))[0] ?? null;
}

/** The source behind receipts of revenue: their documents, or where no source tells them the reports. */
export function revenueFeed(board: Board, now: number): SourceReading | null {
  const readings = readSources(board, now);
  return ['receipts', 'lra'].map((id) => readings.find(({ source }) => source.id === id)).find((reading) => reading !== undefined) ?? null;
}

/** Worst state first; among equals the one that feeds most recently. */
export const worstFirst = (readings: readonly SourceReading[]): SourceReading[] =>
  [...readings].sort((a, b) => RANK[b.state] - RANK[a.state] || a.ageMs - b.ageMs);
