import {
  type UnitReports as UnitMonths,
  type UnitReport,
  unitContactSchema,
  type unitReportListSchema,
  unitReportQuerySchema,
  unitReportSendSchema,
  unitVerdictSchema,
} from '@lcc/contract';
import { parseWorkUnitCode, type WorkUnitCode } from '@lcc/domain';
import { Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import { YearClosed } from '../ledger/closed-years.js';
import type { Session } from '../platform/access/caller.js';
import { Allow, By, Mine } from '../platform/access/policy.js';
import { notFoundProblem } from '../platform/access/refusals.js';
import type { Actor } from '../platform/audit/actor.js';
import { JsonBody, shaped } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import { ReportRefused, UnitReports } from './unit-reports.js';

const ofUnit = { of: 'unit', param: 'unit' } as const;

/** Monthly reports of units: written by the unit, verified by the inspectorate, read by who leads. */
@Controller('api/v1/unit-reports')
export class UnitReportsController {
  constructor(private readonly reports: UnitReports) {}

  @Get()
  @Allow({ right: 'unit-reports.read' })
  async list(@Mine() session: Session, @Query() query: unknown): Promise<z.infer<typeof unitReportListSchema>> {
    const month = shaped(unitReportQuerySchema, query).month ?? this.reports.dueMonth;
    return { month, units: await this.reports.list(month, session.account.unit) };
  }

  @Get(':unit')
  @Allow({ right: 'unit-reports.read', object: ofUnit })
  async months(@Param('unit') unit: string): Promise<UnitMonths> {
    const months = await this.reports.months(codeOf(unit));
    if (!months) throw notFoundProblem();
    return months;
  }

  @Put(':unit')
  @Allow({ right: 'unit-reports.write', object: ofUnit })
  send(
    @By() actor: Actor,
    @Param('unit') unit: string,
    @JsonBody(unitReportSendSchema) said: z.infer<typeof unitReportSendSchema>,
  ): Promise<UnitReport> {
    return refused(this.reports.send(codeOf(unit), said, actor));
  }

  @Put(':unit/contact')
  @HttpCode(204)
  @Allow({ right: 'unit-reports.write', object: ofUnit })
  async setContact(
    @By() actor: Actor,
    @Param('unit') unit: string,
    @JsonBody(unitContactSchema) contact: z.infer<typeof unitContactSchema>,
  ): Promise<void> {
    if (!(await this.reports.months(codeOf(unit)))) throw notFoundProblem();
    await this.reports.setContact(codeOf(unit), contact, actor);
  }

  @Post(':unit/verdict')
  @HttpCode(200)
  @Allow({ right: 'unit-reports.verify', object: ofUnit })
  judge(
    @By() actor: Actor,
    @Param('unit') unit: string,
    @JsonBody(unitVerdictSchema) verdict: z.infer<typeof unitVerdictSchema>,
  ): Promise<UnitReport> {
    return refused(this.reports.judge(codeOf(unit), verdict, actor));
  }
}

function codeOf(text: string): WorkUnitCode {
  const code = parseWorkUnitCode(text);
  if (code === null) throw notFoundProblem();
  return code;
}

async function refused<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof YearClosed) throw new Problem(409, 'Tahun ditutup', error.message);
    if (!(error instanceof ReportRefused)) throw error;
    const issues = [{ field: error.field, code: 'report', message: error.message }];
    throw new Problem(error.isConflict ? 409 : 422, 'Laporan tidak dapat diterima', error.message, { issues });
  }
}
