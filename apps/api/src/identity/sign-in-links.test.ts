import { linkMadeSchema } from '@lcc/contract';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, withTestApp } from '../app.testing.js';
import { AccountRegistry } from '../platform/access/account-registry.js';
import { SYSTEM } from '../platform/audit/actor.js';
import { verifyAudit } from '../platform/audit/verify.js';

const test = withTestApp();
const MINUTE = 60_000;
let administrator: Person;
beforeAll(async () => {
  administrator = await test.person('administrator');
});

beforeEach(rest);

/** An account that never set a password of its own. */
const newcomer = (login: string, role: 'regent' | 'approver' = 'regent') =>
  test.app.get(AccountRegistry).add(SYSTEM, login, { name: login, role, unit: null, ssoSubject: null });
async function linkFor(id: string): Promise<string> {
  const answer = await administrator.ask('POST', `/api/v1/users/${id}/link`);
  const { path, expires } = linkMadeSchema.parse(await answer.json());
  expect(Date.parse(expires) - test.clock.now()).toBe(15 * MINUTE);
  return path.replace('/console#masuk=', '');
}
const enter = (secret: string, browser = test.browser()) => browser.ask('POST', '/api/v1/sign-in/link', { secret });
/** Time passes until refused tries are forgiven; then the administrator proves anew to be it. */
async function rest(): Promise<void> {
  test.clock.advance(6 * MINUTE);
  const { login, password, totp } = administrator;
  const browser = test.browser();
  await browser.ask('POST', '/api/v1/sign-in', { login, password });
  expect((await browser.ask('POST', '/api/v1/sign-in/code', { code: test.codeOf(totp ?? '') })).status).toBe(200);
  administrator = { ...administrator, ask: browser.ask, cookie: browser.cookie };
}

describe('a link that signs in', () => {
  it('opens one session, whole, once; two at a time get one', async () => {
    const { id } = await newcomer('bupati.satu');
    const secret = await linkFor(id);
    const browsers = [test.browser(), test.browser(), test.browser()];
    const statuses = await Promise.all(browsers.map(async (browser) => (await enter(secret, browser)).status));
    expect([...statuses].sort()).toEqual([200, 401, 401]);
    const me = await browsers[statuses.indexOf(200)]?.ask('GET', '/api/v1/me');
    expect(await me?.json()).toMatchObject({ stage: 'full', way: 'link', account: { id } });
    expect((await enter(secret)).status).toBe(401);
  });

  it('is told nowhere else, and stands in the audit trail by who made and who used it', async () => {
    const { id } = await newcomer('bupati.dua');
    const secret = await linkFor(id);
    expect((await enter(secret)).status).toBe(200);
    const { dataSource } = test.database;
    const entries = (await dataSource.query('SELECT actor, action FROM audit_entry WHERE object = $1 ORDER BY seq', [
      `user:${id}`,
    ])) as object[];
    expect(entries.slice(-2)).toEqual([
      { actor: administrator.id, action: 'user.link-made' },
      { actor: id, action: 'session.opened' },
    ]);
    const kept = JSON.stringify([
      await dataSource.query('SELECT * FROM sign_in_link'),
      await dataSource.query('SELECT * FROM audit_entry'),
    ]);
    expect(kept).not.toContain(secret);
    await expect.poll(async () => (await verifyAudit(dataSource, test.config.dataDir)).problems, { timeout: 10_000 }).toEqual([]);
  });

  it('is dead after a quarter of an hour, after a newer one, and once the account is closed, reset or owes a second factor', async () => {
    const { id } = await newcomer('bupati.tiga');
    const old = await linkFor(id);
    const newer = await linkFor(id);
    expect((await enter(old)).status).toBe(401);
    test.clock.advance(15 * MINUTE);
    expect((await enter(newer)).status).toBe(401);
    const accounts = test.app.get(AccountRegistry);
    const spoil = [
      () => accounts.setDisabled(SYSTEM, id, true),
      () => accounts.reset(SYSTEM, id),
      () => accounts.change(SYSTEM, id, { name: 'x', role: 'approver', unit: null, ssoSubject: null }),
    ];
    for (const change of spoil) {
      await rest();
      await accounts.setDisabled(SYSTEM, id, false);
      const secret = await linkFor(id);
      await change();
      expect((await enter(secret)).status).toBe(401);
    }
  });

  it('is made by an administrator who just proved to be it, not for who owes a second factor, and six times an hour', async () => {
    const approver = await newcomer('penyetuju', 'approver');
    for (const id of [approver.id, administrator.id]) {
      const answer = await administrator.ask('POST', `/api/v1/users/${id}/link`);
      expect([answer.status, await answer.json()]).toEqual([
        422,
        expect.objectContaining({ issues: [expect.objectContaining({ field: 'role' })] }),
      ]);
    }
    expect((await administrator.ask('POST', '/api/v1/users/orang_0/link')).status).toBe(404);
    const { id } = await newcomer('bupati.empat');
    expect((await (await test.person('regent')).ask('POST', `/api/v1/users/${id}/link`)).status).toBe(403);
    for (let i = 0; i < 6; i++) await linkFor(id);
    expect((await administrator.ask('POST', `/api/v1/users/${id}/link`)).status).toBe(422);
    test.clock.advance(6 * MINUTE);
    expect((await administrator.ask('POST', `/api/v1/users/${id}/link`)).status).toBe(403); // prove it again
  });

  it('cannot be guessed at any pace: refused tries from one address wait longer and longer', async () => {
    test.clock.advance(60 * MINUTE);
    const statuses: number[] = [];
    for (let i = 0; i < 8; i++) statuses.push((await enter(`tebakan-${i}`)).status);
    expect(statuses).toContain(429);
    expect(statuses.filter((status) => status === 200)).toEqual([]);
  });
});
