export * from './catalogue.js';
export * from './evidence.js';
export { scoringMethodOf, scoringMethods } from './methods/index.js';
export * from './milestones.js';
export { FULL, type Points, pointsOf, roundedPoints } from './points.js';
export type { ScoringMethod } from './scoring-method.js';
export { type Disagreement, type SignalBeside, signalsBeside } from './signals-beside.js';
export * from './zone.js';
