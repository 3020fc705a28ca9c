import type { IncomingHttpHeaders } from 'node:http';
import { connectorById, FileRefused, type RowIssue } from '@lcc/connectors';
import type { IngestAnswer } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import { AccessPolicy } from '../platform/access/access-policy.js';
import type { MachineKey } from '../platform/access/key-registry.js';
import type { RoutePolicy } from '../platform/access/policy.js';
import type { Config } from '../platform/config/index.js';
import { Problem } from '../platform/http/problem.js';
import { RateLimit } from '../platform/http/rate-limit.js';
import { type Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { CONFIG } from '../platform/tokens.js';
import { IdempotencyKeys } from './idempotency.js';
import { type ImportResult, ImportService } from './import.service.js';

const MAX_ROWS = 1_000;
/** Who may push: the route has a door of its own, so the policy layer is asked there. */
export const PUSH_POLICY = { keys: ['ingest'] } as const satisfies RoutePolicy;

/** A push as it came over HTTP. */
export interface Push {
  readonly method: string;
  readonly originalUrl: string;
  readonly headers: IncomingHttpHeaders;
  readonly connector: string;
  readonly body: Buffer;
}

/** 200 when at least one row was accepted or known, 422 when every row was refused. */
export interface PushAnswer {
  readonly status: 200 | 422;
  readonly answer: IngestAnswer;
}

/** Pushes from machines. Answered after the facts have committed. */
@Injectable()
export class PushService {
  readonly #limit: RateLimit;

  constructor(
    private readonly access: AccessPolicy,
    private readonly tenants: Tenants,
    private readonly imports: ImportService,
    private readonly idempotency: IdempotencyKeys,
    @Inject(CONFIG) config: Config,
  ) {
    this.#limit = new RateLimit(config.ingestLimit);
  }

  /** Throws Problem when nothing of the push can be taken. */
  async receive(push: Push): Promise<PushAnswer> {
    const { connector, body } = push;
    const key = await this.access.requireKey(push, PUSH_POLICY.keys, body, connector === 'indicator');
    const tenant = this.tenants.find(key.tenant);
    if (!tenant) throw new Problem(404, 'Penyewa tidak ada', 'Peragaan sedang dimatikan (LCC_DEMO).');
    if (!this.#limit.allow(key.id))
      throw new Problem(429, 'Terlalu sering', 'Kirim lebih jarang, atau gabungkan beberapa baris.', {}, { 'Retry-After': '1' });
    if (!connectorById(connector)) throw new Problem(404, 'Penghubung tidak dikenal', `Penghubung ${connector} tidak ada.`);
    if (body.length === 0) throw new Problem(422, 'Isi kosong', 'Kirim larik JSON atau NDJSON.');
    const given = push.headers['idempotency-key'];
    const idempotencyKey = typeof given === 'string' ? given : undefined;
    if (idempotencyKey !== undefined) {
      const known = await this.idempotency.find(tenant, key.id, idempotencyKey, body);
      if (known) return { status: 200, answer: answerOf(known.receipt, known.receipt) };
    }
    return this.#import(tenant, key, push, idempotencyKey);
  }

  async #import(tenant: Tenant, key: MachineKey, { connector, body }: Push, idempotencyKey: string | undefined): Promise<PushAnswer> {
    const incoming = {
      name: `kirim:${connector}`,
      bytes: body,
      connector,
      options: key.application === null ? {} : { application: key.application },
      way: 'kirim' as const,
      actor: key.id,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    };
    try {
      const result = await this.imports.accept(tenant, incoming, MAX_ROWS);
      return { status: result.receipt ? 200 : 422, answer: answerOf(result.receipt, result) };
    } catch (error) {
      if (error instanceof FileRefused) throw refusal(error);
      throw error;
    }
  }
}

/** A push that cannot be read at all; more than a thousand rows is a matter of size. */
function refusal(error: FileRefused): Problem {
  if (error.code === 'too-many-rows') return new Problem(413, 'Terlalu banyak baris', error.message);
  const rejected = [{ row: error.row, field: error.column, code: error.code, message: error.message }];
  return new Problem(422, 'Kiriman tidak dapat dipakai', error.message, {
    accepted: 0,
    corrections: 0,
    duplicates: 0,
    rejected,
    warnings: [],
  });
}

type Counted = { run: string; revision: number; accepted: number; corrections: number; duplicates: number } | null;

function answerOf(receipt: Counted, issues: Pick<ImportResult, 'rejected' | 'warnings'>): IngestAnswer {
  const field = ({ row, column, code, message }: RowIssue) => ({ row, field: column, code, message });
  return {
    batch: receipt?.run ?? '',
    revision: receipt?.revision ?? 0,
    accepted: receipt?.accepted ?? 0,
    corrections: receipt?.corrections ?? 0,
    duplicates: receipt?.duplicates ?? 0,
    rejected: issues.rejected.map(field),
    warnings: issues.warnings.map(field),
  };
}
