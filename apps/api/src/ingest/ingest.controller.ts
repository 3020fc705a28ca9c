import { connectorById, FileRefused, type RowIssue } from '@lcc/connectors';
import type { IngestAnswer } from '@lcc/contract';
import { Controller, Header, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AccessPolicy } from '../platform/access/access-policy.js';
import type { Config } from '../platform/config/index.js';
import { Problem } from '../platform/http/problem.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CONFIG } from '../platform/tokens.js';
import { IdempotencyKeys } from './idempotency.js';
import { type ImportResult, ImportService } from './import.service.js';
import { RateLimit } from './rate-limit.js';

const MAX_ROWS = 1_000;

/** Pushes from machines. The answer is sent after the facts have committed. */
@Controller('api/v1/ingest')
export class IngestController {
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

  @Post(':connector')
  @HttpCode(200)
  @Header('Content-Type', 'application/json; charset=utf-8')
  async receive(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('connector') id: string,
  ): Promise<IngestAnswer | object> {
    const body = bodyOf(request);
    const key = await this.access.requireKey(request, ['ingest'], body);
    const tenant = this.tenants.find(key.tenant);
    if (!tenant) throw new Problem(404, 'Penyewa tidak ada', 'Peragaan sedang dimatikan (LCC_DEMO).');
    if (!this.#limit.allow(key.id))
      throw new Problem(429, 'Terlalu sering', 'Kirim lebih jarang, atau gabungkan beberapa baris.', {}, { 'Retry-After': '1' });
    if (!connectorById(id)) throw new Problem(404, 'Penghubung tidak dikenal', `Penghubung ${id} tidak ada.`);
    if (body.length === 0) throw new Problem(422, 'Isi kosong', 'Kirim larik JSON atau NDJSON.');
    const idempotencyKey = request.header('idempotency-key');
    if (idempotencyKey !== undefined) {
      const known = await this.idempotency.find(tenant, key.id, idempotencyKey, body);
      if (known) return answerOf(known.receipt, known.receipt);
    }
    const incoming = {
      name: `kirim:${id}`,
      bytes: body,
      connector: id,
      options: {},
      way: 'kirim' as const,
      actor: key.id,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    };
    try {
      const result = await this.imports.accept(tenant, incoming, MAX_ROWS);
      if (!result.receipt) {
        response.status(422);
        return answerOf(null, result);
      }
      return answerOf(result.receipt, result);
    } catch (error) {
      if (error instanceof FileRefused) throw refusal(error);
      throw error;
    }
  }
}

function bodyOf(request: Request): Buffer {
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
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
