import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllowedHost } from './allowed-hosts.js';
import { Outbound, OutboundRefused, type Resolve } from './outbound.js';

let server: Server;
let port = 0;
let asked: IncomingMessage[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const leadsTo =
  (...addresses: string[]): Resolve =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
const nothing: Resolve = () => Promise.reject(new Error('must not be resolved'));
/** Lets the host be asked at the test server's port. */
const outbound = (entries: readonly string[], resolve: Resolve = nothing, limits = {}): Outbound =>
  new Outbound(entries.map(parseAllowedHost), resolve, limits);
const at = (host: string, path = '/'): string => `http://${host}:${port}${path}`;

/** The code of the refusal; fails when it came through. The test server must not have been asked, unless told. */
async function refusal(fetching: Promise<unknown>, isAsked = false): Promise<string> {
  const error = await fetching.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(OutboundRefused);
  expect(asked.length > 0).toBe(isAsked);
  return (error as OutboundRefused).code;
}

describe('what may be asked', () => {
  it.each(['ftp://127.0.0.1/', 'file:///etc/passwd', 'gopher://127.0.0.1:70/_x', 'bukan alamat', 'http://orang:sandi@127.0.0.1/'])(
    'is a plain web address, not %s',
    async (address) => {
      asked = [];
      expect(await refusal(outbound(['http://127.0.0.1']).get(address))).toBe('address');
    },
  );

  it('is on the list by scheme, host and port, before anything is resolved', async () => {
    asked = [];
    const listed = outbound(['contoh.go.id', `http://lan.go.id:${port}`]);
    for (const address of [
      'http://contoh.go.id/',
      'https://contoh.go.id:8443/',
      'https://contoh.go.id.jahat.id/',
      at('contoh.go.id'),
      'https://lan.go.id/',
    ])
      expect(await refusal(listed.get(address)), address).toBe('host');
    expect(listed.check('https://contoh.go.id/json').href).toBe('https://contoh.go.id/json');
  });

  it.each(['2130706433', '0x7f.1', '127.1', '0177.0.0.1', '[::ffff:127.0.0.1]', '[::1]', '169.254.169.254'])(
    'is never the machine itself under another spelling, such as %s',
    async (host) => {
      asked = [];
      expect(await refusal(outbound(['contoh.go.id', `http://contoh.go.id:${port}`]).get(at(host)))).toBe('host');
    },
  );

  it.each([
    '127.0.0.1',
    '10.0.0.7',
    '172.16.3.4',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    '::ffff:127.0.0.1',
    'fe80::1',
    'fd00::1',
    '64:ff9b::7f00:1',
  ])('leads to a public address, not to %s', async (address) => {
    asked = [];
    expect(await refusal(outbound([`http://contoh.go.id:${port}`], leadsTo(address)).get(at('contoh.go.id')))).toBe('private-address');
  });

  it('is refused when one of several addresses is wrong', async () => {
    asked = [];
    const several = outbound([`http://contoh.go.id:${port}`], leadsTo('203.0.112.9', '127.0.0.1'));
    expect(await refusal(several.get(at('contoh.go.id')))).toBe('private-address');
  });

  it('lies in the network that was listed with it', async () => {
    asked = [];
    answer = (_, response) => response.end('[]');
    const inside = outbound([`http://simpeg.lan:${port}@127.0.0.0/8`], leadsTo('127.0.0.1'));
    expect((await inside.get(at('simpeg.lan'))).body?.toString()).toBe('[]');
    asked = [];
    const outside = outbound([`http://simpeg.lan:${port}@10.20.0.0/16`], leadsTo('127.0.0.1'));
    expect(await refusal(outside.get(at('simpeg.lan')))).toBe('private-address');
  });

  it('is connected to by the address that was judged: a name that leads elsewhere later changes nothing', async () => {
    asked = [];
    answer = (_, response) => response.end('aman');
    let times = 0;
    const rebinding: Resolve = () => Promise.resolve([{ address: times++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }]);
    const { body } = await outbound([`http://nama.lan:${port}@127.0.0.0/8`], rebinding).get(at('nama.lan'));
    expect([body?.toString(), times, asked[0]?.headers.host]).toEqual(['aman', 1, `nama.lan:${port}`]);
    asked = [];
    expect(await refusal(outbound([`http://nama.lan:${port}@127.0.0.0/8`], rebinding).get(at('nama.lan')))).toBe('private-address');
  });
});

describe('an answer', () => {
  const own = (limits = {}): Outbound => outbound([`http://127.0.0.1:${port}`], nothing, limits);

  it('is taken with its validators, which are sent back', async () => {
    asked = [];
    answer = (request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"v1"', 'last-modified': 'Tue, 24 Nov 2026 01:00:00 GMT' }).end('{"a":1}');
    };
    const first = await own().get(at('127.0.0.1'));
    expect(first).toMatchObject({ body: Buffer.from('{"a":1}'), etag: '"v1"', lastModified: 'Tue, 24 Nov 2026 01:00:00 GMT' });
    expect((await own().get(at('127.0.0.1'), { 'if-none-match': '"v1"' })).body).toBeNull();
  });

  it.each([301, 302, 303, 307, 308])('that leads elsewhere (%i) is not followed', async (status) => {
    asked = [];
    answer = (request, response) => response.writeHead(request.url === '/' ? status : 200, { location: at('127.0.0.1', '/dalam') }).end();
    expect(await refusal(own().get(at('127.0.0.1')), true)).toBe('redirect');
    expect(asked.map((r) => r.url)).toEqual(['/']);
  });

  it.each([
    [401, 'kredensial'],
    [404, 'alamat'],
    [500, '500'],
  ])('of status %i is an error that says what to look at', async (status, word) => {
    answer = (_, response) => response.writeHead(status).end('rahasia dalam');
    const error = await own()
      .get(at('127.0.0.1'))
      .catch((e: unknown) => e as OutboundRefused);
    expect(error).toMatchObject({ code: 'status', message: expect.stringContaining(word) });
    expect((error as OutboundRefused).message).not.toContain('rahasia');
  });

  it('is cut off where it grows too large, whatever it said of its size', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-length': '5000' }).end();
    expect(await refusal(own({ mostBytes: 1_000 }).get(at('127.0.0.1')), true)).toBe('too-large');
    answer = (_, response) => {
      const more = (): unknown => response.write(Buffer.alloc(400)) && setImmediate(more);
      more();
    };
    expect(await refusal(own({ mostBytes: 1_000 }).get(at('127.0.0.1')), true)).toBe('too-large');
  });

  it('that never ends, or never begins, is given up', async () => {
    answer = (_, response) => response.write('[');
    expect(await refusal(own({ longestMs: 100 }).get(at('127.0.0.1')), true)).toBe('timeout');
    answer = () => undefined;
    expect(await refusal(own({ longestMs: 100 }).get(at('127.0.0.1')), true)).toBe('timeout');
    const slowName = outbound([`http://lambat.lan:${port}`], () => new Promise(() => undefined), { longestMs: 100 });
    asked = [];
    expect(await refusal(slowName.get(at('lambat.lan')))).toBe('timeout');
  });

  it('comes as it is: a compressed one could grow without bound', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('[]'));
    expect(await refusal(own().get(at('127.0.0.1')), true)).toBe('encoding');
  });

  it('that does not come is told in words', async () => {
    const closed = outbound(['http://127.0.0.1:9'], nothing);
    await expect(closed.get('http://127.0.0.1:9/')).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('127.0.0.1:9'),
    });
    const unknown = outbound([`http://tiada.lan:${port}`], () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })));
    await expect(unknown.get(at('tiada.lan'))).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('tidak ditemukan'),
    });
  });
});

describe('an entry of the list', () => {
  it.each(['', 'a b', 'https://', 'contoh.go.id/jalur', 'contoh.go.id:0', 'contoh.go.id:99999', 'x@10.0.0.0/99', 'ftp://a'])(
    'is refused when it is %j',
    (text) => {
      expect(() => parseAllowedHost(text)).toThrow(/tulis misalnya/);
    },
  );
});
