import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '../platform/clock/index.js';
import { loadConfig } from '../platform/config/config.js';
import { CERTIFICATE } from '../platform/http/tls-files.testing.js';
import { createLogger } from '../platform/log/index.js';
import { CertificateWatch } from './certificate-watch.js';

const END = Date.parse('2126-11-02T01:19:17Z');
const DAY_MS = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'lcc-sertifikat-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A watch with days left, and what it has complained of. */
function watch(daysLeft: number) {
  const certFile = join(folder, 'cert.pem');
  writeFileSync(certFile, CERTIFICATE);
  const clock = new FakeClock(END - daysLeft * DAY_MS);
  const told: string[] = [];
  const logger = createLogger('silent');
  vi.spyOn(logger, 'error').mockImplementation((_fields: unknown, text?: unknown) => void told.push(String(text)));
  const of = new CertificateWatch({ ...loadConfig({}), tls: { certFile, keyFile: '' } }, clock, logger);
  return { of, clock, told };
}

describe('the certificate of the server', () => {
  it('is complained of 21, 7 and 1 days before its end and at it, each once', () => {
    const { of, clock, told } = watch(40);
    const days: number[] = [];
    for (let day = 40; day >= -3; day--) {
      clock.set(END - day * DAY_MS - 1);
      const before = told.length;
      of.look();
      of.look();
      if (told.length > before) days.push(day);
    }
    expect(days).toEqual([21, 7, 1, -1]);
    expect(told.at(-1)).toMatch(/sudah habis/);
  });

  it('says how long it lasts, and nothing where there is none', () => {
    expect(watch(100.5).of.standing).toEqual({ status: 'ok', daysLeft: 100 });
    expect(watch(20.5).of.standing).toEqual({ status: 'expiring', daysLeft: 20 });
    expect(watch(-0.5).of.standing).toEqual({ status: 'expired', daysLeft: -1 });
    const none = new CertificateWatch(loadConfig({}), new FakeClock(END), createLogger('silent'));
    expect([none.daysLeft, none.standing]).toEqual([null, null]);
  });
});
