export * from './fact.js';
export * from './natural-key.js';
export * from './wire.js';
