import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { PushSubscriptionTold } from '@lcc/contract';
import { parseAllowedHost } from '../../platform/outbound/allowed-hosts.js';
import { Outbound } from '../../platform/outbound/outbound.js';
import { MAIL_CERTIFICATE, MAIL_KEY } from '../mail-server.testing.js';
import { PUSH_LIMITS } from './push-hosts.js';

/** Its certificate is the mail server's. */
const HOST = 'mail.lan';
const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');

/** A push service of tests: it keeps what it was sent, and answers as it is told. */
export class TestPushService {
  readonly got: { path: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];
  answer: { status: number; headers?: Record<string, string>; body?: string } | null = { status: 201 };
  readonly #server: Server;

  constructor() {
    this.#server = createServer({ cert: MAIL_CERTIFICATE, key: MAIL_KEY }, async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      this.got.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) });
      if (this.answer) response.writeHead(this.answer.status, this.answer.headers).end(this.answer.body);
    });
  }

  start(): Promise<void> {
    return new Promise((done) => this.#server.listen(0, '127.0.0.1', done));
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get origin(): string {
    return `https://${HOST}:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The way to this service and no other, with the product's bounds. */
  outbound(longestMs = PUSH_LIMITS.longestMs ?? 0): Outbound {
    const allowed = parseAllowedHost(`${this.origin.slice('https://'.length)}@127.0.0.0/8`);
    return new Outbound([allowed], async () => [{ address: '127.0.0.1', family: 4 }], { ...PUSH_LIMITS, longestMs, ca: MAIL_CERTIFICATE });
  }
}

/** A browser that subscribed, and opens what is sealed for it (RFC 8291). */
export class TestBrowser {
  readonly #ecdh = createECDH('prime256v1');
  readonly #auth = randomBytes(16);
  readonly #point: Buffer;

  constructor(private readonly endpoint: string) {
    this.#point = this.#ecdh.generateKeys();
  }

  get told(): PushSubscriptionTold {
    return { endpoint: this.endpoint, keys: { p256dh: this.#point.toString('base64url'), auth: this.#auth.toString('base64url') } };
  }

  open(body: Buffer): unknown {
    const salt = body.subarray(0, 16);
    const sender = body.subarray(21, 21 + body.readUInt8(20));
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#point, sender]);
    const ikm = Buffer.from(hkdfSync('sha256', this.#ecdh.computeSecret(sender), this.#auth, info, 32));
    const key = Buffer.from(hkdfSync('sha256', ikm, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16));
    const nonce = Buffer.from(hkdfSync('sha256', ikm, salt, Buffer.from('Content-Encoding: nonce\0'), 12));
    const sealed = body.subarray(21 + sender.length);
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString());
  }
}

/** What a request says of its sender (RFC 8292); null when its signature is not that of `publicKey`. */
export function senderOf({ authorization = '' }: IncomingHttpHeaders, publicKey: string): { aud: string; sub: string } | null {
  const [head = '', body = '', signature = ''] = /t=([^,]+)/.exec(authorization)?.[1]?.split('.') ?? [];
  const point = bytes(publicKey);
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const isSigned = verify('sha256', Buffer.from(`${head}.${body}`), { key, dsaEncoding: 'ieee-p1363' }, bytes(signature));
  return isSigned ? (JSON.parse(bytes(body).toString()) as { aud: string; sub: string }) : null;
}
