import { describe, expect, it } from 'vitest';
import { withTestApp } from '../../app.testing.js';
import { plainScreen, ScreenRegistry } from '../access/screen-registry.js';

const ORIGIN = 'https://lcc.uji.example';
const near = withTestApp({ LCC_BEHIND_PROXY: '1', LCC_ORIGIN: ORIGIN });
const far = withTestApp({ LCC_BEHIND_PROXY: '10.99.0.7', LCC_ORIGIN: ORIGIN });

/** The address that the audit trail has of a refused sign-in with these headers. */
async function addressOf(setting: typeof near, headers: Record<string, string>): Promise<string> {
  const wrong = { login: 'siapa', password: 'kalimat yang salah' };
  expect((await setting.ask('', 'POST', '/api/v1/sign-in', wrong, { origin: ORIGIN, ...headers })).status).toBe(401);
  const [entry] = (await setting.database.dataSource.query('SELECT ip FROM audit_entry ORDER BY seq DESC LIMIT 1')) as { ip: string }[];
  return entry?.ip ?? '';
}

describe('behind a proxy', () => {
  it('a forwarded address is believed from the proxy alone, and of several the one that the proxy saw', async () => {
    expect(await addressOf(near, { 'x-forwarded-for': '203.0.113.9' })).toBe('203.0.113.9');
    expect(await addressOf(near, { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' })).toBe('203.0.113.9');
    expect(await addressOf(far, { 'x-forwarded-for': '203.0.113.9' })).toBe('127.0.0.1');
  });

  it('cookies travel over TLS only, and pages say so', async () => {
    const { pairing } = await near.app.get(ScreenRegistry).add(plainScreen('Uji'));
    const paired = await near.ask('', 'GET', `/pasang/${pairing}`);
    expect(paired.headers.get('set-cookie')).toMatch(/^__Host-lcc-layar=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Secure;/);
    expect(paired.headers.get('strict-transport-security')).toMatch(/^max-age=/);
  });

  it('what a page of another origin sends is refused', async () => {
    const refused = await near.ask('', 'POST', '/api/v1/sign-in', { login: 'a', password: 'b' }, { origin: 'https://jahat.example' });
    expect(refused.status).toBe(403);
  });
});
