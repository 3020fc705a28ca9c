import { caseReport } from './anomali.report.js';
import { threadReport } from './benang.report.js';
import { cashPlanDeviation } from './cash-plan.report.js';
import { servicesReport } from './layanan.report.js';
import { lra } from './lra.report.js';
import { preventionStatus } from './pencegahan.report.js';
import { procurementReport } from './pengadaan.report.js';
import { actionPlanReport } from './rencana-aksi.report.js';
import type { Report } from './report.js';
import { revenueReport } from './revenue.report.js';
import { rfkRegion } from './rfk-region.report.js';
import { rfkUnit } from './rfk-unit.report.js';
import { summaryReport } from './ringkas.report.js';
import { sourcesReport } from './sumber.report.js';
import { districtReport } from './wilayah.report.js';
import { worksReport } from './works.report.js';

export type { FlowOnPaper } from './flow.js';
export type { Cell, CellKind, Report, ReportColumn, ReportContext, ReportRow, ReportTable } from './report.js';

/** Every report in an official layout, one line each, in the order of the set for the weekly meeting. */
export const reports: readonly Report[] = [
  summaryReport,
  rfkRegion,
  rfkUnit,
  cashPlanDeviation,
  lra,
  districtReport,
  revenueReport,
  threadReport,
  procurementReport,
  worksReport,
  caseReport,
  preventionStatus,
  actionPlanReport,
  servicesReport,
  sourcesReport,
];
