export * from './case-rules.js';
export * from './comparison.js';
export * from './marks-on.js';
export * from './noise.js';
export * from './past-days.js';
export * from './terms.js';
export * from './trial.js';
