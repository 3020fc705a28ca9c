import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Me, Role } from '@lcc/contract';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, expect } from 'vitest';
import { createApp } from './create-app.js';
import { LiveGateway } from './live/live.gateway.js';
import { migrations } from './migrations.js';
import { AccountRegistry } from './platform/access/account-registry.js';
import { SYSTEM } from './platform/audit/actor.js';
import { FakeClock } from './platform/clock/index.js';
import { type Config, loadConfig } from './platform/config/config.js';
import { clientOptions } from './platform/database/index.js';
import { withTestDatabase } from './platform/database/testing.js';
import { OriginList } from './platform/http/origin-list.js';
import { allowedOrigins } from './platform/http/security.js';
import { createLogger } from './platform/log/index.js';
import type { Outbound } from './platform/outbound/outbound.js';
import { Tenant, Tenants } from './platform/tenancy/tenant.js';

export const UNIT = '1.03.0.00.0.00.03.0000';
const PASSWORD = 'kalimat sandi untuk uji';

/** A person at a browser of their own. */
export interface Person {
  readonly id: string;
  readonly login: string;
  readonly password: string;
  readonly totp: string | null;
  readonly cookie: () => string;
  readonly ask: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
}

/** Asks a server as a page of it would. */
export type Ask = (cookie: string, method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;

/** People at browsers of their own, who sign in where `ask` leads. */
export function peopleOf({
  app,
  ask,
  clock,
}: {
  readonly app: () => NestExpressApplication;
  readonly ask: Ask;
  readonly clock: FakeClock;
}) {
  const logins = new Map<string, number>();

  /** A browser without a session; it keeps the cookie it is given. */
  function browser() {
    let cookie = '';
    return {
      cookie: () => cookie,
      ask: async (method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response> => {
        const response = await ask(cookie, method, path, body, headers);
        const set = response.headers.get('set-cookie')?.split(';')[0];
        if (set?.includes('sid=')) cookie = set.endsWith('=') ? '' : set;
        return response;
      },
    };
  }

  /** Somebody of a role, signed in, with password and authenticator in order. */
  async function person(role: Role, unit: string | null = role === 'unit-operator' ? UNIT : null): Promise<Person> {
    const number = (logins.get(role) ?? 0) + 1;
    logins.set(role, number);
    const login = `${role}.${number}`;
    const added = await app().get(AccountRegistry).add(SYSTEM, login, { name: login, role, unit, ssoSubject: null });
    const { cookie, ask: askAs } = browser();
    expect((await askAs('POST', '/api/v1/sign-in', { login, password: added.password })).status).toBe(200);
    expect((await askAs('PUT', '/api/v1/me/password', { current: added.password, next: PASSWORD })).status).toBe(204);
    const me = (await (await askAs('GET', '/api/v1/me')).json()) as Me;
    let totp: string | null = null;
    if (me.stage === 'setup') {
      totp = ((await (await askAs('POST', '/api/v1/me/totp')).json()) as { secret: string }).secret;
      expect((await askAs('PUT', '/api/v1/me/totp', { code: codeOf(totp) })).status).toBe(200);
    }
    return { id: added.id, login, password: PASSWORD, totp, cookie, ask: askAs };
  }

  /** The code an authenticator shows now. */
  const codeOf = (secret: string): string => generateSync({ secret, epoch: Math.floor(clock.now() / 1000) });

  return { codeOf, browser, person };
}

/**
 * The whole application on a port of its own over a real database, with the cheapest password hashes and a clock set by hand (it starts
 * now, since expired certificates and today's date are looked at elsewhere). Call it at the top of a test file.
 */
export function withTestApp(env: Readonly<Record<string, string>> = {}, pushOutbound?: () => Outbound) {
  const database = withTestDatabase(migrations.real);
  const simulation = env.LCC_DEMO === 'on' ? withTestDatabase(migrations.demo) : null;
  const clock = new FakeClock(Date.now());
  let config: Config;
  let app: NestExpressApplication;
  let origin = '';

  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'lcc-app-'));
    config = { ...loadConfig({ LCC_DEMO: 'off', ...env }), dataDir };
    const tenants = new Tenants([
      new Tenant('real', database.dataSource, '12.05', clientOptions(database.handle.connection, 'uji')),
      ...(simulation ? [new Tenant('demo', simulation.dataSource, '12.05', clientOptions(simulation.handle.connection, 'uji'))] : []),
    ]);
    const logger = createLogger('silent');
    const passwordCost = { memoryKib: 8, passes: 1 };
    app = await createApp({
      config,
      clock,
      logger,
      database: database.handle,
      tenants,
      build: 'uji',
      passwordCost,
      ...(pushOutbound ? { pushOutbound: pushOutbound() } : {}),
    });
    const server = await app.listen(0, '127.0.0.1');
    const { port } = server.address() as AddressInfo;
    origin = `http://127.0.0.1:${port}`;
    app.get(OriginList).listenOn(config, port);
    app.get(LiveGateway).attach(server, allowedOrigins(config, port), () => false);
  });
  afterAll(async () => {
    await app.close();
    await rm(config.dataDir, { recursive: true, force: true });
  });

  const ask: Ask = (cookie, method, path, body, headers = {}) =>
    fetch(origin + path, {
      method,
      redirect: 'manual',
      headers: {
        origin,
        'x-lcc-page': 'uji',
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  const people = peopleOf({ app: () => app, ask, clock });

  return {
    clock,
    ...people,
    ask,
    database,
    get app() {
      return app;
    },
    get origin() {
      return origin;
    },
    get config() {
      return config;
    },
  };
}
