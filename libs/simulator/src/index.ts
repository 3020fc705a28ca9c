export { deliveries } from './deliveries/index.js';
export { troubleDeliveries } from './deliveries/troubles.js';
export { type LabelledYear, labelledYear } from './labelled/index.js';
export { LIVE_SLOTS_PER_DAY } from './live-stream.js';
export { pastRealizationRows, pastReceiptRows } from './past-realization.js';
export { createRegency, type Regency } from './regency.js';
export type { ReportingGap } from './reporting-gaps.js';
export type { BudgetLineRow, CashPlanRow, PastRealizationRow, RosterRow, Sp2dDetailRow, Sp2dRow } from './rows.js';
export { serviceIndicatorRows } from './service-indicators.js';
