import type { Tenant } from '../platform/tenancy/tenant.js';

/** Where a fact came from: file or push, and the row in it. */
interface FactPlace {
  readonly kind: string;
  readonly key: string;
  readonly path: string;
  readonly row: number;
  readonly at: Date;
}

/** File and row that the facts in force behind some keys came from; those that are not there are left out. */
export async function placesOf(tenant: Tenant, channel: string, keys: readonly { kind: string; key: string }[]): Promise<FactPlace[]> {
  return (await tenant.dataSource.query(
    `SELECT want.kind, want.natural_key AS key, r.path, f.source_row AS row, f.recorded_at AS at
     FROM (SELECT DISTINCT * FROM unnest($2::text[], $3::text[]) AS w(kind, natural_key)) want
     CROSS JOIN LATERAL (
       SELECT import_run, source_row, recorded_at FROM fact
       WHERE channel = $1 AND kind = want.kind AND natural_key = want.natural_key ORDER BY seq DESC LIMIT 1
     ) f JOIN import_run r ON r.id = f.import_run`,
    [channel, keys.map((k) => k.kind), keys.map((k) => k.key)],
  )) as FactPlace[];
}
