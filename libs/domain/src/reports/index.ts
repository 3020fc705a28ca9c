import { cashPlanDeviation } from './cash-plan.report.js';
import { lra } from './lra.report.js';
import { preventionStatus } from './pencegahan.report.js';
import type { Report } from './report.js';
import { revenueReport } from './revenue.report.js';
import { rfkRegion } from './rfk-region.report.js';
import { rfkUnit } from './rfk-unit.report.js';
import { worksReport } from './works.report.js';

export type { Cell, CellKind, Report, ReportColumn, ReportContext, ReportRow, ReportTable } from './report.js';

/** Every report in an official layout, one line each. */
export const reports: readonly Report[] = [rfkRegion, rfkUnit, lra, cashPlanDeviation, revenueReport, worksReport, preventionStatus];
