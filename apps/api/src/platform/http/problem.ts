import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from '../log/index.js';
import { LOGGER } from '../tokens.js';

/** An error with the words that go to the caller. `extra` is merged into the problem document. */
export class Problem extends HttpException {
  constructor(
    status: number,
    readonly title: string,
    readonly detail: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(title, status);
  }
}

/** Codes of PostgreSQL and of the driver that mean "the database is not there now", as opposed to a fault of ours. */
const UNAVAILABLE = /^(08|57P0[123]|53|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|55P03|57014)/;

function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    UNAVAILABLE.test(code) || /terminat|timeout exceeded when trying to connect|Connection terminated|not connected/i.test(error.message)
  );
}

/** A row lock that was not free in time: a large file is being written into the same channel. */
const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '55P03';

/** Every error as `application/problem+json` (RFC 9457) with a correlation id that also stands in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const correlationId = randomUUID();
    const problem = toProblem(error);
    if (problem.getStatus() >= 500) this.logger.error({ err: error, correlationId }, problem.title);
    if (response.headersSent) {
      response.end();
      return;
    }
    for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
    response
      .status(problem.getStatus())
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: 'about:blank',
          title: problem.title,
          status: problem.getStatus(),
          detail: problem.detail,
          correlationId,
          ...problem.extra,
        }),
      );
  }
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isBusy(error))
    return new Problem(503, 'Saluran sedang dipakai', 'Berkas besar sedang disimpan. Kirim lagi sebentar.', {}, { 'Retry-After': '2' });
  if (isUnavailable(error))
    return new Problem(503, 'Basis data tidak menjawab', 'Coba lagi sebentar; tidak ada yang disimpan.', {}, { 'Retry-After': '5' });
  if (error instanceof HttpException) return new Problem(error.getStatus(), error.message, detailOf(error.getStatus()));
  if (isBodyError(error)) return new Problem(error.status, 'Isi permintaan tidak diterima', bodyDetail(error.status));
  return new Problem(500, 'Kesalahan di server', 'Galat ini sudah dicatat; sebutkan nomor correlationId kepada pengelola.');
}

function isBodyError(error: unknown): error is { status: number } {
  return (
    typeof error === 'object' &&
    error !== null &&
    'status' in error &&
    typeof error.status === 'number' &&
    'type' in error &&
    error.status < 500
  );
}

const bodyDetail = (status: number): string =>
  status === 413
    ? 'Isi lebih dari 1 MB; kirim dalam beberapa bagian.'
    : 'Isi permintaan tidak dapat dibaca; periksa Content-Type dan Content-Encoding.';

const detailOf = (status: number): string => (status === 404 ? 'Alamat ini tidak ada.' : 'Permintaan ditolak.');
