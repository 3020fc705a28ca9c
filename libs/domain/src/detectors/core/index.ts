export * from './detector.js';
export * from './judge.js';
export * from './legal.js';
export * from './severity.js';
