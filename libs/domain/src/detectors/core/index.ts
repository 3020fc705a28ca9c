export * from './detector.js';
export * from './judge.js';
export * from './legal.js';
export { explain } from './sentence.js';
export * from './severity.js';
