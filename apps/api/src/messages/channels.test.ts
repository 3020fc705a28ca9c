import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { channelListSchema } from '@lcc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, withTestApp } from '../app.testing.js';
import { TestMailServer } from './mail-server.testing.js';
import { MessageService } from './message.service.js';

/** A receiver of webhooks, away until it is said to be back. */
const got: { headers: IncomingHttpHeaders; body: string }[] = [];
let isAway = false;
let server: Server;
const post = new TestMailServer();
let postAddress = '';
const env: Record<string, string> = {};
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      if (!isAway) got.push({ headers: request.headers, body });
      response.writeHead(isAway ? 503 : 202).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  postAddress = `smtp://127.0.0.1:${await post.start()}`;
  env.LCC_SOURCE_HOSTS = `${address()},${postAddress}`;
});
const test = withTestApp(env);
afterAll(() => {
  server.closeAllConnections();
  server.close();
  post.stop();
});
const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const SECRET = 'rahasia yang cukup panjang';
const webhook = (id: string, more: object = {}) => ({
  kind: 'webhook',
  id,
  title: 'Grup inspektorat',
  steps: ['inspektorat'],
  workUnit: null,
  enabled: true,
  address: `${address()}/masuk`,
  secret: SECRET,
  template: null,
  ...more,
});
let admin: Person;
beforeAll(async () => {
  admin = await test.person('administrator');
});
const list = async () => channelListSchema.parse(await (await admin.ask('GET', '/api/v1/channels')).json());
const look = () => test.app.get(MessageService).look();

describe('channels', () => {
  it('are added by an administrator alone, to allowed hosts alone, and never show their secrets', async () => {
    expect((await (await test.person('inspector')).ask('GET', '/api/v1/channels')).status).toBe(403);
    expect((await admin.ask('POST', '/api/v1/channels', webhook('luar', { address: 'https://contoh.invalid/x' }))).status).toBe(422);
    expect((await admin.ask('POST', '/api/v1/channels', webhook('rusak', { template: '{' }))).status).toBe(422);
    expect((await admin.ask('POST', '/api/v1/channels', webhook('grup'))).status).toBe(204);
    expect((await admin.ask('POST', '/api/v1/channels', webhook('grup'))).status).toBe(422);
    const text = JSON.stringify(await list());
    expect(text).toContain('Grup inspektorat');
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('/masuk');
  });

  it('deliver once, signed, after the receiver was away', async () => {
    isAway = true;
    expect((await admin.ask('POST', '/api/v1/channels/grup/test')).status).toBe(202);
    await look();
    expect((await list()).messages[0]).toMatchObject({ state: 'waiting', attempts: 1, error: expect.stringContaining('503') });
    isAway = false;
    await look();
    expect(got).toEqual([]);
    test.clock.advance(61_000);
    for (let i = 0; i < 3; i++) await look();
    expect(got).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = got;
    const signature = createHmac('sha256', SECRET).update(`${headers['x-lcc-timestamp']}.${body}`).digest('hex');
    expect(headers['x-lcc-signature']).toBe(`sha256=${signature}`);
    expect(JSON.parse(body)).toMatchObject({ id: headers['idempotency-key'], subject: 'Pesan uji' });
    expect(Object.keys(JSON.parse(body)).sort()).toEqual(['at', 'body', 'id', 'subject']);
    expect((await list()).messages[0]).toMatchObject({ state: 'sent', attempts: 2, error: null });
  });

  it('send nothing while they are off, and are forgotten with their secrets', async () => {
    await admin.ask('POST', '/api/v1/channels/grup/test');
    expect((await admin.ask('POST', '/api/v1/channels/grup/disable')).status).toBe(204);
    test.clock.advance(1_000);
    await look();
    expect((await list()).messages[0]).toMatchObject({ state: 'failed' });
    expect(got).toHaveLength(1);
    expect((await admin.ask('DELETE', '/api/v1/channels/grup')).status).toBe(204);
    expect((await list()).channels).toEqual([]);
    expect((await admin.ask('DELETE', '/api/v1/channels/grup')).status).toBe(404);
  });
});

const mail = (id: string, more: object = {}) => ({
  kind: 'mail',
  id,
  title: 'Surel inspektorat',
  steps: ['inspektorat'],
  workUnit: null,
  enabled: true,
  address: postAddress,
  tls: false,
  user: null,
  password: null,
  from: 'lcc@langkatkab.go.id',
  to: 'inspektorat@langkatkab.go.id',
  ...more,
});

describe('mail', () => {
  it.each([
    ['address', { address: 'smtps://surat.invalid' }],
    ['address', { address: 'https://127.0.0.1' }],
    ['to', { to: 'a@b.id\r\nBcc: c@d.id' }],
    ['password', { user: 'lcc' }],
    ['tls', { user: 'lcc', password: SECRET }],
  ])('is refused for its %s', async (field, more) => {
    const answer = await admin.ask('POST', '/api/v1/channels', mail('surel', more));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ issues: [{ field }] });
  });

  it('is delivered once, after the server was away, under an id that stays', async () => {
    expect((await admin.ask('POST', '/api/v1/channels', mail('surel'))).status).toBe(204);
    await admin.ask('POST', '/api/v1/channels/surel/test');
    post.isAway = true;
    await look();
    expect((await list()).messages[0]).toMatchObject({ state: 'waiting', attempts: 1, error: expect.stringContaining('421') });
    post.isAway = false;
    test.clock.advance(61_000);
    for (let i = 0; i < 3; i++) await look();
    const [message] = (await list()).messages;
    expect(message).toMatchObject({ state: 'sent', attempts: 2, error: null });
    expect(post.mails).toHaveLength(1);
    expect(post.mails[0]).toContain(`Message-ID: <${message?.id}@langkatkab.go.id>`);
    expect(post.mails[0]).toContain('Subject: Pesan uji');
  });

  it('asks for TLS unless told, and shows its password to nobody', async () => {
    const { tls, ...rest } = mail('surel-tls', { user: 'lcc', password: SECRET });
    expect((await admin.ask('POST', '/api/v1/channels', rest)).status).toBe(204);
    await admin.ask('POST', '/api/v1/channels/surel-tls/test');
    await look();
    const shown = await list();
    expect(shown.messages.find(({ channel }) => channel === 'surel-tls')?.error).toContain('tidak melayani TLS');
    expect(JSON.stringify(shown)).not.toContain(SECRET);
    expect(post.heard.join('\n')).not.toContain('AUTH');
  });
});
