import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as contract from './index.js';

const schemas = Object.entries(contract).flatMap(([name, value]) => (value instanceof z.ZodType ? [[name, value] as const] : []));

/** Values as JSON can bring them, names that mean something to JavaScript among them. */
const key = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'id', 'role', 'channel', 'v', 'channels', 'terms', 'date', 'amount'),
);
const leaf = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(
    null,
    '',
    '0',
    '-0.00',
    '12.05',
    '12.05-2026',
    '2026-02-30',
    '9'.repeat(400),
    '5.1',
    'NaN',
    1e308,
    -1,
    2 ** 53,
    '\u0000',
    '=cmd()',
  ),
);
const json = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(key, tie('any'), { maxKeys: 5 }),
  ),
})).any;

describe('every schema of the boundary', () => {
  it('is looked at here', () => {
    expect(schemas.length).toBeGreaterThan(80);
  });

  it.each(schemas)('%s judges whatever comes, changes none of it, and lets no prototype through', (_name, schema) => {
    fc.assert(
      fc.property(json, (value) => {
        const text = JSON.stringify(value);
        const judged = schema.safeParse(value === undefined ? undefined : JSON.parse(text));
        expect(JSON.stringify(value)).toBe(text);
        expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
        if (!judged.success) expect(judged.error.issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it.each(schemas.filter(([, schema]) => isStrict(schema)))('%s takes no key that nobody asked for', (_name, schema) => {
    for (const extra of ['__proto__', 'isAdmin', 'role2', 'approvedBy2']) {
      const judged = schema.safeParse(JSON.parse(`{"${extra}":{"isAdmin":true}}`));
      expect(judged.success).toBe(false);
    }
  });
});

const isStrict = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodObject &&
  schema.def.catchall instanceof z.ZodNever &&
  Object.values(schema.shape).some((part) => !part.safeParse(undefined).success);
