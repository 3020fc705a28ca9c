export { createDataSource, type MigrationClass } from './data-source.js';
export type { DatabaseConnection, DatabaseHandle } from './database-handle.js';
export { DatabaseUnavailableError } from './database-handle.js';
export { endHung } from './hung-connections.js';
export { migrate } from './migrate.js';
export { clientOptions, openDatabase } from './open-database.js';
export { Standby } from './standby.js';
