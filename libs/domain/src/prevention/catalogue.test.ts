import { describe, expect, it } from 'vitest';
import type { CatalogueItemFact, CatalogueLevel, PreventionValueFact } from '../facts/index.js';
import { catalogueTree, meanPoints, type Reckoning, scoreCatalogue } from './catalogue.js';
import { pointsOf, roundedPoints } from './points.js';
import { zoneOf } from './zone.js';

const item = (level: CatalogueLevel, code: string, parent: string | null, more: Partial<CatalogueItemFact> = {}): CatalogueItemFact => ({
  kind: 'prevention-item',
  region: '12.05',
  year: 2026,
  date: '2026-01-01',
  scheme: 'MCSP',
  level,
  code,
  parent,
  name: null,
  weight: null,
  method: null,
  documents: null,
  deadline: null,
  quarter: null,
  step: null,
  threshold: null,
  workUnit: null,
  note: null,
  ...more,
});
const reckoning = (fulfilled: readonly string[], measures: Readonly<Record<string, string>> = {}): Reckoning => ({
  isFulfilled: (code) => fulfilled.includes(code),
  measureOf: (code) => (measures[code] === undefined ? null : ({ value: measures[code], required: null } as PreventionValueFact)),
  day: '2026-11-24',
});
const two = (first: Partial<CatalogueItemFact>, second: Partial<CatalogueItemFact>): CatalogueItemFact[] => [
  item('area', '1', null, { weight: '60', ...first }),
  item('area', '2', null, { weight: '40', ...second }),
  item('indikator', '1.1', '1', { weight: '100', method: 'BINER_0_100' }),
  item('indikator', '2.1', '2', { weight: '100', method: 'BOBOT_DOKUMEN' }),
  item('dokumen', '1.1.1', '1.1'),
  item('dokumen', '2.1.1', '2.1', { weight: '75' }),
  item('dokumen', '2.1.2', '2.1', { weight: '25' }),
];

describe('a catalogue', () => {
  it('weighs documents, indicators and areas', () => {
    const score = scoreCatalogue(catalogueTree(two({}, {})), reckoning(['1.1.1', '2.1.2']));
    expect(score).toEqual({ points: 700_000, basis: 'bobot', known: 2, of: 2 });
  });

  it('takes all areas alike while one has no weight, and says so', () => {
    const score = scoreCatalogue(catalogueTree(two({ weight: null }, {})), reckoning(['1.1.1', '2.1.2']));
    expect(score).toEqual({ points: 625_000, basis: 'tanpa-bobot', known: 2, of: 2 });
  });

  it('counts what nobody has told as unknown, never as zero', () => {
    const areas = catalogueTree([
      item('area', '4', null, { weight: '100' }),
      item('indikator', '4.3', '4', { weight: '50', method: 'INTEROP_GOL' }),
      item('indikator', '4.4', '4', { weight: '50', method: 'INTEROPERABILITAS_E_LHKPN' }),
    ]);
    expect(scoreCatalogue(areas, reckoning([]))).toBeNull();
    expect(scoreCatalogue(areas, reckoning([], { '4.4': '92' }))).toMatchObject({ points: 920_000, basis: 'bobot' });
  });

  it('says where an indicator has no published method', () => {
    const areas = catalogueTree([
      item('area', '1', null),
      item('indikator', '1.2', '1'),
      item('dokumen', '1.2.1', '1.2'),
      item('dokumen', '1.2.2', '1.2'),
    ]);
    expect(scoreCatalogue(areas, reckoning(['1.2.2']))).toMatchObject({ points: 500_000, basis: 'tanpa-metode' });
  });

  it('hands deadline and owner down, orders by code, and loses nothing whose parent is missing or its own child', () => {
    const owner = '1.01.0.00.0.00.01.0000';
    const tree = catalogueTree([
      item('dokumen', '1.1.10', '1.1'),
      item('dokumen', '1.1.9', '1.1', { deadline: '2026-06-30' }),
      item('indikator', '1.1', '1', { workUnit: owner }),
      item('area', '1', null, { deadline: '2026-12-15' }),
      item('dokumen', '9.1.1', '9.1'),
      item('indikator', '7.1', '7.2'),
      item('indikator', '7.2', '7.1'),
    ]);
    expect(tree.map((node) => node.item.code)).toEqual(['1', '7.1', '7.2', '9.1.1']);
    expect(tree[0]?.children[0]?.children.map((node) => [node.item.code, node.deadline, node.workUnit])).toEqual([
      ['1.1.9', '2026-06-30', owner],
      ['1.1.10', '2026-12-15', owner],
    ]);
  });

  it('gives the national score of 2024 from its eight areas, weighed alike and rounded', () => {
    const areas = ['88', '75', '68', '78', '72', '81', '70', '74'].map((text) => ({ weight: 1n, points: pointsOf(text) ?? 0 }));
    expect(roundedPoints(meanPoints(areas))).toBe(75.75);
    expect(Math.round(roundedPoints(meanPoints(areas)))).toBe(76);
  });
});

describe('a zone', () => {
  it.each([
    ['0', 'merah'],
    ['24.99', 'merah'],
    ['24.996', 'kuning'],
    ['25', 'kuning'],
    ['49.99', 'kuning'],
    ['50', 'biru'],
    ['75', 'hijau'],
    ['100', 'hijau'],
  ])('of %s is %s: a bound belongs to the higher one', (text, zone) => {
    expect(zoneOf(pointsOf(text) ?? -1)).toBe(zone);
  });
});
