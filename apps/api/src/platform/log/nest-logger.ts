import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.js';

/** Nest's own messages through the process logger, with Nest's context word as a field. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(fieldsOf(message, rest), textOf(message)); // routes and modules: of interest to developers only
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error(fieldsOf(message, rest), textOf(message));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn(fieldsOf(message, rest), textOf(message));
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(fieldsOf(message, rest), textOf(message));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.trace(fieldsOf(message, rest), textOf(message));
  }
}

/** Nest passes `(message, stack?, context?)`: the last string is the context. */
function fieldsOf(message: unknown, rest: readonly unknown[]): Record<string, unknown> {
  const context = rest.at(-1);
  const stack = rest.length > 1 ? rest[0] : undefined;
  return {
    ...(typeof context === 'string' ? { context } : {}),
    ...(typeof stack === 'string' ? { stack } : {}),
    ...(message instanceof Error ? { err: message } : {}),
  };
}

function textOf(message: unknown): string {
  if (message instanceof Error) return message.message;
  return typeof message === 'string' ? message : JSON.stringify(message);
}
