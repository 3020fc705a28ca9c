import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundariesRefused, readBoundaries } from './boundary-file.js';
import { onGrid, ringArea } from './boundary-grid.js';

type Ring = (readonly number[])[];
const square = (x: number, y: number, side = 0.1): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const feature = (kode: unknown, coordinates: unknown = [square(98, 3)], type = 'Polygon', more: object = {}) => ({
  type: 'Feature',
  properties: { kode, ...more },
  geometry: { type, coordinates },
});
const bytes = (features: readonly unknown[], more: object = {}): Buffer =>
  Buffer.from(JSON.stringify({ type: 'FeatureCollection', features, ...more }));

function refusal(file: Uint8Array, region = '12.18', known: readonly string[] = []): string {
  try {
    readBoundaries(file, region, known);
  } catch (error) {
    if (error instanceof BoundariesRefused) return error.problems.join('\n');
    throw error;
  }
  throw new Error('was taken');
}

describe('a file of district boundaries', () => {
  it('gives polygons and multipolygons by code, in code order', () => {
    const file = bytes([
      feature('12.18.02', [[square(99, 3)], [square(99.5, 3)]], 'MultiPolygon', { nama: ' Perbaungan ' }),
      feature('12.18.01', [square(98, 3, 0.4), square(98.1, 3.1)]),
    ]);
    const read = readBoundaries(file, '12.18', ['12.18.01']);
    expect(read.map(({ code, name, polygons }) => [code, name, polygons.map((p) => p.length)])).toEqual([
      ['12.18.01', null, [2]],
      ['12.18.02', 'Perbaungan', [1, 1]],
    ]);
  });

  it.each<[string, Buffer, RegExp]>([
    ['no JSON', Buffer.from('PK\u0003\u0004'), /Bukan JSON/],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x7b, 0x7d]), /Bukan JSON dalam UTF-8/],
    ['another object', Buffer.from('{"type":"Feature"}'), /Bukan FeatureCollection/],
    ['no feature', bytes([]), /Bukan FeatureCollection/],
    ['another projection', bytes([feature('12.18.01')], { crs: { properties: { name: 'urn:ogc:def:crs:EPSG::32647' } } }), /EPSG:4326/],
    ['no property kode', bytes([{ ...feature(''), properties: { KDEPUM: '12.18.01' } }]), /Fitur 1: properti kode tidak ada.*KDEPUM/],
    ['the code of a regency', bytes([feature('12.18')]), /Fitur 1: kode "12.18" bukan/],
    ['a code as a number', bytes([feature(121801)]), /kode 121801 bukan/],
    ['a point', bytes([feature('12.18.01', [98, 3], 'Point')]), /Fitur 1 \(12.18.01\): geometri Point/],
    ['no geometry', bytes([{ ...feature('12.18.01'), geometry: null }]), /geometri kosong/],
    ['an open ring', bytes([feature('12.18.01', [square(98, 3).slice(0, -1)])]), /tidak tertutup/],
    ['a ring of three', bytes([feature('12.18.01', [square(98, 3).slice(0, 3)])]), /kurang dari empat/],
    [
      'a ring without area',
      bytes([
        feature('12.18.01', [
          [
            [98, 3],
            [99, 3],
            [98.5, 3],
            [98, 3],
          ],
        ]),
      ]),
      /tanpa luas/,
    ],
    ['swapped coordinates', bytes([feature('12.18.01', [square(3, 98)])]), /tertukar/],
    ['metres', bytes([feature('12.18.01', [square(412_000, 380_000)])]), /bukan derajat/],
    ['another country', bytes([feature('12.18.01', [square(5, 52)])]), /di luar Indonesia/],
    ['texts for numbers', bytes([feature('12.18.01', [[['98', '3']]])]), /bukan \[bujur, lintang\]/],
    ['rings that are none', bytes([feature('12.18.01', 'x')]), /koordinat kosong/],
    ['a district twice', bytes([feature('12.18.01'), feature('12.18.01')]), /Fitur 2 \(12.18.01\): kecamatan ini sudah ada/],
    ['a feature that is none', bytes([7]), /bukan Feature GeoJSON/],
  ])('refuses %s', (_, file, message) => {
    expect(refusal(file)).toMatch(message);
  });

  it('names the region a file belongs to, and what a known region lacks', () => {
    expect(refusal(bytes([feature('12.18.01')]), '12.05')).toMatch(/milik wilayah 12\.18, sasaran 12\.05.*--region 12\.18/);
    expect(refusal(bytes([feature('12.18.01'), feature('12.05.01')]), '12.05')).toMatch(/1 dari 2 .*Buang kecamatan wilayah lain/);
    expect(refusal(bytes([feature('12.05.01')]), '12.05', ['12.05.01', '12.05.02'])).toMatch(/Tidak ada batas untuk 12\.05\.02/);
  });

  it('tells every fault at once, up to twenty', () => {
    const lines = refusal(bytes(Array.from({ length: 30 }, () => feature('x')))).split('\n');
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('… dan 10 masalah lain.');
  });

  it('answers any JSON with districts or a refusal, never with another error', () => {
    const broken = fc.oneof(
      fc.json().map((text) => Buffer.from(text)),
      fc.jsonValue().map((value) => bytes([feature('12.18.01', value)])),
      fc.jsonValue().map((value) => bytes([{ type: 'Feature', properties: { kode: value }, geometry: value }])),
      fc.uint8Array().map((raw) => Buffer.from(raw)),
    );
    fc.assert(
      fc.property(broken, (file) => {
        expect(refusal(file)).not.toBe('');
      }),
    );
  });
});

describe('boundaries on a grid', () => {
  it('leaves neighbours their common border and keeps the file small', () => {
    const border = Array.from({ length: 60_000 }, (_, i): [number, number] => [98.5 + Math.sin(i) * 2e-5, 3 + i / 60_000]);
    const west = [[98, 3] as [number, number], ...border, [98, 4] as [number, number], [98, 3] as [number, number]];
    const east = [[99, 3] as [number, number], [99, 4] as [number, number], ...[...border].reverse(), [99, 3] as [number, number]];
    const [a, b] = onGrid([[[west]], [[east]]]);
    const points = (polygons: typeof a) => new Set((polygons?.[0]?.[0] ?? []).map(String));
    const [left, right] = [points(a), points(b)];
    const shared = [...left].filter((p) => right.has(p));
    expect(JSON.stringify([a, b]).length).toBeLessThan(1_000_000);
    expect(shared.length).toBeGreaterThan(500);
    expect(left.size).toBe(shared.length + 2);
    expect(right.size).toBe(shared.length + 2);
  });

  it('keeps the area, drops what no screen can show, and never loses a district', () => {
    const big = [
      [98, 3],
      [99, 3],
      [99, 4],
      [98, 4],
      [98, 3],
    ].map(([x, y]): [number, number] => [x ?? 0, y ?? 0]);
    const tiny = big.map(([x, y]): [number, number] => [97 + (x - 98) * 1e-6, y * 1e-6]);
    const [region, islet] = onGrid([[[big, tiny], [tiny]], [[tiny]]]);
    expect(region?.map((rings) => rings.map(ringArea))).toEqual([[1]]);
    expect(islet).toEqual([[tiny]]);
  });
});
