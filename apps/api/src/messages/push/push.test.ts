import { pushKeySchema } from '@lcc/contract';
import type { Case, Fact } from '@lcc/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from '../../app.testing.js';
import { decisionBatch, LedgerService } from '../../ledger/ledger.service.js';
import { AccountRegistry } from '../../platform/access/account-registry.js';
import { SYSTEM } from '../../platform/audit/actor.js';
import { Outbound } from '../../platform/outbound/outbound.js';
import { Tenants } from '../../platform/tenancy/tenant.js';
import { CLOCK } from '../../platform/tokens.js';
import { MessageService } from '../message.service.js';
import { PushDesk } from './push-desk.js';
import { PUSH_HOSTS, PUSH_LIMITS } from './push-hosts.js';
import { PushPlanner } from './push-planner.js';
import { senderOf, TestBrowser, TestPushService } from './push-service.testing.js';
import { PushSink } from './push-sink.js';

const PATH = '/api/v1/me/push';
const service = new TestPushService();
beforeAll(() => service.start());
afterAll(() => service.stop());
const test = withTestApp({ LCC_DEMO: 'on' }, () => service.outbound());
let regent: Person;
let publicKey = '';

beforeAll(async () => {
  test.clock.set(Date.parse('2026-11-24T10:00:00+07:00')); // a Tuesday
  regent = await test.person('regent');
  publicKey = pushKeySchema.parse(await (await regent.ask('GET', PATH)).json()).publicKey;
});
beforeEach(() => {
  service.got.length = 0;
  service.answer = { status: 201 };
});

const critical = (id: string): Case => ({
  ...{ id, about: { type: 'work-unit', key: UNIT }, workUnit: UNIT, state: 'baru', standing: [], past: [], acts: [] },
  ...{ severity: 'kritis', score: 4, stake: null, since: '2026-11-24', raisedOn: '2026-11-24', owner: null, promisedOn: null },
  ...{ outcome: null, heldBy: null, isBacklog: false },
});
const planner = () => {
  const { app } = test;
  return new PushPlanner(app.get(Tenants), app.get(PushDesk), app.get(MessageService).outbox, app.get(CLOCK));
};
/** Looks at these cases, and sends what is due. */
async function look(cases: readonly Case[] = []): Promise<void> {
  await planner().plan('12.05-2026', cases);
  await test.app.get(MessageService).look();
}
const count = async (table: string): Promise<number> =>
  ((await test.database.dataSource.query(`SELECT count(*)::int AS n FROM ${table}`)) as { n: number }[])[0]?.n ?? 0;
const browserOf = async (who: Person, name: string): Promise<TestBrowser> => {
  const browser = new TestBrowser(`${service.origin}/${name}`);
  expect((await who.ask('PUT', PATH, browser.told)).status).toBe(204);
  return browser;
};

describe('a subscription', () => {
  const strict = new Outbound(PUSH_HOSTS, () => Promise.reject(new Error('must not be resolved')), PUSH_LIMITS);

  it('is of a known push service over https, and of nothing else; nothing is looked up to judge it', async () => {
    const good = [
      'fcm.googleapis.com/fcm/send/a',
      'updates.push.services.mozilla.com/wpush/v2/a',
      'web.push.apple.com/a',
      'db5p.notify.windows.com/w/a',
    ];
    for (const address of good) expect(strict.check(`https://${address}`).protocol).toBe('https:');
    const bad = [
      'https://127.0.0.1:1/',
      'https://fcm.googleapis.com.evil/a',
      'http://fcm.googleapis.com/a',
      'https://fcm.googleapis.com:8443/a',
    ];
    for (const endpoint of [
      ...bad,
      'https://push.apple.com/a',
      'https://evilpush.apple.com/',
      'https://x@fcm.googleapis.com/',
      'file:///etc/passwd',
    ]) {
      expect(() => strict.check(endpoint)).toThrow();
      const answer = await regent.ask('PUT', PATH, { ...new TestBrowser(endpoint).told, endpoint });
      expect([endpoint, answer.status]).toEqual([endpoint, 422]);
    }
    const { keys } = new TestBrowser('').told;
    expect((await regent.ask('PUT', PATH, { endpoint: `${service.origin}/x`, keys: { ...keys, auth: 'pendek' } })).status).toBe(422);
    expect(await count('push_subscription')).toBe(0);
  });

  it('is of the regent alone, is audited, and is forgotten when it is turned off', async () => {
    expect((await (await test.person('inspector')).ask('PUT', PATH, new TestBrowser(`${service.origin}/x`).told)).status).toBe(403);
    const { told } = await browserOf(regent, 'a');
    expect((await regent.ask('DELETE', PATH, { endpoint: told.endpoint })).status).toBe(204);
    expect(await count('push_subscription')).toBe(0);
    const entries = (await test.database.dataSource.query(
      "SELECT action, object FROM audit_entry WHERE action LIKE 'push.%' ORDER BY seq",
    )) as object[];
    expect(entries).toEqual(['on', 'off'].map((way) => ({ action: `push.turned-${way}`, object: `user:${regent.id}` })));
  });

  it('stands locked in the database, as the key that signs does; the key stays', async () => {
    const { told } = await browserOf(regent, 'a');
    const rows = JSON.stringify([
      await test.database.dataSource.query('SELECT * FROM push_subscription'),
      await test.database.dataSource.query('SELECT private_key FROM push_key'),
    ]);
    for (const secret of [told.endpoint, told.keys.auth]) expect(rows).not.toContain(secret);
    expect(rows.match(/"v1\./g)).toHaveLength(2);
    expect(pushKeySchema.parse(await (await regent.ask('GET', PATH)).json()).publicKey).toBe(publicKey);
    expect((await regent.ask('DELETE', PATH, { endpoint: told.endpoint })).status).toBe(204);
  });
});

describe('a push', () => {
  it('comes half an hour after a critical case, once, sealed, signed, and in neutral words', async () => {
    const browser = await browserOf(regent, 'telepon');
    await look([critical('aaa')]);
    expect(service.got).toEqual([]);
    test.clock.advance(30 * 60_000);
    for (let i = 0; i < 3; i++) await look([critical('aaa')]);
    expect(service.got).toHaveLength(1);
    const [{ path, headers, body } = { path: '', headers: {}, body: Buffer.of() }] = service.got;
    expect(path).toBe('/telepon');
    const { id, text } = browser.open(body) as { id: string; text: string };
    expect([id, text]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), 'Ada kasus kritis yang belum diambil setengah jam.']);
    expect(Object.keys(browser.open(body) as object).sort()).toEqual(['id', 'text']);
    expect(senderOf(headers, publicKey)).toMatchObject({ aud: service.origin });
    expect(headers['content-encoding']).toBe('aes128gcm');
  });

  it('gathers three hundred cases into one, and more than six an hour into the next', async () => {
    regent = await signedIn();
    const many = (from: number, n: number) => Array.from({ length: n }, (_, i) => critical(`m${from + i}`));
    await look(many(0, 300));
    test.clock.advance(30 * 60_000);
    await look(many(0, 300));
    expect(service.got).toHaveLength(1);
    // From now on one case more each minute; the one above and five of these are the six of the hour.
    for (let i = 0; i < 20; i++) {
      await look(many(0, 301 + i));
      test.clock.advance(60_000);
    }
    test.clock.advance(10 * 60_000);
    for (let i = 0; i < 20; i++) {
      await look(many(0, 320));
      test.clock.advance(60_000);
    }
    expect(service.got.length).toBeLessThanOrEqual(6);
    test.clock.advance(61 * 60_000);
    await look(many(0, 320));
    const before = service.got.length;
    await look(many(0, 320));
    expect(service.got).toHaveLength(before);
    const [{ n } = { n: 0 }] = (await test.database.dataSource.query(
      "SELECT count(*)::int AS n FROM push_told WHERE key LIKE '%kritis|m%'",
    )) as { n: number }[];
    expect(n).toBe(320);
  });

  it('that a browser no longer wants ends its subscription; one that is away is tried again', async () => {
    regent = await signedIn();
    const gone = await browserOf(regent, 'lama');
    expect(await count('push_subscription')).toBe(2);
    service.answer = { status: 503 };
    await tell('b');
    expect(await count('push_subscription')).toBe(2);
    service.answer = { status: 201 };
    service.got.length = 0;
    test.clock.advance(61_000);
    await look();
    expect(service.got.map(({ path }) => path).sort()).toEqual(['/lama', '/telepon']);
    service.answer = { status: 410 };
    test.clock.advance(60 * 60_000);
    await tell('c');
    expect(await count('push_subscription')).toBe(0);
    service.got.length = 0;
    test.clock.advance(86_400_000);
    await look();
    expect(service.got).toEqual([]);
    expect(gone.told.endpoint).toContain('lama');
  });

  it('is never led elsewhere, and takes no long answer', async () => {
    const identity = { subject: 'mailto:a@b.id', ...(await keys()) };
    const send = (outbound: Outbound) =>
      new PushSink(new TestBrowser(`${service.origin}/x`).told, identity, outbound, async () => undefined).send({
        id: 'a',
        subject: '',
        body: 'b',
      });
    service.answer = { status: 307, headers: { location: `${service.origin}/lain` } };
    await expect(send(service.outbound())).rejects.toMatchObject({ code: 'redirect' });
    service.answer = { status: 201, body: 'x'.repeat(4_097) };
    await expect(send(service.outbound())).rejects.toMatchObject({ code: 'too-large' });
    service.answer = null;
    await expect(send(service.outbound(300))).rejects.toMatchObject({ code: 'timeout' });
    expect(service.got.map(({ path }) => path)).not.toContain('/lain');
  });

  it('says on Monday at seven that a week begins, also while the demo runs, and nothing to a closed account', async () => {
    const base = { region: '12.05', year: 2026, date: '2026-01-01', workUnit: UNIT };
    const facts: Fact[] = [
      { ...base, kind: 'roster', name: 'Dinas Rekaan', parent: null, district: null, verified: true },
      {
        ...{ ...base, kind: 'budget-line', stage: 'MURNI', subActivity: null, account: '5.1.02.01.01.0024' },
        ...{ fundingSource: null, amount: 100n, details: [] },
      },
    ];
    for (const tenant of test.app.get(Tenants).all())
      await test.app.get(LedgerService).append(tenant, decisionBatch('uji', facts, 'uji', test.clock.now()));
    regent = await signedIn();
    const browser = await browserOf(regent, 'senin');
    test.clock.set(Date.parse('2026-11-30T06:59:30+07:00'));
    await test.app.get(MessageService).look();
    expect(service.got).toEqual([]);
    test.clock.set(Date.parse('2026-11-30T07:00:00+07:00'));
    for (let i = 0; i < 2; i++) await test.app.get(MessageService).look();
    expect(service.got.map(({ body }) => (browser.open(body) as { text: string }).text)).toEqual(['Ringkasan pekan ini siap dibaca.']);
    await test.app.get(AccountRegistry).setDisabled(SYSTEM, regent.id, true);
    test.clock.set(Date.parse('2026-12-07T07:00:00+07:00'));
    await test.app.get(MessageService).look();
    expect(service.got).toHaveLength(1);
  });
});

/** The same regent cannot idle for hours: a session anew. */
async function signedIn(): Promise<Person> {
  const browser = test.browser();
  await browser.ask('POST', '/api/v1/sign-in', { login: regent.login, password: regent.password });
  return { ...regent, ask: browser.ask, cookie: browser.cookie };
}

async function keys(): Promise<{ publicKey: string; privateKey: string }> {
  const { default: webPush } = await import('web-push');
  return webPush.generateVAPIDKeys();
}

/** One critical case more, half an hour old. */
async function tell(id: string): Promise<void> {
  await planner().plan('12.05-2026', [critical(id)]);
  test.clock.advance(30 * 60_000);
  await look([critical(id)]);
}
