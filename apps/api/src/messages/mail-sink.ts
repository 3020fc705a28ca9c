import { isIP } from 'node:net';
import { createTransport, type NodemailerError } from 'nodemailer';
import { portOf } from '../platform/outbound/allowed-hosts.js';
import { type Outbound, OutboundRefused, unreached } from '../platform/outbound/outbound.js';
import type { Of, OutgoingMessage, Sink } from './sinks.js';

const LONGEST_MS = 20_000;

/** Bounds of one delivery, and a certificate authority beside the known ones. */
export interface MailLimits {
  readonly longestMs?: number;
  readonly ca?: string;
}

/**
 * A mail by SMTP, to the address that was judged and no other. Its Message-ID is made of the message's id: one that goes out twice is known by it.
 * Without TLS nothing is said, unless the channel allows it; a password is never said without.
 */
export class MailSink implements Sink {
  readonly isRepeatable = true;

  constructor(
    private readonly settings: Pick<Of<'mail'>, 'address' | 'tls' | 'user' | 'password' | 'from' | 'to'>,
    private readonly outbound: Outbound,
    private readonly limits: MailLimits = {},
  ) {}

  async send({ id, subject, body }: OutgoingMessage, now: number): Promise<void> {
    const longest = this.limits.longestMs ?? LONGEST_MS;
    const signal = AbortSignal.timeout(longest);
    const { address, from, to } = this.settings;
    const { host } = this.outbound.check(address);
    try {
      const { url, ip } = await this.outbound.place(address, signal);
      await this.#transport(url, ip).sendMail({
        from: { name: 'Langkat Command Center', address: from },
        to,
        subject,
        text: body,
        date: new Date(now),
        messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        xMailer: false,
        disableFileAccess: true,
        disableUrlAccess: true,
        signal,
      });
    } catch (error) {
      if (error instanceof OutboundRefused) throw error;
      if (signal.aborted) throw new OutboundRefused('timeout', `${host} tidak selesai menerima surat dalam ${longest / 1_000} detik.`);
      throw inWords(error as NodemailerError, host);
    }
  }

  #transport(url: URL, ip: string) {
    const { tls, user, password } = this.settings;
    const isLocked = url.protocol === 'smtps:';
    return createTransport({
      host: ip,
      port: portOf(url),
      secure: isLocked,
      requireTLS: tls && !isLocked,
      ignoreTLS: !tls && !isLocked,
      tls: { ...(isIP(url.hostname) ? {} : { servername: url.hostname }), ...(this.limits.ca ? { ca: this.limits.ca } : {}) },
      ...(user !== null && password !== null && (tls || isLocked) ? { auth: { user, pass: password } } : {}),
    });
  }
}

/** What a mail server said, without its own words: they may hold addresses. */
function inWords({ code, responseCode = 0, originalCode }: NodemailerError, host: string): OutboundRefused {
  if (code === 'EAUTH' && responseCode >= 500)
    return new OutboundRefused(
      'status',
      `${host} menolak nama pengguna atau sandi (${responseCode}); hapus kanal ini dan tambahkan lagi dengan sandi yang benar.`,
    );
  if (responseCode === 530) return new OutboundRefused('status', `${host} meminta nama pengguna dan sandi (530).`);
  if (code === 'EENVELOPE') return new OutboundRefused('status', `${host} menolak pengirim atau penerima (${responseCode}).`);
  if (code === 'ETLS' && originalCode === undefined)
    return new OutboundRefused('tls', `${host} tidak melayani TLS; pakai smtps://, atau matikan TLS bila server ini di jaringan sendiri.`);
  if (responseCode > 0) return new OutboundRefused('status', `${host} menjawab ${responseCode}.`);
  return unreached(originalCode ?? code ?? '', host);
}
