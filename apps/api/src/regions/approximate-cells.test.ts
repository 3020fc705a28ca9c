import type { Position } from '@lcc/contract';
import { districtsOf } from '@lcc/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approximateCells, REACH_KM } from './approximate-cells.js';

type Label = readonly [number, number];
/** Kilometres between two places, near enough over a regency. */
const km = ([ax, ay]: Label | Position, [bx, by]: Label | Position, at: number): number =>
  Math.hypot((ax - bx) * 111.2 * Math.cos((at * Math.PI) / 180), (ay - by) * 111.2);

/** How far inside a convex ring a place lies, in degrees; negative outside. */
function depth(ring: readonly Position[], [px, py]: Label | Position): number {
  const turn = Math.sign(ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0), 0));
  const sides = ring.slice(1).map(([bx, by], i) => {
    const [ax, ay] = ring[i] ?? [bx, by];
    return (turn * ((bx - ax) * (py - ay) - (by - ay) * (px - ax))) / Math.hypot(bx - ax, by - ay);
  });
  return Math.min(...sides);
}

/** A thousandth of a degree is some 100 metres; coordinates are rounded to a tenth of that. */
const ROUNDING = 1e-3;
const spreadLabels = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), {
    minLength: 1,
    maxLength: 30,
    selector: ([x, y]) => `${x} ${y}`,
  })
  .map((places) => places.map(([x, y]): Label => [98 + x * 0.04, 3 + y * 0.04]));

function expectCells(labels: readonly Label[]): void {
  const cells = approximateCells(labels);
  const middle = labels.reduce((sum, [, y]) => sum + y, 0) / labels.length;
  expect(cells).toHaveLength(labels.length);
  for (const [i, cell] of cells.entries()) {
    const label = labels[i] ?? [0, 0];
    expect(cell[0]).toEqual(cell.at(-1));
    expect(depth(cell, label)).toBeGreaterThan(0);
    for (const corner of cell) {
      expect(km(corner, label, middle)).toBeLessThanOrEqual(REACH_KM + 0.02);
      for (const [j, other] of labels.entries())
        if (j !== i) expect(km(corner, label, middle)).toBeLessThanOrEqual(km(corner, other, middle) + 0.05);
      for (const [j, other] of cells.entries()) if (j !== i) expect(depth(other, corner)).toBeLessThan(ROUNDING);
    }
  }
}

describe('approximate cells', () => {
  it('gives the 23 districts of Langkat cells that cover their label, reach 12 km at most and do not overlap', () => {
    const labels = districtsOf('12.05').map((d) => d.label);
    expect(labels).toHaveLength(23);
    expectCells(labels);
  });

  it('does so for label points anywhere', () => {
    fc.assert(fc.property(spreadLabels, expectCells), { numRuns: 60 });
  });

  it('makes nothing of nothing', () => {
    expect(approximateCells([])).toEqual([]);
  });
});

describe('the table of districts', () => {
  it('holds each code once, in order, under its region', () => {
    const codes = districtsOf('12.05').map((d) => d.code);
    expect(codes).toEqual([...new Set(codes)].sort());
    for (const code of codes) expect(code).toMatch(/^12\.05\.\d\d$/);
  });

  it('knows nothing of a region it has no table of', () => {
    expect(districtsOf('12.18')).toEqual([]);
  });
});
