import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.js';

describe('configuration', () => {
  it('has the promised defaults', () => {
    expect(loadConfig({}, '/srv/lcc')).toEqual({
      host: '127.0.0.1',
      port: 3000,
      tls: undefined,
      behindProxy: false,
      proxies: [],
      loopback: true,
      origins: [],
      databaseUrl: undefined,
      dataDir: '/srv/lcc/.data',
      dropDir: '/srv/lcc/.data/drop',
      region: '12.05',
      regencies: [],
      site: '',
      schema: 'lcc',
      demo: true,
      publicPage: false,
      demoPace: 10,
      ingestLimit: undefined,
      sso: undefined,
      sourceHosts: [],
      adminPassword: undefined,
    });
  });

  it('takes an identity provider whole or not at all, over https or on this machine', () => {
    const whole = { LCC_OIDC_ISSUER: 'https://id.example.go.id', LCC_OIDC_CLIENT_ID: 'lcc', LCC_OIDC_CLIENT_SECRET: 'rahasia' };
    expect(loadConfig(whole).sso).toMatchObject({ issuer: 'https://id.example.go.id', claim: 'sub' });
    expect(() => loadConfig({ ...whole, LCC_OIDC_CLIENT_SECRET: '' })).toThrow('LCC_OIDC_CLIENT_SECRET');
    expect(() => loadConfig({ ...whole, LCC_OIDC_ISSUER: 'http://id.example.go.id' })).toThrow('LCC_OIDC_ISSUER');
    expect(loadConfig({ ...whole, LCC_OIDC_ISSUER: 'http://127.0.0.1:4000' }).sso?.issuer).toBe('http://127.0.0.1:4000');
  });

  it.each([
    ['0', []],
    ['1', ['loopback']],
    ['10.0.0.5, 172.30.5.0/24, ::1', ['10.0.0.5', '172.30.5.0/24', '::1']],
  ])('believes the proxies of LCC_BEHIND_PROXY=%s', (text, proxies) => {
    expect(loadConfig({ LCC_BEHIND_PROXY: text })).toMatchObject({ proxies, behindProxy: proxies.length > 0 });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(3000);
  });

  it('leaves the demo off beside a database of the operator, unless told', () => {
    const url = 'postgres://lcc:rahasia@db:5432/lcc';
    expect(loadConfig({ DATABASE_URL: url }).demo).toBe(false);
    expect(loadConfig({ DATABASE_URL: url, LCC_DEMO: 'on' }).demo).toBe(true);
  });

  it.each([
    ['PORT', 'delapan puluh'],
    ['PORT', '70000'],
    ['HOST', 'http://x'],
    ['LCC_BEHIND_PROXY', 'ya'],
    ['LCC_BEHIND_PROXY', '10.0.0.0/33'],
    ['LCC_ORIGIN', 'https://a.go.id,https://b.go.id/jalur'],
    ['DATABASE_URL', 'mysql://x/y'],
    ['LCC_REGION', '1205'],
    ['LCC_DEMO', 'yes'],
    ['LCC_REGIONS', '12.05,11.01'],
    ['LCC_REGIONS', '12.05,12.05'],
    ['LCC_REGIONS', '12.00'],
    ['LCC_DEMO_PACE', '-1'],
    ['LCC_INGEST_LIMIT', '0'],
    ['LCC_ADMIN_PASSWORD', 'pendek'],
    ['LCC_TLS_KEY', '/kunci.pem'],
  ])('refuses %s=%s and names a variable', (name, value) => {
    const partner = name === 'LCC_TLS_KEY' ? 'LCC_TLS_CERT' : name;
    expect(() => loadConfig({ [name]: value })).toThrow(`${partner}:`);
  });

  it('never repeats a secret in a message', () => {
    const attempt = () => loadConfig({ DATABASE_URL: 'mysql://u:sangatrahasia@h/d', LCC_ADMIN_PASSWORD: 'p3nd3k' });
    expect(attempt).toThrow(/^(?!.*(sangatrahasia|p3nd3k))/s);
    expect(attempt).toThrow('DATABASE_URL:');
    expect(attempt).toThrow('LCC_ADMIN_PASSWORD:');
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'lcc.local'])('lets others in by HOST=%s only with TLS or behind a proxy', (HOST) => {
    expect(() => loadConfig({ HOST })).toThrow('HOST:');
    expect(loadConfig({ HOST, LCC_BEHIND_PROXY: '1' })).toMatchObject({ loopback: false, behindProxy: true, ingestLimit: 20 });
    expect(loadConfig({ HOST, LCC_TLS_CERT: '/c.pem', LCC_TLS_KEY: '/k.pem' }).tls).toEqual({ certFile: '/c.pem', keyFile: '/k.pem' });
  });

  it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('knows %s as loopback', (HOST) => {
    expect(loadConfig({ HOST }).loopback).toBe(true);
  });
});
