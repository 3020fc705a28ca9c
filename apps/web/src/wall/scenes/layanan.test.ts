import { orientations, type ServiceIndicator } from '@lcc/contract';
import { describe, expect, it } from 'vitest';
import { canvasOf, NO_WISH } from '../canvas.js';
import { ageOf, shortfall, trendLine } from './layanan-figure.js';
import { FOOT, layananPlaces } from './layanan-layout.js';

const figure = (more: Partial<ServiceIndicator>): ServiceIndicator => ({
  application: 'RSUD',
  name: 'Tempat tidur terisi',
  unit: '%',
  value: '70',
  target: null,
  better: null,
  time: '2026-11-24T03:00:00.000Z',
  cadenceHours: 2,
  owner: null,
  misses: true,
  trend: [],
  revision: 1,
  ...more,
});

describe('the tiles of Layanan', () => {
  it('stay inside the field, apart from each other, tall enough for their figure, and never stand empty in whole rows', () => {
    for (const orientation of orientations)
      for (const k of [3, 4, 5, 6, 7.5, 9])
        for (const count of [1, 4, 8, 60]) {
          const canvas = canvasOf({ ...NO_WISH, k, orientation }, null, false);
          const places = layananPlaces(canvas, count);
          const columns = places.filter((place) => place.y === 0).length;
          expect(places.length - columns).toBeLessThan(Math.max(1, count));
          for (const { x, y, width, height } of places) {
            expect(x + width).toBeLessThanOrEqual(canvas.field.width + 0.001);
            expect(y + height).toBeLessThanOrEqual(canvas.field.height - FOOT * canvas.scale + 0.001);
            expect(height).toBeGreaterThanOrEqual(280 * canvas.scale);
          }
        }
  });
});

describe('a figure', () => {
  it.each([
    ['90.8', '95', 'higher', '4.2'],
    ['95', '95', 'higher', null],
    ['23', '20', 'lower', '3'],
    ['0.3', '0.25', 'lower', '0.05'],
    ['-5', '10', 'higher', '15'],
    ['90', '95', null, null],
    ['90', null, 'higher', null],
  ] as const)('of %s misses the target %s (%s is better) by %s', (value, target, better, misses) => {
    expect(shortfall(figure({ value, target, better }))).toBe(misses);
  });

  it('that misses its target by no more than is allowed is not marked', () => {
    expect(shortfall(figure({ value: '90.8', target: '95', better: 'higher', misses: false }))).toBeNull();
  });

  it('is late and stale by its own cadence', () => {
    const at = (hours: number) => ageOf(figure({}), Date.parse('2026-11-24T03:00:00Z') + hours * 3_600_000).state;
    expect([at(2), at(2.1), at(4), at(4.1)]).toEqual(['segar', 'terlambat', 'terlambat', 'basi']);
  });

  it('draws its trend in time, with the target, and nothing of a single reading', () => {
    const trend: ServiceIndicator['trend'] = [
      ['2026-11-24T00:00:00Z', 10],
      ['2026-11-24T01:00:00Z', 20],
      ['2026-11-24T04:00:00Z', 15],
    ];
    expect(trendLine(figure({ trend, target: '10' }), 400, 100)).toEqual({
      points: [
        { x: 0, y: 100 },
        { x: 100, y: 0 },
        { x: 400, y: 50 },
      ],
      target: 100,
    });
    expect(trendLine(figure({ trend: trend.slice(0, 1) }), 400, 100)).toBeNull();
  });
});
