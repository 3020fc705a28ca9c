import type { Logger as TypeOrmLogger } from 'typeorm';
import type { Logger } from '../log/index.js';

/** TypeORM's words go to the process logger, or nowhere: its own loggers write to standard output. Statements and values are never logged. */
export class QuietTypeOrmLogger implements TypeOrmLogger {
  constructor(private readonly logger: Logger | undefined) {}

  logQuery(): void {}
  logQueryError(): void {}
  logQuerySlow(time: number): void {
    this.logger?.warn({ ms: time }, 'a slow statement');
  }
  logSchemaBuild(): void {}
  logMigration(message: string): void {
    this.logger?.info(message);
  }
  log(level: 'log' | 'info' | 'warn', message: unknown): void {
    if (level === 'warn') this.logger?.warn(String(message));
  }
}
