import type { Role } from '@lcc/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from './app.testing.js';

const test = withTestApp();
const ROLES: readonly Role[] = ['administrator', 'threshold-editor', 'approver', 'inspector', 'presenter', 'unit-operator'];

interface Api {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '0',
    UNIT,
    '12.05-2026',
    '2026-02-30',
    "'; DROP TABLE fact; --",
    '../../etc/passwd',
    '%00',
    '__proto__',
    '9'.repeat(300),
    '{"$ne":null}',
  ),
);
const body = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(
    fc.constantFrom(
      'id',
      'role',
      'name',
      'login',
      'password',
      'terms',
      'months',
      'date',
      'reason',
      'units',
      'kind',
      'scene',
      'constructor',
      '__proto__',
    ),
    fc.oneof(text, fc.jsonValue({ maxDepth: 2 })),
    { maxKeys: 6 },
  ),
  text,
);

/** What a caller may not break by any request: every answer is one of ours, with words for a person, and the server goes on. */
describe('every route of the interface', () => {
  it('answers whatever is put into address and body with a judgement, never with a fault of its own', async () => {
    const api = (await (await test.ask('', 'GET', '/api/openapi.json')).json()) as Api;
    const routes = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => /^(get|post|put|patch|delete)$/.test(method))
        .map((method) => ({ path, method: method.toUpperCase() })),
    );
    expect(routes.length).toBeGreaterThan(80);
    const people: Person[] = [];
    for (const role of ROLES) people.push(await test.person(role));
    const faults: string[] = [];
    const asked = fc.record({
      route: fc.constantFrom(...routes),
      who: fc.nat(people.length),
      parameter: text,
      body,
      query: fc.dictionary(fc.constantFrom('asOf', 'knownAt', 'by', 'q', 'page', 'limit', 'account'), text, { maxKeys: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ route: { path, method }, who, parameter, body: sent, query }) => {
        // Whoever signs out or backs up would end the run, not break the server.
        if (/sign-out|\/me$|\/me\/|backups/.test(path) && method !== 'GET') return;
        const address = `${path.replace('{channel}', '12.05-2026').replaceAll(/\{[^}]+\}/g, encodeURIComponent(parameter))}?${new URLSearchParams(query)}`;
        const payload = method === 'GET' ? undefined : sent;
        const person = people[who];
        const answer = await (person ? person.ask(method, address, payload) : test.ask('', method, address, payload));
        const said = await answer.text();
        if (answer.status >= 500) faults.push(`${answer.status} ${method} ${address} ${JSON.stringify(payload)}: ${said.slice(0, 200)}`);
        else if (answer.status >= 400) expect(answer.headers.get('content-type') ?? '').toMatch(/json|html|text/);
      }),
      { numRuns: 1_000, endOnFailure: true },
    );
    expect(faults).toEqual([]);
    expect((await test.ask('', 'GET', '/api/health/live')).status).toBe(200);
  }, 240_000);
});
