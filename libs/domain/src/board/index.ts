export * from './board-view.js';
export * from './breakdown.js';
export { planToDate } from './cash-plan-sums.js';
export { WITHOUT_DISTRICT } from './district-rows.js';
export * from './oracle.js';
export { countsAsRealization } from './payment-sums.js';
export * from './rollup.js';
export * from './view.js';
export { PLAN_GAP_LIMITS } from './write-figures.js';
