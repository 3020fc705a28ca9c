import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Me } from '@lcc/contract';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withTestApp } from '../app.testing.js';
import { AccountRegistry } from '../platform/access/account-registry.js';
import { SYSTEM } from '../platform/audit/actor.js';

/** A real provider on this machine. It asks nobody anything: whoever comes is `person`. */
const server = createServer();
let person = '';
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const test = withTestApp({
  LCC_OIDC_ISSUER: issuer,
  LCC_OIDC_CLIENT_ID: 'lcc',
  LCC_OIDC_CLIENT_SECRET: 'rahasia-penyedia',
  LCC_OIDC_CLAIM: 'preferred_username',
});

beforeAll(() => {
  for (const way of ['info', 'warn'] as const) vi.spyOn(console, way).mockImplementation(() => undefined); // it tells of its defaults
  const op = new Provider(issuer, {
    clients: [
      {
        client_id: 'lcc',
        client_secret: 'rahasia-penyedia',
        redirect_uris: [`${home()}/api/v1/sign-in/oidc/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, preferred_username: `nip-${id}` }) }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId ?? '',
        accountId: context.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    interactions: { url: (_context, interaction) => `/masuk/${interaction.uid}` },
  });
  const answer = op.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/masuk/')) return void answer(request, response);
    void op.interactionFinished(request, response, { login: { accountId: person } });
  });
});
afterAll(() => new Promise((done) => server.close(done)));

const home = (): string => test.origin.replace('127.0.0.1', 'localhost');

/** A browser that follows redirects and keeps each server's cookies; it stops before `stop`. */
async function walk(start: string, cookies: Map<string, string>, stop?: (url: URL) => boolean): Promise<URL> {
  let url = new URL(start);
  for (let step = 0; step < 12; step++) {
    if (stop?.(url)) return url;
    const mine = [...cookies].flatMap(([key, value]) =>
      key.startsWith(`${url.host} `) ? [`${key.slice(url.host.length + 1)}=${value}`] : [],
    );
    const response = await fetch(url, { redirect: 'manual', headers: { cookie: mine.join('; ') } });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(`${url.host} ${name}`, value);
    }
    const location = response.headers.get('location');
    if (!location) return url;
    url = new URL(location, url);
    if (url.pathname === '/console') return url;
  }
  throw new Error('it goes round in circles');
}

const begin = (cookies: Map<string, string>, stop?: (url: URL) => boolean): Promise<URL> =>
  walk(`${home()}/api/v1/sign-in/oidc`, cookies, stop);
const isCallback = (url: URL): boolean => url.pathname.endsWith('/callback');
const host = (): string => new URL(home()).host;

async function known(login: string, role: 'viewer' | 'approver' = 'viewer'): Promise<string> {
  const added = await test.app.get(AccountRegistry).add(SYSTEM, login, { name: login, role, unit: null, ssoSubject: `nip-${login}` });
  return added.id;
}

async function me(cookies: Map<string, string>): Promise<{ status: number; me: Me }> {
  const response = await fetch(`${home()}/api/v1/me`, { headers: { cookie: `lcc-sid=${cookies.get(`${host()} lcc-sid`) ?? ''}` } });
  return { status: response.status, me: (await response.json()) as Me };
}

describe('single sign-on', () => {
  it('is offered by its name', async () => {
    expect(await (await fetch(`${home()}/api/v1/sign-in`)).json()).toEqual({
      place: 'Kabupaten Langkat',
      hasDemo: false,
      sso: { name: 'masuk tunggal' },
    });
  });

  it('lets in whom an administrator has given the identity, without asking for a password', async () => {
    await known('andi');
    person = 'andi';
    const cookies = new Map<string, string>();
    expect((await begin(cookies)).search).toBe('');
    expect(await me(cookies)).toMatchObject({ status: 200, me: { stage: 'full', way: 'sso', account: { login: 'andi', role: 'viewer' } } });
    expect(cookies.get(`${host()} lcc-sso`)).toBe('');
  });

  it('still wants the second factor of a role that needs one', async () => {
    await known('citra', 'approver');
    person = 'citra';
    const cookies = new Map<string, string>();
    await begin(cookies);
    expect(await me(cookies)).toMatchObject({ me: { stage: 'setup', rights: [] } });
  });

  it('lets in nobody it does not know, and nobody whose account is shut', async () => {
    for (const login of ['orang-asing', 'ditutup']) {
      person = login;
      if (login === 'ditutup') await test.app.get(AccountRegistry).setDisabled(SYSTEM, await known('ditutup'), true);
      const cookies = new Map<string, string>();
      expect((await begin(cookies)).search).toBe('?masuk=ditolak');
      expect((await me(cookies)).status).toBe(401);
    }
    expect(await test.app.get(AccountRegistry).findByLogin('orang-asing')).toBeNull();
  });

  it('refuses an answer with another state, of another browser, used before, or too late', async () => {
    await known('dedi');
    person = 'dedi';
    const refusedAt = async (url: URL, cookies: Map<string, string>): Promise<void> => {
      expect((await walk(url.href, cookies)).search).toBe('?masuk=ditolak');
      expect((await me(cookies)).status).toBe(401);
    };
    const forged = new Map<string, string>();
    const other = await begin(forged, isCallback);
    other.searchParams.set('state', 'karangan');
    await refusedAt(other, forged);

    const victim = await begin(new Map(), isCallback);
    await refusedAt(victim, new Map());
    const elsewhere = new Map<string, string>();
    await begin(elsewhere, isCallback);
    await refusedAt(victim, elsewhere);

    const used = new Map<string, string>();
    const once = await begin(used, isCallback);
    const kept = new Map(used);
    expect((await walk(once.href, used)).search).toBe('');
    await refusedAt(once, kept);

    const slow = new Map<string, string>();
    const late = await begin(slow, isCallback);
    test.clock.advance(11 * 60_000);
    await refusedAt(late, slow);
  });
});
