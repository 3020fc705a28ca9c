export * from './alerts/index.js';
export * from './board/index.js';
export * from './detectors/index.js';
export * from './facts/index.js';
export * from './folds/index.js';
export * from './panels/index.js';
export * from './projection/index.js';
export * from './values/index.js';
