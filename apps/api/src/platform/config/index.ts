export { type Config, ConfigError, loadConfig, readConfig } from './config.js';
export { testDatabaseUrl } from './test-database.js';
