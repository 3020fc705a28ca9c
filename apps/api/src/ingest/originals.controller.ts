import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { Allow, By } from '../platform/access/policy.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import { Problem } from '../platform/http/problem.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { Originals } from './originals.js';

/** The original bytes of a file or push, as they came: they name people and accounts uncovered, so that every opening is on the audit trail. */
@Controller('api/v1/originals')
export class OriginalsController {
  constructor(
    private readonly tenants: Tenants,
    private readonly reader: LedgerReader,
    private readonly originals: Originals,
    private readonly audit: Audit,
  ) {}

  @Get(':run')
  @Allow({ right: 'originals.read' })
  async read(@By() by: Actor, @Param('run') run: string, @Res() response: Response): Promise<void> {
    const missing = new Problem(404, 'Berkas asli tidak ditemukan', 'Tidak ada berkas asli dengan nomor ini, atau tidak disimpan.');
    if (!z.uuid().safeParse(run).success) throw missing;
    const found = (await Promise.all(this.tenants.all().map((tenant) => this.reader.originalOf(tenant, run)))).find(
      (each) => each !== null,
    );
    if (!found) throw missing;
    const path = found.bytes === null ? this.originals.pathOf(found.sha256) : null;
    const isKept = path === null || (await stat(path).catch(() => null))?.isFile() === true;
    if (!isKept) throw missing;
    await this.audit.append({ actor: by, action: 'original.opened', object: `run:${run}` });
    response.setHeader('Content-Disposition', `attachment; filename="${nameOf(found.path)}"`);
    response.setHeader('Cache-Control', 'no-store');
    response.type('application/octet-stream');
    if (found.bytes !== null) response.end(found.bytes);
    else if (path !== null) await pipeline(createReadStream(path), response);
  }
}

/** A path's last part in plain letters, whichever system wrote it. */
const nameOf = (path: string): string => (path.split(/[\\/]/).at(-1) ?? path).replace(/[^\w.-]+/g, '-') || 'berkas';
