import { describe, expect, it } from 'vitest';
import { curve } from './public-curve.js';
import { mapOfWorks } from './public-map.js';

const square = (x: number, y: number): [number, number][] => [
  [x, y],
  [x + 0.1, y],
  [x + 0.1, y + 0.1],
  [x, y + 0.1],
  [x, y],
];
const district = (code: string, x: number, y: number) => ({
  ...{ code, name: code, label: [x + 0.05, y + 0.05] as [number, number] },
  polygons: [[square(x, y)]],
});
const map = { districts: [district('12.05.01', 98, 3), district('12.05.02', 98.1, 3), district('12.05.03', 98, 3.1)] };

describe('the map of the public page', () => {
  const placeOf = (code: string) =>
    code === '12.05.03' ? null : { works: code === '12.05.01' ? 8 : 1, words: `<${code}>`, anchor: `kecamatan-${code}` };

  it('links each district with works to its list by name, says how many, and escapes names', () => {
    const text = mapOfWorks(map, placeOf, 'Peta')?.text ?? '';
    expect(text.match(/<path/g)).toHaveLength(3);
    expect(text).toMatch(/<a href="#kecamatan-12\.05\.01" aria-label="&lt;12\.05\.01&gt;">.*class="m4".*<text [^>]*>8<\/text><\/a>/);
    expect(text).toMatch(/class="m1" d="M[^"]*"\/><text [^>]*>1<\/text>/);
    expect(text.match(/<a /g)).toHaveLength(2);
    expect(text).toContain('class="m0"');
    expect(text).not.toContain('<12.05');
  });

  it('rounds boundaries to what can be seen: points too near are left out, and a speck is', () => {
    const many = Array.from({ length: 5_000 }, (_, i): [number, number] => [98 + Math.cos(i / 800) / 10, 3 + Math.sin(i / 800) / 10]);
    const fine = {
      districts: [
        {
          ...district('12.05.01', 98, 3),
          polygons: [[many], [square(98, 3).map(([x, y]) => [x / 1e5 + 98, y / 1e5 + 3] as [number, number])]],
        },
      ],
    };
    const text = mapOfWorks(fine, placeOf, 'Peta')?.text ?? '';
    expect(text.length).toBeLessThan(15_000);
    expect(text.match(/M/g)).toHaveLength(1);
  });

  it('is none where no district is known', () => {
    expect(mapOfWorks({ districts: [] }, placeOf, 'Peta')).toBeNull();
  });
});

describe('the curve of the public page', () => {
  const point = (date: string, realization: number | null, cashPlan: number | null) => ({ date, realization, cashPlan });
  const view = (points: ReturnType<typeof point>[]) => ({
    year: 2026,
    curve: points,
    projection: { low: 0.8, middle: 0.9, high: 0.95 },
    totals: { absorption: 0.5, planned: 0.6 },
  });

  it('draws plan and realization, ends the latter where it is known, and gives the same as a table', () => {
    const text =
      curve(view([point('2026-01-31', 0.1, 0.2), point('2026-06-30', 0.5, 0.6), point('2026-12-31', null, 1)]), 'id')?.text ?? '';
    const [, real = ''] = /class="nyata" points="([^"]*)"/.exec(text) ?? [];
    const [, plan = ''] = /class="rencana" points="([^"]*)"/.exec(text) ?? [];
    expect([real.split(' ').length, plan.split(' ').length]).toEqual([2, 3]);
    expect(plan.endsWith('396,14')).toBe(true);
    expect(text).toMatch(/role="img" aria-label="[^"]*50,0%[^"]*60,0%/);
    expect(text).toContain('<tr><th scope="row">30 Juni</th><td>50,0%</td><td>60,0%</td></tr>');
    expect(text).toContain('<tr><th scope="row">31 Desember</th><td>—</td><td>100,0%</td></tr>');
  });

  it('is not drawn while nothing was spent', () => {
    expect(curve(view([point('2026-01-31', null, 0.2)]), 'id')).toBeNull();
  });
});
