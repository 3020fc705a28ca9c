import type { SourceState } from '@lcc/contract';

const HOUR_MS = 3_600_000;

export interface Standing {
  readonly enabled: boolean;
  readonly cadenceHours: number;
  /** Attempts that failed since the last one that did not. */
  readonly failures: number;
  /** When it last brought something or told that nothing is new. */
  readonly arrived: number | null;
}

/** The lamp of a source: its own cadence is the measure; a failure is told at once. */
export function stateOf({ enabled, cadenceHours, failures, arrived }: Standing, now: number): SourceState {
  if (!enabled) return 'mati';
  if (failures > 0) return 'galat';
  if (arrived === null) return 'belum';
  const cadences = (now - arrived) / (cadenceHours * HOUR_MS);
  return cadences <= 1 ? 'segar' : cadences <= 2 ? 'tertunda' : 'basi';
}
