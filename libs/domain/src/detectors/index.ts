export { redFlags } from './ocds/index.js';
export { everyRedFlag, RedFlagRun } from './ocds/red-flag-run.js';
