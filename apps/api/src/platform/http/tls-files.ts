import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { Config } from '../config/index.js';
import { ConfigError } from '../config/index.js';

/** Certificate and key of the configuration, read and found to belong together. @throws ConfigError that names the variable */
export function readTls({ certFile, keyFile }: NonNullable<Config['tls']>): { cert: Buffer; key: Buffer } {
  const pair = { cert: read('LCC_TLS_CERT', certFile), key: read('LCC_TLS_KEY', keyFile) };
  attempt(`LCC_TLS_CERT: ${certFile} bukan sertifikat PEM`, () => createSecureContext({ cert: pair.cert }));
  attempt(`LCC_TLS_KEY: ${keyFile} bukan kunci PEM tanpa sandi`, () => createSecureContext({ key: pair.key }));
  attempt(`LCC_TLS_KEY: ${keyFile} bukan kunci dari sertifikat ${certFile}`, () => createSecureContext(pair));
  return pair;
}

function read(variable: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new ConfigError(`${variable}: berkas ${file} tidak dapat dibaca${code === '' ? '' : ` (${code})`}.`);
  }
}

function attempt(problem: string, work: () => unknown): void {
  try {
    work();
  } catch {
    throw new ConfigError(`${problem}.`);
  }
}
