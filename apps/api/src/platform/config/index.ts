export { type Config, ConfigError, readConfig } from './config.js';
export { siteOf, sitesOf } from './sites.js';
export { testDatabaseUrl } from './test-database.js';
