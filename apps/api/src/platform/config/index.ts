export { type Config, ConfigError, readConfig } from './config.js';
export { testDatabaseUrl } from './test-database.js';
