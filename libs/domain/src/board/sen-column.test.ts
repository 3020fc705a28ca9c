import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SenColumn } from './sen-column.js';

const PLACES = 5;
const places = fc.uniqueArray(fc.integer({ min: 0, max: PLACES - 1 }), { minLength: 1 });
/** From everyday amounts to the largest that `numeric(20,2)` holds, beyond 64 bits. */
const amount = fc.oneof(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(-(10n ** 20n - 1n), 10n ** 20n - 1n));

describe('a column of sums', () => {
  it('equals plain addition, within 64 bits and beyond', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(places, amount), { maxLength: 40 }), (additions) => {
        const column = new SenColumn(1);
        column.grow(PLACES);
        const expected = Array<bigint>(PLACES).fill(0n);
        for (const [at, value] of additions) {
          column.add(Int32Array.from(at), value);
          for (const place of at) expected[place] = (expected[place] as bigint) + value;
        }
        expect(Array.from({ length: PLACES }, (_, place) => column.at(place))).toEqual(expected);
      }),
    );
  });

  it('leaves 64 bits when everyday amounts add up', () => {
    const column = new SenColumn(1);
    for (let i = 0; i < 1_000; i++) column.add(Int32Array.of(0), 2n ** 60n);
    expect(column.at(0)).toBe(1_000n * 2n ** 60n);
  });

  it('grows with its sums kept, narrow or wide', () => {
    const column = new SenColumn(1);
    column.add(Int32Array.of(0), 7n);
    column.grow(40);
    column.add(Int32Array.of(39), 2n ** 65n);
    column.grow(200);
    column.add(Int32Array.of(199), 1n);
    expect([column.at(0), column.at(39), column.at(100), column.at(199)]).toEqual([7n, 2n ** 65n, 0n, 1n]);
  });

  it('is copied apart, narrow or wide', () => {
    for (const large of [7n, 2n ** 65n]) {
      const column = new SenColumn(1_000);
      column.add(Int32Array.of(0, 300), large);
      const copy = column.copy();
      column.add(Int32Array.of(0), 1n);
      copy.add(Int32Array.of(300, 900), 2n);
      expect([column.at(0), column.at(300), column.at(900)]).toEqual([large + 1n, large, 0n]);
      expect([copy.at(0), copy.at(300), copy.at(900)]).toEqual([large, large + 2n, 2n]);
    }
  });

  it('adds whole columns as it adds amounts, and is restored as it was saved', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(places, amount), { maxLength: 8 }), { maxLength: 5 }), (columns) => {
        const [together, all, restored] = [new SenColumn(PLACES), new SenColumn(PLACES), new SenColumn(PLACES)];
        for (const additions of columns) {
          const one = new SenColumn(PLACES);
          for (const [at, value] of additions) for (const column of [one, all]) column.add(Int32Array.from(at), value);
          together.addAll(one);
        }
        restored.restore(together.save());
        for (const column of [together, restored]) {
          column.add(Int32Array.of(0), 1n);
          expect(Array.from({ length: PLACES }, (_, place) => column.at(place) - (place === 0 ? 1n : 0n))).toEqual(
            Array.from({ length: PLACES }, (_, place) => all.at(place)),
          );
        }
      }),
    );
  });
});
