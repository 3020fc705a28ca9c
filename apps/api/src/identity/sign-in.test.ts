import type { Me } from '@lcc/contract';
import { describe, expect, it } from 'vitest';
import { type Person, withTestApp } from '../app.testing.js';
import { AccountRegistry } from '../platform/access/account-registry.js';
import { SYSTEM } from '../platform/audit/actor.js';
import { verifyAudit } from '../platform/audit/verify.js';

const test = withTestApp();
const MINUTE = 60_000;

const me = async (who: { ask: (method: string, path: string) => Promise<Response> }): Promise<Me> =>
  (await (await who.ask('GET', '/api/v1/me')).json()) as Me;
const actions = async (): Promise<string[]> =>
  ((await test.database.dataSource.query('SELECT action FROM audit_entry ORDER BY seq')) as { action: string }[]).map((row) => row.action);

async function newcomer(login: string, role: 'viewer' | 'administrator' = 'viewer') {
  const added = await test.app.get(AccountRegistry).add(SYSTEM, login, { name: login, role, unit: null, ssoSubject: null });
  return { ...added, ...test.browser() };
}

describe('the first administrator', () => {
  it('is made once, and can do nothing before password and authenticator are in order', async () => {
    const accounts = test.app.get(AccountRegistry);
    const made = await Promise.all([
      accounts.ensureAdministrator(SYSTEM, 'awal-sekali'),
      accounts.ensureAdministrator(SYSTEM, 'awal-sekali'),
    ]);
    expect(made.filter((each) => each !== null)).toEqual([{ login: 'admin', password: 'awal-sekali' }]);
    expect(await accounts.ensureAdministrator(SYSTEM, 'lain')).toBeNull();

    const { ask } = test.browser();
    expect((await ask('POST', '/api/v1/sign-in', { login: 'Admin ', password: 'awal-sekali' })).status).toBe(200);
    expect(await me({ ask })).toMatchObject({ stage: 'setup', rights: [], account: { mustChangePassword: true, needsTotp: true } });
    const refused = await ask('GET', '/api/v1/users');
    expect([refused.status, await refused.json()]).toEqual([403, expect.objectContaining({ code: 'stage', stage: 'setup' })]);

    const weak = await ask('PUT', '/api/v1/me/password', { current: 'awal-sekali', next: 'pendek' });
    expect([weak.status, await weak.json()]).toEqual([
      422,
      expect.objectContaining({ issues: [expect.objectContaining({ field: 'next' })] }),
    ]);
    expect((await ask('PUT', '/api/v1/me/password', { current: 'salah', next: 'kalimat yang panjang' })).status).toBe(401);
    expect((await ask('PUT', '/api/v1/me/password', { current: 'awal-sekali', next: 'kalimat yang panjang' })).status).toBe(204);
    expect(await me({ ask })).toMatchObject({ stage: 'setup', account: { mustChangePassword: false, hasTotp: false } });

    const { secret, uri } = (await (await ask('POST', '/api/v1/me/totp')).json()) as { secret: string; uri: string };
    expect(uri).toContain(`secret=${secret}`);
    expect((await ask('PUT', '/api/v1/me/totp', { code: '000000' })).status).toBe(422);
    const { codes } = (await (await ask('PUT', '/api/v1/me/totp', { code: test.codeOf(secret) })).json()) as { codes: string[] };
    expect(new Set(codes).size).toBe(10);
    expect(await me({ ask })).toMatchObject({ stage: 'full', rights: expect.arrayContaining(['users.manage']) });
    expect((await ask('GET', '/api/v1/users')).status).toBe(200);
  });
});

describe('signing in', () => {
  it('says the same whatever was wrong, and keeps nothing of what was typed', async () => {
    const { ask } = await newcomer('siti');
    const wrong = await ask('POST', '/api/v1/sign-in', { login: 'siti', password: 'salah' });
    const unknown = await ask('POST', '/api/v1/sign-in', { login: 'sandi-rahasia-saya', password: 'salah' });
    const [one, other] = [await wrong.json(), await unknown.json()] as Record<string, unknown>[];
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect({ ...one, correlationId: '' }).toEqual({ ...other, correlationId: '' });
    const trail = JSON.stringify(await test.database.dataSource.query('SELECT * FROM audit_entry'));
    expect(trail).not.toContain('sandi-rahasia-saya');
  });

  it('takes another secret at every step, and lets the old one go', async () => {
    const admin = await test.person('administrator');
    const { ask, cookie } = test.browser();
    await ask('POST', '/api/v1/sign-in', { login: admin.login, password: admin.password });
    const before = cookie();
    expect(await me({ ask })).toMatchObject({ stage: 'code', rights: [] });
    expect((await ask('GET', '/api/v1/me/sessions')).status).toBe(403);
    expect((await ask('PUT', '/api/v1/me/password', { current: admin.password, next: 'kalimat lain yang panjang' })).status).toBe(403);
    test.clock.advance(MINUTE);
    const entered = await ask('POST', '/api/v1/sign-in/code', { code: test.codeOf(admin.totp ?? '') });
    expect(entered.headers.get('set-cookie')).toMatch(/^lcc-sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(cookie()).not.toBe(before);
    expect((await test.ask(before, 'GET', '/api/v1/me')).status).toBe(401);
    expect(await me({ ask })).toMatchObject({ stage: 'full' });
  });

  it('takes a code of the authenticator once, and each recovery code once', async () => {
    const admin = await test.person('administrator');
    test.clock.advance(MINUTE);
    const { codes } = (await (await admin.ask('POST', '/api/v1/me/recovery-codes')).json()) as { codes: string[] };
    const enter = async (code: string): Promise<number> => {
      const { ask } = test.browser();
      await ask('POST', '/api/v1/sign-in', { login: admin.login, password: admin.password });
      const { status } = await ask('POST', '/api/v1/sign-in/code', { code });
      test.clock.advance(20 * MINUTE);
      return status;
    };
    const code = test.codeOf(admin.totp ?? '');
    const outcomes: number[] = [];
    for (let time = 0; time < 2; time++) {
      const { ask } = test.browser();
      await ask('POST', '/api/v1/sign-in', { login: admin.login, password: admin.password });
      outcomes.push((await ask('POST', '/api/v1/sign-in/code', { code })).status);
    }
    expect(outcomes).toEqual([200, 401]);
    test.clock.advance(20 * MINUTE);
    const spent = codes[0] ?? '';
    expect(await enter(spent.toUpperCase().replaceAll('-', ' '))).toBe(200);
    expect(await enter(spent)).toBe(401);
    expect(await enter(codes[1] ?? '')).toBe(200);
  });

  it('lets nobody in whose account is shut, and ends the sessions there were', async () => {
    const viewer = await test.person('viewer');
    await test.app.get(AccountRegistry).setDisabled(SYSTEM, viewer.id, true);
    expect((await viewer.ask('GET', '/api/v1/me')).status).toBe(401);
    expect((await test.browser().ask('POST', '/api/v1/sign-in', { login: viewer.login, password: viewer.password })).status).toBe(401);
    await test.app.get(AccountRegistry).setDisabled(SYSTEM, viewer.id, false);
    expect((await test.browser().ask('POST', '/api/v1/sign-in', { login: viewer.login, password: viewer.password })).status).toBe(200);
  });
});

describe('who guesses', () => {
  it('may judge few passwords a minute, however many come at once; the victim gets in from elsewhere', async () => {
    const victim = await test.person('viewer');
    const from = (ip: string) => ({ 'x-forwarded-for': ip });
    const judged = (
      await Promise.all(
        Array.from({ length: 60 }, () => test.ask('', 'POST', '/api/v1/sign-in', { login: victim.login, password: 'tebakan' })),
      )
    ).filter((answer) => answer.status === 401);
    expect(judged.length).toBeLessThanOrEqual(10);
    const waiting = await test.ask('', 'POST', '/api/v1/sign-in', { login: victim.login, password: victim.password });
    expect(waiting.status).toBe(429);
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
    test.clock.advance(6 * MINUTE);
    expect(
      (await test.ask('', 'POST', '/api/v1/sign-in', { login: victim.login, password: victim.password }, from('10.0.0.9'))).status,
    ).toBe(200);
  });
});

describe('a session', () => {
  it('idles out after half an hour, and ends after twelve hours whatever is done', async () => {
    const idle = await test.person('administrator');
    test.clock.advance(29 * MINUTE);
    expect((await idle.ask('GET', '/api/v1/me')).status).toBe(200);
    test.clock.advance(29 * MINUTE);
    expect((await idle.ask('GET', '/api/v1/me')).status).toBe(200);
    test.clock.advance(20 * MINUTE);
    expect((await idle.ask('GET', '/api/v1/me', undefined, { 'x-lcc-page': 'background' })).status).toBe(200);
    test.clock.advance(11 * MINUTE);
    expect((await idle.ask('GET', '/api/v1/me')).status).toBe(401);

    const busy = await test.person('administrator');
    for (let passed = 0; passed < 12 * 60; passed += 20) {
      expect((await busy.ask('GET', '/api/v1/me')).status).toBe(200);
      test.clock.advance(20 * MINUTE);
    }
    expect((await busy.ask('GET', '/api/v1/me')).status).toBe(401);
  });

  it('lasts by what its role could do: two hours at work, four to look, days on the phone of the regent', async () => {
    const [inspector, viewer, regent] = [await test.person('inspector'), await test.person('viewer'), await test.person('regent')];
    const isIn = async (who: Person): Promise<boolean> => (await who.ask('GET', '/api/v1/me')).status === 200;
    test.clock.advance(119 * MINUTE);
    expect([await isIn(inspector), await isIn(viewer), await isIn(regent)]).toEqual([true, true, true]);
    test.clock.advance(121 * MINUTE);
    expect([await isIn(inspector), await isIn(viewer)]).toEqual([false, true]);
    test.clock.advance(6 * 24 * 60 * MINUTE);
    expect([await isIn(viewer), await isIn(regent)]).toEqual([false, true]);
    for (let day = 0; day < 24; day++) {
      test.clock.advance(24 * 60 * MINUTE);
      await regent.ask('GET', '/api/v1/me');
    }
    expect(await isIn(regent)).toBe(false);
  });

  it('is kept by the browser for the regent alone', async () => {
    const kept = async (who: Person): Promise<string> => {
      const answer = await test.browser().ask('POST', '/api/v1/sign-in', { login: who.login, password: who.password });
      return answer.headers.get('set-cookie') ?? '';
    };
    expect(await kept(await test.person('regent'))).toContain('Max-Age=2592000');
    expect(await kept(await test.person('viewer'))).not.toContain('Max-Age');
  });

  it('is listed and ended by its owner, and by nobody else', async () => {
    const viewer = await test.person('viewer');
    const other = await test.person('viewer');
    test.clock.advance(1_000);
    const second = test.browser();
    await second.ask('POST', '/api/v1/sign-in', { login: viewer.login, password: viewer.password });
    const { sessions } = (await (await viewer.ask('GET', '/api/v1/me/sessions')).json()) as {
      sessions: { id: string; current: boolean }[];
    };
    expect(sessions.map((session) => session.current)).toEqual([false, true]);
    expect((await other.ask('DELETE', `/api/v1/me/sessions/${sessions[0]?.id}`)).status).toBe(404);
    expect((await second.ask('GET', '/api/v1/me')).status).toBe(200);
    expect((await viewer.ask('DELETE', `/api/v1/me/sessions/${sessions[0]?.id}`)).status).toBe(204);
    expect((await second.ask('GET', '/api/v1/me')).status).toBe(401);
    expect((await viewer.ask('POST', '/api/v1/sign-out')).status).toBe(204);
    expect(viewer.cookie()).toBe('');
  });

  it('ends with a change of role, a reset, and when an administrator says so', async () => {
    const admin = await test.person('administrator');
    for (const act of [
      (id: string) => admin.ask('PATCH', `/api/v1/users/${id}`, { name: 'A', role: 'inspector', unit: null, ssoSubject: null }),
      (id: string) => admin.ask('POST', `/api/v1/users/${id}/reset`),
      (id: string) => admin.ask('POST', `/api/v1/users/${id}/disable`),
      (id: string) => admin.ask('DELETE', `/api/v1/users/${id}/sessions`),
    ]) {
      const viewer = await test.person('viewer');
      expect((await act(viewer.id)).ok).toBe(true);
      expect((await viewer.ask('GET', '/api/v1/me')).status).toBe(401);
    }
  });

  it('wants proof again before acts that cannot be taken back', async () => {
    const admin = await test.person('administrator');
    const body = { name: 'kunci uji', scope: 'read', tenant: 'real', signed: false, days: 30 };
    expect((await admin.ask('POST', '/api/v1/keys', body)).status).toBe(201);
    test.clock.advance(6 * MINUTE);
    const refused = await admin.ask('POST', '/api/v1/keys', body);
    expect([refused.status, await refused.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'step-up', means: ['password', 'code'] }),
    ]);
    expect((await admin.ask('POST', '/api/v1/me/step-up', { password: 'salah' })).status).toBe(401);
    expect((await admin.ask('POST', '/api/v1/me/step-up', {})).status).toBe(422);
    expect((await admin.ask('POST', '/api/v1/me/step-up', { code: test.codeOf(admin.totp ?? '') })).status).toBe(204);
    expect((await admin.ask('POST', '/api/v1/keys', body)).status).toBe(201);
  });
});

describe('accounts', () => {
  it('always leave one administrator who can act', async () => {
    const accounts = test.app.get(AccountRegistry);
    const admins = (await accounts.list()).filter((row) => row.role === 'administrator' && row.disabled === null);
    const outcomes = await Promise.allSettled(admins.map((row) => accounts.setDisabled(SYSTEM, row.id, true)));
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(1);
    expect((await accounts.list()).filter((row) => row.role === 'administrator' && row.disabled === null)).toHaveLength(1);
    for (const row of admins) await accounts.setDisabled(SYSTEM, row.id, false);
  });

  it('bind a unit operator to a unit, and nobody else', async () => {
    const admin = await test.person('administrator');
    const body = { login: 'operator.jalan', name: 'Operator', role: 'unit-operator', unit: null, ssoSubject: null };
    expect((await admin.ask('POST', '/api/v1/users', body)).status).toBe(422);
    expect((await admin.ask('POST', '/api/v1/users', { ...body, role: 'viewer', unit: '1.03.0.00.0.00.03.0000' })).status).toBe(422);
    expect((await admin.ask('POST', '/api/v1/users', { ...body, unit: '1.03.0.00.0.00.03.0000' })).status).toBe(201);
    expect((await admin.ask('POST', '/api/v1/users', { ...body, unit: '1.03.0.00.0.00.03.0000' })).status).toBe(422);
  });
});

describe('a forged request', () => {
  it('is refused without our exact origin, our header and a JSON body', async () => {
    const viewer = await test.person('viewer');
    const send = (headers: Record<string, string>, body = '{"password":"x"}') =>
      test.ask(viewer.cookie(), 'POST', '/api/v1/me/step-up', body, headers);
    expect((await send({ origin: 'http://jahat.example' })).status).toBe(403);
    expect((await send({ origin: `${test.origin}.jahat.example` })).status).toBe(403);
    expect((await send({ origin: 'null' })).status).toBe(403);
    expect((await send({ 'content-type': 'text/plain' })).status).toBe(415);
    expect((await send({ 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    const bare = await fetch(`${test.origin}/api/v1/me/step-up`, {
      method: 'POST',
      headers: { cookie: viewer.cookie(), origin: test.origin, 'content-type': 'application/json' },
      body: '{"password":"x"}',
    });
    expect(bare.status).toBe(403);
    expect((await send({})).status).toBe(401);
  });

  it('cannot bring along what nobody asked for', async () => {
    const admin = await test.person('administrator');
    const body = { login: 'tambah', name: 'T', role: 'viewer', unit: null, ssoSubject: null };
    for (const extra of [{ id: 'orang_1' }, { mustChangePassword: false }, { rights: ['users.manage'] }, { totp_secret: 'x' }])
      expect((await admin.ask('POST', '/api/v1/users', { ...body, ...extra })).status).toBe(422);
    expect((await admin.ask('POST', '/api/v1/users', `{"login":"t","__proto__":{"role":"administrator"}}`)).status).toBe(422);
    expect((await admin.ask('POST', '/api/v1/users', '{bukan json')).status).toBe(400);
  });
});

describe('the audit trail of all this', () => {
  it('holds what was done and what was refused, unbroken', async () => {
    expect(new Set(await actions())).toEqual(
      new Set([
        'user.added',
        'session.opened',
        'session.renewed',
        'session.code-asked',
        'session.refused',
        'session.ended',
        'session.all-ended',
        'user.password-changed',
        'user.authenticator-added',
        'user.recovery-codes-renewed',
        'user.recovery-code-used',
        'user.changed',
        'user.reset',
        'user.disabled',
        'user.enabled',
        'key.added',
      ]),
    );
    await expect
      .poll(async () => (await verifyAudit(test.database.dataSource, test.config.dataDir)).problems, { timeout: 10_000 })
      .toEqual([]);
  });
});
