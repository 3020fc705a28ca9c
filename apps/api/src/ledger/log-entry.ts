import type { Fact } from '@lcc/domain';

/** A committed change of one fact, as followers read it from the log. */
export interface LogEntry {
  readonly channel: string;
  readonly revision: number;
  readonly kind: Fact['kind'];
  readonly before: Fact | null;
  readonly after: Fact | null;
  readonly recordedAt: number;
  readonly firstRecordedAt: number;
}
