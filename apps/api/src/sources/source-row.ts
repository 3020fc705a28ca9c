/** A source as the database keeps it: address and credential locked. */
export interface SourceRow {
  readonly id: string;
  readonly kind: 'http' | 'push';
  readonly title: string;
  readonly connector: string;
  readonly owner: string;
  readonly cadence_hours: number;
  readonly enabled: boolean;
  readonly address: string | null;
  readonly schedule: string | null;
  readonly options: Record<string, string>;
  readonly credential: string | null;
  readonly key_id: string | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly next_at: Date | null;
  readonly failures: number;
  readonly arrived_at: Date | null;
}
