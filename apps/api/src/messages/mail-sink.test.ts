import { afterEach, describe, expect, it } from 'vitest';
import { parseAllowedHost } from '../platform/outbound/allowed-hosts.js';
import { Outbound, type OutboundRefused } from '../platform/outbound/outbound.js';
import { MAIL_CERTIFICATE, TestMailServer } from './mail-server.testing.js';
import { type MailLimits, MailSink } from './mail-sink.js';

const MESSAGE = { id: '6f1b8a52-0b57-8c1d-9a54-1d0c3f6f2f10', subject: 'Kasus baru: Dinas PUTR', body: 'Lihat konsol.\nTerima kasih.' };
const NOW = Date.UTC(2026, 10, 24, 1);
const LOGIN = { user: 'lcc', password: 'kata sandi surat' };
const TRUSTED: MailLimits = { ca: MAIL_CERTIFICATE };

let server: TestMailServer;
afterEach(() => server.stop());

/** A sink of a server that behaves so; its name leads to this machine. */
async function sink(behaviour: ConstructorParameters<typeof TestMailServer>[0], more: object = {}, limits: MailLimits = TRUSTED) {
  server = new TestMailServer(behaviour);
  const address = `smtp://mail.lan:${await server.start()}`;
  const outbound = new Outbound([parseAllowedHost(`${address}@127.0.0.0/8`)], () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]));
  const settings = { address, tls: true, user: null, password: null, from: 'lcc@langkatkab.go.id', to: 'irban@langkatkab.go.id', ...more };
  return new MailSink(settings, outbound, limits);
}
const refusal = (sent: Promise<void>): Promise<OutboundRefused> =>
  sent.then(
    () => Promise.reject(new Error('terkirim')),
    (e) => e,
  );

describe('a mail', () => {
  it('goes over TLS with its password, and its Message-ID is the message’s id', async () => {
    await (await sink({ tls: true, login: LOGIN }, LOGIN)).send(MESSAGE, NOW);
    const [mail = ''] = server.mails;
    expect(mail).toContain(`Message-ID: <${MESSAGE.id}@langkatkab.go.id>`);
    expect(mail).toContain('From: Langkat Command Center <lcc@langkatkab.go.id>');
    expect(mail).toContain('To: irban@langkatkab.go.id');
    expect(mail).toContain('Subject: Kasus baru: Dinas PUTR');
    expect(mail).toContain('Date: Tue, 24 Nov 2026 01:00:00 +0000');
    expect(mail).toContain('Auto-Submitted: auto-generated');
    expect(mail).toMatch(/\n\nLihat konsol\.\nTerima kasih\./);
    expect(server.heard.map((line) => line.split(' ')[0])).toEqual(['EHLO', 'STARTTLS']);
  });

  it('is not sent to a server without TLS, which hears no password', async () => {
    const error = await refusal((await sink({ login: LOGIN }, LOGIN)).send(MESSAGE, NOW));
    expect(error).toMatchObject({ code: 'tls', message: expect.stringContaining('tidak melayani TLS') });
    expect(server.heard.filter((line) => line.startsWith('AUTH'))).toEqual([]);
  });

  it('is not sent where the certificate is not trusted', async () => {
    const error = await refusal((await sink({ tls: true }, {}, {})).send(MESSAGE, NOW));
    expect(error).toMatchObject({ code: 'tls', message: expect.stringContaining('NODE_EXTRA_CA_CERTS') });
    expect(server.mails).toEqual([]);
  });

  it('goes without TLS where the channel says so, and then without a password', async () => {
    await (await sink({ login: LOGIN }, { ...LOGIN, tls: false })).send(MESSAGE, NOW);
    expect(server.mails).toHaveLength(1);
    expect(server.heard.filter((line) => line.startsWith('AUTH'))).toEqual([]);
  });

  it.each([
    [{ ...LOGIN, password: 'salah' }, /menolak nama pengguna atau sandi \(535\); hapus kanal ini/],
    [{ to: 'tiada@langkatkab.go.id', ...LOGIN }, /menolak pengirim atau penerima \(550\)/],
  ])('that is refused says why, and nothing of what was said', async (more, words) => {
    const error = await refusal((await sink({ tls: true, login: LOGIN }, more)).send(MESSAGE, NOW));
    expect(error).toMatchObject({ code: 'status', message: expect.stringMatching(words) });
    expect(error.message).not.toMatch(/salah|tiada/);
  });

  it.each(['connect', 'DATA'] as const)('whose server falls silent after %s is given up', async (silentAfter) => {
    const slow = await sink({ tls: true, silentAfter }, {}, { ...TRUSTED, longestMs: 300 });
    expect(await refusal(slow.send(MESSAGE, NOW))).toMatchObject({ code: 'timeout', message: expect.stringContaining('0.3 detik') });
  });

  it('goes to listed hosts alone, judged by where they lead', async () => {
    const { host } = new URL(`smtp://mail.lan:${await (async () => (server = new TestMailServer()).start())()}`);
    const settings = { address: `smtp://${host}`, tls: false, user: null, password: null, from: 'a@b.id', to: 'c@d.id' };
    const through = (listed: string): Promise<OutboundRefused> => {
      const outbound = new Outbound([parseAllowedHost(listed)], () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]));
      return refusal(new MailSink(settings, outbound).send(MESSAGE, NOW));
    };
    expect(await through('smtp://lain.lan')).toMatchObject({ code: 'host', message: expect.stringContaining(`smtp://${host}`) });
    expect(await through(`smtp://${host}`)).toMatchObject({ code: 'private-address' });
    expect(server.heard).toEqual([]);
  });
});
