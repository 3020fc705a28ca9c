import { parseIsoDate } from '@lcc/domain';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { BoardService } from '../board/board.service.js';
import { mainChannels } from '../board/main-channel.js';
import { Allow, GrantedTenant } from '../platform/access/policy.js';
import type { Clock } from '../platform/clock/index.js';
import { Problem } from '../platform/http/problem.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { fileName } from './printed-report.js';
import { NoReport, ReportService } from './report.service.js';
import { ReportPrinter } from './report-printer.js';

const channelSchema = z.string().regex(/^(main|(\d\d\.\d\d|demo)-\d{4})$/);
const querySchema = z.strictObject({
  asOf: z
    .string()
    .refine((text) => parseIsoDate(text) !== null, 'tanggal ditulis YYYY-MM-DD')
    .optional(),
  unit: z.string().max(64).optional(),
});

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

/** Reports to take along, for who may read the board of the channel. */
@Controller('api/v1/reports')
export class ReportController {
  constructor(
    private readonly reports: ReportService,
    private readonly printer: ReportPrinter,
    private readonly boards: BoardService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':channel/:file')
  @Allow({ anyone: true, right: 'board.read', keys: ['read', 'ingest'], object: { of: 'channel', param: 'channel' } })
  async read(
    @GrantedTenant() tenant: Tenant,
    @Param('channel') channel: string,
    @Param('file') file: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const asked = /^([a-z-]{1,32})\.(xlsx|pdf)$/.exec(file);
    if (!asked || !channelSchema.safeParse(channel).success)
      throw new Problem(404, 'Laporan tidak ditemukan', 'Laporan ditulis LAPORAN.xlsx atau LAPORAN.pdf, misalnya rfk.pdf.');
    const options = querySchema.safeParse(query);
    if (!options.success) throw new Problem(422, 'Pertanyaan tidak dikenal', options.error.issues.map((i) => i.message).join('; '));
    const [, id = '', kind] = asked;
    const { asOf, unit } = options.data;
    const question = {
      channel: await this.#channel(tenant, channel),
      ...(asOf === undefined ? {} : { asOf }),
      ...(unit === undefined ? {} : { workUnit: unit }),
    };
    const printed = await this.reports.print(tenant, id, question).catch((error: unknown) => {
      throw error instanceof NoReport ? new Problem(404, 'Laporan tidak dapat dibuat', error.message) : error;
    });
    const [first] = printed;
    if (!first) throw new Problem(404, 'Laporan tidak ditemukan', 'Tidak ada isi.');
    const format = kind === 'pdf' ? 'pdf' : 'xlsx';
    const bytes = await this.printer.print({ format, reports: printed });
    const name = fileName([id, ...(unit === undefined ? [] : [unit]), question.channel, first.asOf], format);
    response.type(TYPES[format]).setHeader('Content-Disposition', `attachment; filename="${name}"`);
    response.end(Buffer.from(bytes));
  }

  async #channel(tenant: Tenant, asked: string): Promise<string> {
    if (asked !== 'main') return asked;
    const { main } = mainChannels(tenant, await this.boards.heads(tenant), this.clock.today());
    if (main === null) throw new Problem(404, 'Laporan tidak dapat dibuat', 'Belum ada data.');
    return main;
  }
}
