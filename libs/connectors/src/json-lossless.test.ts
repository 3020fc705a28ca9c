import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactNumber, parseJsonLossless } from './index.js';
import { refusalOf } from './testing.js';

/** The same value with numbers as JavaScript has them. */
function loosely(value: unknown): unknown {
  if (value instanceof ExactNumber) return Number(value.text);
  if (Array.isArray(value)) return value.map(loosely);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, loosely(v)]));
}

describe('JSON without loss', () => {
  it('is what JSON.parse reads, whatever blanks stand between', () => {
    const text = fc
      .tuple(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t', '\r\n'))
      .map(([v, space]) => [JSON.stringify(v, null, space), v] as const);
    fc.assert(
      fc.property(text, ([written, value]) => {
        expect(loosely(parseJsonLossless(` ${written}\n`))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('keeps every digit of a number', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.stringMatching(/^\d{1,30}$/), (whole, fraction) => {
        expect(String(parseJsonLossless(`${whole}.${fraction}`))).toBe(`${whole}.${fraction}`);
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const almost = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"\\"', '"\\x"', '1', '01', '-', '.5', '1e', 'true', 'nul', ' ', '\n', '"'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        almost.map((p) => p.join('')),
        (text) => {
          expect(accepts(() => parseJsonLossless(text))).toBe(accepts(() => JSON.parse(text)));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('treats `__proto__` as a name like any other', () => {
    const value = parseJsonLossless('{"__proto__": {"jumlah": "1"}}');
    expect(Object.keys(Object(value))).toEqual(['__proto__']);
    expect(Object(value).jumlah).toBeUndefined();
  });

  it('goes 32 levels deep, no further, and says where it stopped', () => {
    expect(() => parseJsonLossless(`${'['.repeat(32)}1${']'.repeat(32)}`)).not.toThrow();
    expect(refusalOf(() => parseJsonLossless(`\n${'['.repeat(40)}`))).toMatchObject({ code: 'bad-json', row: 2 });
  });
});

function accepts(call: () => unknown): boolean {
  try {
    call();
    return true;
  } catch {
    return false;
  }
}
