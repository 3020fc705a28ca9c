import { createServer, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** A certificate of tests alone, for `mail.lan`, with its key. */
export const MAIL_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBkTCCATigAwIBAgIUDbSac17SfW8Oa8s67s4n63kCAQQwCgYIKoZIzj0EAwIw
EzERMA8GA1UEAwwIbWFpbC5sYW4wIBcNMjYxMTI2MTkzMTQ4WhgPMjEyNjExMDIx
OTMxNDhaMBMxETAPBgNVBAMMCG1haWwubGFuMFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAESdjD5SDPtUUPocBrPhb3UIpTdW6ipsBFsi0Uu8qfgjBNFf4yhFkgWL+L
lmZIEg97GZriOQHSEtIb9lLAuJ/goqNoMGYwHQYDVR0OBBYEFElnPYqo5B1z4+YS
U9HxkiV4ox7EMB8GA1UdIwQYMBaAFElnPYqo5B1z4+YSU9HxkiV4ox7EMA8GA1Ud
EwEB/wQFMAMBAf8wEwYDVR0RBAwwCoIIbWFpbC5sYW4wCgYIKoZIzj0EAwIDRwAw
RAIgLgJmw/bY2ln4OCQOgcSY8VDRKtyzzaZaXfWkcSdWAMQCIHqsqao7XZ+/6fm2
Oln1mDEMd9vBvo9BmxIrwxiEp6fs
-----END CERTIFICATE-----
`;
export const MAIL_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgUs6//7y9MhQOePEt
6WMCg8Q7KEprokn/dGck4xWm6j2hRANCAARJ2MPlIM+1RQ+hwGs+FvdQilN1bqKm
wEWyLRS7yp+CME0V/jKEWSBYv4uWZkgSD3sZmuI5AdIS0hv2UsC4n+Ci
-----END PRIVATE KEY-----
`;

interface Behaviour {
  /** Offers STARTTLS. */
  readonly tls?: boolean;
  /** Asks for these before it takes anything. */
  readonly login?: { readonly user: string; readonly password: string };
  /** Says so much and then no more. */
  readonly silentAfter?: 'connect' | 'DATA';
}

/** A mail server of a few verbs that keeps what it was told; `isAway`: it is not in the mood (421). */
export class TestMailServer {
  /** Everything that was said without TLS. */
  readonly heard: string[] = [];
  readonly mails: string[] = [];
  isAway = false;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor(private readonly behaviour: Behaviour = {}) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      if (behaviour.silentAfter === 'connect') return;
      this.#talk(socket, false);
      socket.write(this.isAway ? '421 nanti\r\n' : '220 mail.lan\r\n');
    });
  }

  async start(): Promise<number> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  stop(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #talk(socket: Socket, isLocked: boolean): void {
    let mail: string[] | null = null;
    let rest = '';
    const read = (part: Buffer): void => {
      const lines = (rest + part.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (!isLocked) this.heard.push(line);
        if (mail === null) {
          const verb = line.split(' ')[0]?.toUpperCase();
          if (verb === 'STARTTLS' && this.behaviour.tls) {
            socket.off('data', read);
            socket.write('220 silakan\r\n');
            const locked = new TLSSocket(socket, { isServer: true, cert: MAIL_CERTIFICATE, key: MAIL_KEY });
            locked.on('error', () => socket.destroy());
            return this.#talk(locked, true);
          }
          if (verb === 'DATA') mail = [];
          if (verb === 'DATA' && this.behaviour.silentAfter === 'DATA') return;
          socket.write(this.#answer(verb ?? '', line, isLocked));
        } else if (line === '.') {
          this.mails.push(mail.join('\n'));
          mail = null;
          socket.write('250 diterima\r\n');
        } else mail.push(line);
      }
    };
    socket.on('data', read);
    socket.on('error', () => socket.destroy());
  }

  #answer(verb: string, line: string, isLocked: boolean): string {
    const { tls, login } = this.behaviour;
    if (verb === 'EHLO')
      return `250-mail.lan\r\n${tls && !isLocked ? '250-STARTTLS\r\n' : ''}${login ? '250-AUTH PLAIN\r\n' : ''}250 8BITMIME\r\n`;
    if (verb === 'AUTH') {
      const given = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString();
      return given === `\0${login?.user}\0${login?.password}` ? '235 benar\r\n' : `535 5.7.8 ${given} salah\r\n`;
    }
    if (verb === 'STARTTLS') return '502 tidak ada\r\n';
    if (verb === 'DATA') return '354 mulai\r\n';
    if (verb === 'RCPT' && line.includes('tiada@')) return '550 5.1.1 tidak ada\r\n';
    return verb === 'QUIT' ? '221 sampai jumpa\r\n' : '250 baik\r\n';
  }
}
