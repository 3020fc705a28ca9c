export * from './board.js';
export * from './figures.js';
export * from './hash.js';
export * from './ingest.js';
export * from './live.js';
export * from './panels.js';
export * from './region-map.js';
