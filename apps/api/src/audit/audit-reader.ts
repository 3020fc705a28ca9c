import type { AuditQuery, AuditRow } from '@lcc/contract';
import { Injectable } from '@nestjs/common';
import { Tenants } from '../platform/tenancy/tenant.js';

interface Stored {
  readonly seq: string;
  readonly at: Date;
  readonly actor: string;
  readonly actorKind: AuditRow['actorKind'];
  readonly actorName: string | null;
  readonly ip: string | null;
  readonly device: string | null;
  readonly action: string;
  readonly object: string;
  readonly objectName: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
}

/** What ids of people, keys and screens are called now. */
const NAMES = `SELECT id, name, login FROM account UNION ALL SELECT id, name, NULL FROM machine_key UNION ALL SELECT id, name, NULL FROM screen`;

/** Reads the audit trail for people. */
@Injectable()
export class AuditReader {
  constructor(private readonly tenants: Tenants) {}

  /** One page, newest first, and the number to go on from; null when that was all. */
  async page(query: AuditQuery): Promise<{ entries: AuditRow[]; next: number | null }> {
    const rows = (await this.tenants.real.dataSource.query(
      `WITH known AS (${NAMES})
       SELECT e.seq, e.at, e.actor, e.actor_kind AS "actorKind", who.name AS "actorName", e.ip, e.device, e.action, e.object,
         COALESCE(what.name, what.login) AS "objectName", e.before, e.after, e.reason
       FROM audit_entry e LEFT JOIN known who ON who.id = e.actor LEFT JOIN known what ON what.id = split_part(e.object, ':', 2)
       WHERE ($1::bigint IS NULL OR e.seq < $1)
         AND ($2::text IS NULL OR e.actor ILIKE $2 OR who.name ILIKE $2 OR who.login ILIKE $2)
         AND ($3::text IS NULL OR e.action = $3 OR split_part(e.action, '.', 1) = $3)
         AND ($4::text IS NULL OR e.object = $4)
         AND ($5::date IS NULL OR e.at >= $5::date::timestamp AT TIME ZONE 'Asia/Jakarta')
         AND ($6::date IS NULL OR e.at < ($6::date + 1)::timestamp AT TIME ZONE 'Asia/Jakarta')
       ORDER BY e.seq DESC LIMIT $7`,
      [
        query.before ?? null,
        query.actor === undefined ? null : `%${query.actor.replace(/[%_\\]/g, '\\$&')}%`,
        query.action ?? null,
        query.object ?? null,
        query.from ?? null,
        query.to ?? null,
        query.limit + 1,
      ],
    )) as Stored[];
    const entries = rows.slice(0, query.limit).map(shown);
    return { entries, next: rows.length > query.limit ? (entries.at(-1)?.seq ?? null) : null };
  }
}

const shown = (row: Stored): AuditRow => ({
  ...row,
  seq: Number(row.seq),
  at: row.at.toISOString(),
  before: parsed(row.before),
  after: parsed(row.after),
});

/** Somebody may have bent it: then it is shown as it stands. */
function parsed(text: string | null): AuditRow['before'] {
  if (text === null) return null;
  try {
    return JSON.parse(text) as AuditRow['before'];
  } catch {
    return text;
  }
}
