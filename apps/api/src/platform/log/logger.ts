import { destination, type Logger as PinoLogger, pino } from 'pino';

export type Logger = PinoLogger;

/** Keys whose values never reach a log line, at the top or one level down. */
const SECRET_KEYS = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'apiKey',
  'key',
  'DATABASE_URL',
  'databaseUrl',
  'adminPassword',
];

const SECRET_PATHS = [
  ...SECRET_KEYS.flatMap((key) => [key, `*.${key}`]),
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-signature"]',
  'res.headers["set-cookie"]',
];

/**
 * The process's JSON logger. It writes to standard error only: standard output belongs to the ready line and to `lcc --json`.
 * Synchronous, so that the last lines before a crash are not lost; the volume (no line per fact) allows it.
 *
 * @param level a pino level, `silent` to say nothing
 */
export function createLogger(level = 'info', name = 'lcc'): Logger {
  return pino(
    { name, level, redact: { paths: SECRET_PATHS, censor: '[redacted]' }, serializers: { err: plainError }, timestamp: isoTime },
    destination({ dest: 2, sync: true }),
  );
}

/** An error's own words, and no more: what libraries hang on their errors (a whole database client, say) may hold secrets. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: plainError(error.cause) };
  return { type: error.name, message: error.message, ...code, stack: error.stack, ...cause };
}

/** `,"time":"2026-11-24T05:59:13.000+00:00"`: UTC with its offset written out, as pino wants it. */
function isoTime(): string {
  return `,"time":"${new Date().toISOString().replace('Z', '+00:00')}"`;
}
