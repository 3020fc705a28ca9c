import { randomUUID } from 'node:crypto';
import { FoldIsLate } from '@lcc/domain';
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

/** True when the database was not there or not free, so that the same may succeed later. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    UNAVAILABLE.test(code) || /terminat|timeout exceeded when trying to connect|Connection terminated|not connected/i.test(error.message)
  );
}

/** A row lock that was not free in time: a large file is being written into the same channel. */
const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '55P03';

/** An error as `application/problem+json` (RFC 9457) with a correlation id that also stands in the log. */
export function problemAnswer(error: unknown, logger: Logger): { status: number; headers: Record<string, string>; text: string } {
  const problem = toProblem(error);
  const correlationId = randomUUID();
  const status = problem.getStatus();
  const { title, detail, extra } = problem;
  if (status >= 500) logger.error({ err: error, correlationId }, title);
  const text = JSON.stringify({ type: 'about:blank', title, status, detail, correlationId, ...extra });
  return { status, headers: { 'Content-Type': 'application/problem+json; charset=utf-8', ...problem.headers }, text };
}

/** Every error of a route becomes a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { status, headers, text } = problemAnswer(error, this.logger);
    if (response.headersSent) {
      response.end();
      return;
    }
    response.status(status).set(headers).send(text);
  }
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isBusy(error))
    return new Problem(503, 'Saluran sedang dipakai', 'Berkas besar sedang disimpan. Kirim lagi sebentar.', {}, { 'Retry-After': '2' });
  if (error instanceof FoldIsLate)
    return new Problem(
      503,
      'Sedang disusun',
      'Server baru dinyalakan dan masih membaca data. Coba lagi sebentar.',
      {},
      { 'Retry-After': '5' },
    );
  if (isUnavailable(error))
    return new Problem(
      503,
      'Basis data tidak menjawab',
      'Kirim lagi yang sama sebentar; yang sudah tersimpan tidak dihitung dua kali.',
      {},
      { 'Retry-After': '5' },
    );
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
    ? 'Isi terlalu besar; kirim dalam beberapa bagian.'
    : 'Isi permintaan tidak dapat dibaca; periksa Content-Type dan Content-Encoding.';

const detailOf = (status: number): string => (status === 404 ? 'Alamat ini tidak ada.' : 'Permintaan ditolak.');
