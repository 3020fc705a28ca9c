import { Injectable } from '@nestjs/common';
import type { Receipt } from '../ledger/batch.js';
import { sha256Of } from '../platform/files/sha256.js';
import { Problem } from '../platform/http/problem.js';
import type { Tenant } from '../platform/tenancy/tenant.js';

/** Answers a repeated Idempotency-Key of the same machine with what the first request got. */
@Injectable()
export class IdempotencyKeys {
  /** Null when the key is new. Throws 422 when it was used for another body. */
  async find(tenant: Tenant, actor: string, key: string, body: Uint8Array): Promise<{ receipt: Receipt } | null> {
    const rows = (await tenant.dataSource.query(
      'SELECT id AS run, sha256, revision, accepted, corrections, duplicates, rejected, warnings, totals FROM import_run WHERE actor = $1 AND idempotency_key = $2',
      [actor, key],
    )) as (Omit<Receipt, 'revision'> & { sha256: string; revision: string })[];
    const run = rows[0];
    if (!run) return null;
    if (run.sha256 !== sha256Of(body))
      throw new Problem(422, 'Idempotency-Key sudah dipakai', 'Kunci ini dipakai untuk isi yang lain; buat kunci baru untuk kiriman baru.');
    return { receipt: { ...run, revision: Number(run.revision) } };
  }
}
