export * from './account-names.js';
export * from './amount-text.js';
export * from './codes.js';
export * from './fiscal-calendar.js';
export * from './national-holidays.js';
export * from './ratio.js';
export * from './sen.js';
export * from './work-calendar.js';
