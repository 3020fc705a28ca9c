import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readTls } from './tls-files.js';
import { CERTIFICATE } from './tls-files.testing.js';

/** The key of the tests' certificate. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgPTibJUfaSG3xT8Z1
Cb8QVkQ8XUI8ZVv9WdOV5KnaYSWhRANCAAR6oTxwj9rchGDYOwuiZWC6kXLQnNiy
bfEqJydFydRcRXfLKdwJTw1NVji6sEqE6T2K1Pdr08wzzyTlLnhtSdWS
-----END PRIVATE KEY-----
`;
const folder = mkdtempSync(join(tmpdir(), 'lcc-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
const otherKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('certificate and key', () => {
  const certFile = file('cert.pem', CERTIFICATE);
  const keyFile = file('key.pem', KEY);

  it('are read when they belong together', () => {
    expect(readTls({ certFile, keyFile })).toEqual({ cert: Buffer.from(CERTIFICATE), key: Buffer.from(KEY) });
  });

  it.each([
    ['LCC_TLS_CERT', join(folder, 'none.pem'), keyFile, /none\.pem tidak dapat dibaca \(ENOENT\)/],
    ['LCC_TLS_CERT', keyFile, keyFile, /bukan sertifikat PEM/],
    ['LCC_TLS_KEY', certFile, certFile, /bukan kunci PEM tanpa sandi/],
    ['LCC_TLS_KEY', certFile, file('other.pem', otherKey()), /other\.pem bukan kunci dari sertifikat/],
  ])('are refused with the name of %s', (variable, cert, key, reason) => {
    const read = () => readTls({ certFile: cert, keyFile: key });
    expect(read).toThrow(`${variable}:`);
    expect(read).toThrow(reason);
  });
});
