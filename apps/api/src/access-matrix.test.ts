import { ROLES_WITH, type Role, roles } from '@lcc/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CallerName, callers, declaredRoutes, matrixPage, promised } from './access-matrix.testing.js';
import { appModule } from './app.module.js';
import { type Person, UNIT, withTestApp } from './app.testing.js';
import { AccessPolicy } from './platform/access/access-policy.js';
import { KeyRegistry } from './platform/access/key-registry.js';
import type { RoutePolicy } from './platform/access/policy.js';
import { plainScreen, ScreenRegistry } from './platform/access/screen-registry.js';
import { SessionRegistry } from './platform/access/session-registry.js';
import { SYSTEM } from './platform/audit/actor.js';

const test = withTestApp();
const CHANNEL = '12.05-2026';
/** What stands for each parameter of a path: an object of the caller's, and one of somebody else's. */
interface Objects {
  readonly own: string;
  readonly foreign: string;
}

/** As express keeps what it serves. */
interface ExpressRouter {
  readonly router: {
    readonly stack: readonly { readonly route?: { readonly path: unknown; readonly methods: Record<string, boolean> } }[];
  };
}

const people = new Map<Role, Person>();
const tokens = new Map<string, string>();
let screenCookie = '';
let victim = '';

beforeAll(async () => {
  for (const role of roles) people.set(role, await test.person(role));
  for (const scope of ['ingest', 'read', 'metrics'] as const)
    tokens.set(`key:${scope}`, (await test.app.get(KeyRegistry).add(scope, 'real', false)).token);
  const { pairing } = await test.app.get(ScreenRegistry).add(plainScreen('Uji'));
  screenCookie = ((await test.ask('', 'GET', `/pasang/${pairing}`)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  victim = (await test.person('viewer')).id;
});

const routes = () => declaredRoutes(appModule({ config: test.config } as never).controllers as never);

/** The path of a route with its parameters filled in. */
function pathOf(name: string, object: string): string {
  const path = name.slice(name.indexOf(' ') + 1);
  if (path.startsWith('/api/v1/users/')) return path.replace(':id', victim);
  return path.replace(/:(\w+)/g, (_, parameter: string) => (parameter === 'connector' ? 'sp2d' : object));
}

/** A session of its own for each call, so that no route can end the session another one needs. */
async function cookieOf(role: Role, session = ''): Promise<string> {
  const person = people.get(role);
  if (!person) throw new Error(role);
  return `lcc-sid=${session || (await test.app.get(SessionRegistry).open(SYSTEM, person.id, 'password', false))}`;
}

/** Calls a route as somebody; a body is empty, so that whoever is let in is stopped by its shape at the latest. */
async function call(name: string, policy: RoutePolicy, caller: CallerName, object: string): Promise<number> {
  const method = name.slice(0, name.indexOf(' '));
  const token = tokens.get(caller);
  const cookie = caller === 'screen' ? screenCookie : roles.some((role) => role === caller) ? await cookieOf(caller as Role) : '';
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const body = ['POST', 'PUT', 'PATCH'].includes(method) && !policy.upload ? {} : undefined;
  const response = await test.ask(cookie, method, pathOf(name, object), body, headers);
  await response.arrayBuffer();
  return response.status;
}

/** An object of each kind that is the caller's, and one that is not. */
async function objectsOf(policy: RoutePolicy, caller: CallerName): Promise<Objects> {
  switch (policy.object?.of) {
    case 'channel':
      return { own: CHANNEL, foreign: 'demo-2026' };
    case 'own-session': {
      const mine = people.get(caller as Role) ?? people.get('viewer');
      const other = people.get(caller === 'viewer' ? 'regent' : 'viewer');
      return { own: await sessionOf(mine), foreign: await sessionOf(other) };
    }
    case 'unit':
      return { own: UNIT, foreign: '1.04.0.00.0.00.04.0000' };
    default:
      return { own: UNIT, foreign: '' };
  }
}

async function sessionOf(person: Person | undefined): Promise<string> {
  const sessions = test.app.get(SessionRegistry);
  await sessions.open(SYSTEM, person?.id ?? '', 'password', false);
  return (await sessions.list(person?.id ?? ''))[0]?.id ?? '';
}

/** Only who is bound to a unit has units that are not theirs. */
const mayBeForeign = (policy: RoutePolicy, caller: CallerName): boolean => policy.object?.of !== 'unit' || caller === 'unit-operator';

describe('every route', () => {
  it('declares who may call it, and stands in docs/access.md', async () => {
    expect(routes().filter(({ policy }) => policy === undefined)).toEqual([]);
    await expect(matrixPage(routes())).toMatchFileSnapshot('../../../docs/access.md');
  });

  it('is known here: the server answers nothing under /api, /metrics and /pasang that is not declared', () => {
    const { router } = test.app.getHttpAdapter().getInstance() as unknown as ExpressRouter;
    const served = router.stack.flatMap(({ route }) =>
      route && typeof route.path === 'string' ? Object.keys(route.methods).map((m) => `${m.toUpperCase()} ${route.path}`) : [],
    );
    const declared = new Set(routes().map(({ name }) => name));
    expect(served.length).toBeGreaterThan(20);
    expect(served.filter((name) => !declared.has(name.replace(/\/$/, '')))).toEqual([]);
  });

  it('lets in whom it promises, and answers everybody else 401, 403 or 404', async () => {
    const wrong: string[] = [];
    for (const { name, policy = {} } of routes())
      for (const caller of callers) {
        const expected = promised(policy, caller);
        const status = await call(name, policy, caller, (await objectsOf(policy, caller)).own);
        // Whoever is let in may still meet an empty body, an empty board or an account without authenticator; never a refusal.
        const letIn = status !== 401 && status !== 403 && (status !== 404 || expected === 'in');
        const as = expected === 'in' ? letIn : status === expected;
        if (!as) wrong.push(`${name} as ${caller}: ${status}, promised ${expected}`);
      }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('hides the objects of others from those it lets in', async () => {
    const wrong: string[] = [];
    for (const { name, policy = {} } of routes().filter((route) => route.policy?.object))
      for (const caller of callers.filter((each) => promised(policy, each) === 'in' && mayBeForeign(policy, each))) {
        const status = await call(name, policy, caller, (await objectsOf(policy, caller)).foreign);
        if (status !== 404) wrong.push(`${name} as ${caller}: ${status}`);
      }
    expect(wrong).toEqual([]);
  });

  it('wants a recent proof where it says so, from everybody', async () => {
    const proofs = routes().filter(({ policy }) => policy?.stepUp);
    expect(proofs.length).toBeGreaterThan(5);
    for (const { name, policy = {} } of proofs) {
      const cookie = await cookieOf(policy.right ? ROLES_WITH[policy.right][0] : 'administrator');
      test.clock.advance(6 * 60_000);
      const answer = await test.ask(cookie, name.split(' ')[0] ?? '', pathOf(name, UNIT), {});
      expect([name, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([name, 403, 'step-up']);
      expect(policy.right).toBeDefined();
    }
  });

  it('stays shut to a session that has not come all the way', async () => {
    const person = people.get('administrator');
    const wrong: string[] = [];
    for (const { name, policy = {} } of routes().filter(
      (route) => route.policy?.right && !route.policy.anyone && route.policy.stage !== 'code',
    )) {
      const half = await test.app.get(SessionRegistry).open(SYSTEM, person?.id ?? '', 'password', true);
      const status = (
        await test.ask(
          `lcc-sid=${half}`,
          name.split(' ')[0] ?? '',
          pathOf(name, UNIT),
          name.startsWith('GET') ? undefined : policy.upload ? undefined : {},
        )
      ).status;
      if (status !== 403) wrong.push(`${name}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('objects of a work unit', () => {
  /** What belongs to whom, as a keeper of objects would tell. */
  class Keeper {
    unitOf = async (id: string): Promise<string | null> =>
      ({ milik: UNIT, bawahan: `${UNIT.slice(0, -4)}0007`, lain: '1.04.0.00.0.00.04.0000' })[id] ?? null;
  }

  const admits = async (role: Role, object: RoutePolicy['object'], id: string): Promise<boolean> => {
    const cookie = await cookieOf(role);
    const request = { method: 'GET', headers: { cookie }, params: { id }, socket: {}, header: () => undefined };
    const policy: RoutePolicy = { right: 'imports.read', ...(object ? { object } : {}) };
    return test.app
      .get(AccessPolicy)
      .admit(request as never, policy)
      .then(
        () => true,
        (error: { getStatus: () => number }) => {
          expect(error.getStatus()).toBe(404);
          return false;
        },
      );
  };

  it('are those of the own unit and of the units below it', async () => {
    const unit = { of: 'unit', param: 'id' } as const;
    expect(await admits('unit-operator', unit, UNIT)).toBe(true);
    expect(await admits('unit-operator', unit, `${UNIT.slice(0, -4)}0007`)).toBe(true);
    expect(await admits('unit-operator', unit, '1.04.0.00.0.00.04.0000')).toBe(false);
    expect(await admits('inspector', unit, '1.04.0.00.0.00.04.0000')).toBe(true);
  });

  it('are told by who keeps them; what is not there is not the unit’s either', async () => {
    // A keeper of this test: the container is asked for it by its token, as for any other.
    const keeper = new Keeper();
    const policy = test.app.get(AccessPolicy);
    Object.assign(policy, { providers: { get: () => keeper } });
    const object = { of: 'unit-object', param: 'id', by: Keeper } as const;
    expect(await admits('unit-operator', object, 'milik')).toBe(true);
    expect(await admits('unit-operator', object, 'bawahan')).toBe(true);
    expect(await admits('unit-operator', object, 'lain')).toBe(false);
    expect(await admits('unit-operator', object, 'tidak-ada')).toBe(false);
    expect(await admits('inspector', object, 'lain')).toBe(true);
  });
});
