export * from './agreement.js';
export type { BudgetNode, StageNode } from './budget-side.js';
export { documentNumbersIn } from './document-numbers.js';
export * from './mak-links.js';
export type { PackageNode } from './package-side.js';
export type { MatchReason } from './payment-match.js';
export { isJoined, type PaymentLink, type PaymentNode, type PaymentStatus } from './payment-side.js';
export * from './tally.js';
