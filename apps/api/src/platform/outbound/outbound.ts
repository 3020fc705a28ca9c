import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type AllowedHost, allowedFor, mayConnect, type Protocol } from './allowed-hosts.js';

const LONGEST_MS = 10_000;
const MOST_BYTES = 20 * 1024 * 1024;

const SERVED: ReadonlySet<string> = new Set<Protocol>(['https:', 'http:', 'mysql:', 'smtps:', 'smtp:']);

/** Why nothing was fetched. The message is Indonesian and says the remedy. */
export class OutboundRefused extends Error {
  constructor(
    readonly code:
      | 'address'
      | 'host'
      | 'private-address'
      | 'redirect'
      | 'status'
      | 'encoding'
      | 'too-large'
      | 'timeout'
      | 'tls'
      | 'unreachable',
    message: string,
    /** What the host answered; null without an answer. */
    readonly status: number | null = null,
  ) {
    super(message);
  }
}

export interface Fetched {
  /** Null = not changed since the validators that were sent. */
  readonly body: Buffer | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

interface Request {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
}

export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** Bounds of one fetch; the defaults are the product's. */
export interface OutboundLimits {
  readonly longestMs?: number;
  readonly mostBytes?: number;
  /** A certificate authority in place of the known ones. */
  readonly ca?: string;
}

/**
 * The one way out to addresses that people typed: only listed hosts, judged again by the addresses they lead to, connected to exactly those;
 * no redirects, no proxies, bounded in time and size, certificates always checked.
 */
export class Outbound {
  constructor(
    private readonly allowed: readonly AllowedHost[],
    private readonly resolve: Resolve = (host) => lookup(host, { all: true, verbatim: true }),
    private readonly limits: OutboundLimits = {},
  ) {}

  /** The URL of an address, if it may be asked at all. Nothing is resolved yet. @throws OutboundRefused */
  check(address: string): URL {
    if (!URL.canParse(address)) throw new OutboundRefused('address', 'Alamat bukan URL; tulis lengkap dengan https://.');
    const url = new URL(address);
    if (!SERVED.has(url.protocol)) throw new OutboundRefused('address', `Alamat ${url.protocol} tidak dilayani; pakai https.`);
    if (url.username !== '' || url.password !== '')
      throw new OutboundRefused('address', 'Jangan menulis sandi di alamat; isi sebagai kredensial sumber.');
    this.#entry(url);
    return url;
  }

  /** Asks once. @throws OutboundRefused */
  get(address: string, headers: Readonly<Record<string, string>> = {}, stop?: AbortSignal): Promise<Fetched> {
    return this.#once(address, { method: 'GET', headers, body: null }, stop);
  }

  /** Hands something over, once; resolves when the receiver has said that it took it (2xx). @throws OutboundRefused */
  async post(address: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.#once(address, { method: 'POST', headers, body });
  }

  async #once(address: string, request: Request, stop?: AbortSignal): Promise<Fetched> {
    const url = this.check(address);
    if (!/^https?:$/.test(url.protocol)) throw new OutboundRefused('address', `Alamat ${url.protocol} tidak ditarik lewat HTTP.`);
    const longest = this.limits.longestMs ?? LONGEST_MS;
    const timeout = AbortSignal.timeout(longest);
    const signal = stop ? AbortSignal.any([timeout, stop]) : timeout;
    try {
      const addresses = await Promise.race([this.#addresses(url), aborted(signal)]);
      return await this.#ask(url, addresses, request, signal);
    } catch (error) {
      if (error instanceof OutboundRefused) throw error;
      if (timeout.aborted) throw new OutboundRefused('timeout', `${url.host} tidak selesai menjawab dalam ${longest / 1_000} detik.`);
      throw plain(error, url.host);
    }
  }

  /** An address of the host that may be connected to, for protocols other than HTTP. @throws OutboundRefused */
  async place(address: string, signal: AbortSignal): Promise<{ readonly url: URL; readonly ip: string }> {
    const url = this.check(address);
    try {
      const [first] = await Promise.race([this.#addresses(url), aborted(signal)]);
      return { url, ip: first?.address ?? '' };
    } catch (error) {
      throw error instanceof OutboundRefused ? error : plain(error, url.host);
    }
  }

  #entry(url: URL): AllowedHost {
    const entry = allowedFor(url, this.allowed);
    if (entry) return entry;
    const wanted = `${url.protocol === 'https:' ? '' : `${url.protocol}//`}${url.host}`;
    throw new OutboundRefused('host', `${url.protocol}//${url.host} tidak ada dalam daftar izin; tambahkan ${wanted} ke LCC_SOURCE_HOSTS.`);
  }

  /** Where a host is, each address judged: one that may not be asked spoils them all. */
  async #addresses(url: URL): Promise<readonly { readonly address: string; readonly family: number }[]> {
    const entry = this.#entry(url);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await this.resolve(host);
    if (found.length === 0) throw new OutboundRefused('unreachable', `${host} tidak punya alamat.`);
    const wrong = found.find(({ address }) => !mayConnect(address, entry));
    if (wrong)
      throw new OutboundRefused(
        'private-address',
        `${host} mengarah ke ${wrong.address}, yang bukan alamat publik. Bila memang di jaringan sendiri, tulis jaringannya: ${host}@10.0.0.0/8.`,
      );
    return found;
  }

  #ask(
    url: URL,
    addresses: readonly { readonly address: string; readonly family: number }[],
    { method, headers, body }: Request,
    signal: AbortSignal,
  ): Promise<Fetched> {
    // Connects to what was judged, whatever the name leads to by now.
    const pinned: LookupFunction = (_, options, done) => {
      const [first] = addresses;
      if (options.all) done(null, [...addresses]);
      else done(null, first?.address ?? '', first?.family);
    };
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    return new Promise((resolve, reject) => {
      const request = send(url, {
        method,
        agent: false,
        lookup: pinned,
        ...(this.limits.ca ? { ca: this.limits.ca } : {}),
        signal,
        headers: {
          accept: 'application/json, text/csv;q=0.9, */*;q=0.5',
          'accept-encoding': 'identity',
          'user-agent': 'LangkatCommandCenter',
          ...headers,
          ...(body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        },
      });
      request.on('error', reject);
      request.on('response', (response) => {
        this.#take(response, url.host, method === 'POST').then(resolve, (error: unknown) => {
          request.destroy();
          reject(error);
        });
      });
      request.end(body ?? undefined);
    });
  }

  async #take(response: IncomingMessage, host: string, isHandedOver: boolean): Promise<Fetched> {
    const status = response.statusCode ?? 0;
    const validators = { etag: response.headers.etag ?? null, lastModified: response.headers['last-modified'] ?? null };
    if (status === 304) {
      response.resume();
      return { body: null, ...validators };
    }
    if (status >= 300 && status < 400)
      throw new OutboundRefused('redirect', `${host} mengalihkan ke alamat lain (${status}); tulis alamat tujuannya sendiri.`);
    if (status !== 200 && !(isHandedOver && status > 200 && status < 300))
      throw new OutboundRefused('status', statusMessage(host, status), status);
    const encoding = response.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity')
      throw new OutboundRefused('encoding', `${host} mengirim isi termampat (${encoding}) yang tidak diminta.`);
    const most = this.limits.mostBytes ?? MOST_BYTES;
    const tooLarge = (): OutboundRefused =>
      new OutboundRefused('too-large', `Isi dari ${host} lebih dari ${Math.round(most / 1024)} kB; minta bagian yang lebih kecil.`);
    if (Number(response.headers['content-length'] ?? 0) > most) throw tooLarge();
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of response) {
      size += (part as Buffer).length;
      if (size > most) throw tooLarge();
      parts.push(part as Buffer);
    }
    return { body: Buffer.concat(parts), ...validators };
  }
}

function statusMessage(host: string, status: number): string {
  if (status === 401 || status === 403) return `${host} menolak (${status}); periksa kredensial sumber.`;
  if (status === 404) return `${host} tidak mengenal alamat itu (404); periksa alamat sumber.`;
  return `${host} menjawab ${status}.`;
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));

const plain = (error: unknown, host: string): OutboundRefused =>
  unreached(error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '', host);

/** An error of the network in words, by its code. */
export function unreached(code: string, host: string): OutboundRefused {
  if (/CERT|SELF_SIGNED|TLS|SSL|UNABLE_TO_VERIFY/.test(code))
    return new OutboundRefused(
      'tls',
      `Sertifikat ${host} tidak dapat dipercaya (${code}); bila dari CA sendiri, daftarkan dengan NODE_EXTRA_CA_CERTS.`,
    );
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new OutboundRefused('unreachable', `Nama ${host} tidak ditemukan.`);
  return new OutboundRefused('unreachable', `${host} tidak dapat dihubungi${code === '' ? '' : ` (${code})`}.`);
}
