export * from './execution.js';
export * from './fact.js';
export type { PaymentKind } from './fact-base.js';
export type { FactGroup } from './fact-group.js';
export * from './natural-key.js';
export * from './planning.js';
export * from './source-id.js';
export * from './treasury.js';
export * from './wire.js';
