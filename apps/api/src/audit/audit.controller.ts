import { type AuditRow, type AuditVerification, auditQuerySchema } from '@lcc/contract';
import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Allow } from '../platform/access/policy.js';
import { shaped } from '../platform/http/json-body.js';
import { AuditReader } from './audit-reader.js';
import { AuditWatch } from './audit-watch.js';

/** The audit trail, for those who look after it. */
@Controller('api/v1/audit')
export class AuditController {
  constructor(
    private readonly reader: AuditReader,
    private readonly watch: AuditWatch,
  ) {}

  @Get()
  @Allow({ right: 'audit.read' })
  list(@Query() query: Record<string, unknown>): Promise<{ entries: AuditRow[]; next: number | null }> {
    return this.reader.page(shaped(auditQuerySchema, query));
  }

  @Get('verification')
  @Allow({ right: 'audit.read' })
  verification(): { verdict: AuditVerification | null; running: boolean } {
    return this.watch.state;
  }

  @Post('verification')
  @HttpCode(200)
  @Allow({ right: 'audit.read' })
  async verify(): Promise<{ verdict: AuditVerification | null; running: boolean }> {
    await this.watch.look();
    return this.watch.state;
  }
}
