export * from './backtest.js';
export * from './condition.js';
