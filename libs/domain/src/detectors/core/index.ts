export * from './detector.js';
export * from './judge.js';
export * from './legal.js';
export { explain, fill } from './sentence.js';
export * from './setting.js';
export * from './severity.js';
