export * from './budget.js';
export * from './case.js';
export * from './engine.js';
export * from './precision.js';
export * from './storm.js';
