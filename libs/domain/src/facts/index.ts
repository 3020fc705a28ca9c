export * from './execution.js';
export * from './fact.js';
export type { FactGroup } from './fact-group.js';
export * from './natural-key.js';
export * from './wire.js';
