import type { ImportRun, ImportRunRow } from '@lcc/contract';
import type { Tenant } from '../../platform/tenancy/tenant.js';

const MOST_LISTED = 100;

const COLUMNS = `i.id, i.connector, i.path, coalesce(a.name, i.actor) AS "by", i.sha256, i.rows, i.accepted, i.corrections, i.duplicates,
  i.channels, i.revision, i.recorded_at, r.reason, r.kept, r.at, coalesce(b.name, r.actor) AS reversed_by`;
const FROM = `FROM import_run i LEFT JOIN import_reversal r ON r.run = i.id
  LEFT JOIN account a ON a.id = i.actor LEFT JOIN account b ON b.id = r.actor`;

interface Row extends Omit<ImportRun, 'recorded' | 'reversal' | 'revision'> {
  readonly revision: string;
  readonly recorded_at: Date;
  readonly reason: string | null;
  readonly kept: number | null;
  readonly at: Date | null;
  readonly reversed_by: string | null;
}

/** The files the log of the real tenant remembers, newest first; of one actor when told. */
export async function listRuns(tenant: Tenant, actor: string | null): Promise<ImportRunRow[]> {
  const rows = (await tenant.dataSource.query(
    `SELECT ${COLUMNS}, jsonb_array_length(i.rejected) AS rejected, jsonb_array_length(i.warnings) AS warnings ${FROM}
     WHERE i.way = 'berkas' AND ($1::text IS NULL OR i.actor = $1) ORDER BY i.recorded_at DESC LIMIT ${MOST_LISTED}`,
    [actor],
  )) as (Omit<Row, 'rejected' | 'warnings'> & { rejected: number; warnings: number })[];
  return rows.map(shown);
}

/** One of them whole; null when there is none, or it is another actor's. */
export async function readRun(tenant: Tenant, id: string, actor: string | null): Promise<ImportRun | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const rows = (await tenant.dataSource.query(
    `SELECT ${COLUMNS}, i.rejected, i.warnings, i.totals ${FROM} WHERE i.id = $1 AND i.way = 'berkas' AND ($2::text IS NULL OR i.actor = $2)`,
    [id, actor],
  )) as Row[];
  return rows[0] ? shown(rows[0]) : null;
}

function shown<R extends Omit<Row, 'rejected' | 'warnings' | 'totals'>>(row: R) {
  const { recorded_at, reason, kept, at, reversed_by, revision, ...rest } = row;
  return {
    ...rest,
    revision: Number(revision),
    recorded: recorded_at.toISOString(),
    reversal: at === null ? null : { by: reversed_by ?? '', reason: reason ?? '', kept: kept ?? 0, at: at.toISOString() },
  };
}
