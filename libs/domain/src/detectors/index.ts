export { detectors } from './catalogue.js';
export * from './core/index.js';
export { redFlags } from './ocds/index.js';
export { everyRedFlag, RedFlagRun } from './ocds/red-flag-run.js';
export { STREAM_DEFAULTS, StreamDetector } from './streaming/stream-detector.js';
