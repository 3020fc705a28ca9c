import { caseReport } from './anomali.report.js';
import { threadReport } from './benang.report.js';
import { cashPlanDeviation } from './cash-plan.report.js';
import { serviceReport } from './layanan.report.js';
import { lra } from './lra.report.js';
import { preventionStatus } from './pencegahan.report.js';
import { procurementReport } from './pengadaan.report.js';
import { districtReport } from './peta.report.js';
import { actionPlanReport } from './rencana-aksi.report.js';
import type { Report } from './report.js';
import { revenueReport } from './revenue.report.js';
import { rfkRegion } from './rfk-region.report.js';
import { rfkUnit } from './rfk-unit.report.js';
import { summaryReport } from './ringkas.report.js';
import { sourceReport } from './sumber.report.js';
import { worksReport } from './works.report.js';

export type { Cell, CellKind, Report, ReportColumn, ReportContext, ReportFlow, ReportRow, ReportSource, ReportTable } from './report.js';
export { BLANK } from './report.js';

/** Every report in an official layout, one line each, in the order in which a meeting goes through them. */
export const reports: readonly Report[] = [
  summaryReport,
  rfkRegion,
  rfkUnit,
  lra,
  cashPlanDeviation,
  districtReport,
  revenueReport,
  worksReport,
  threadReport,
  procurementReport,
  caseReport,
  serviceReport,
  preventionStatus,
  actionPlanReport,
  sourceReport,
];
