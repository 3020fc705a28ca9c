import type { LraFact } from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { historyWarnings, type LraHistory } from './index.js';
import { KOMINFO, placesOf, STABAT } from './testing.js';

const fact = (realization: bigint, change: Partial<LraFact> = {}): LraFact => ({
  kind: 'lra',
  region: '12.05',
  year: 2025,
  date: '2025-06-30',
  workUnit: KOMINFO,
  account: '5.1',
  budget: 50_000_000_000n,
  realization,
  unitRealization: null,
  ...change,
});
const drafts = (...facts: readonly LraFact[]) => facts.map((f, i) => ({ fact: f, row: i + 2 }));
const known = (given: { before?: LraFact[]; after?: LraFact[]; others?: LraFact[] } = {}): LraHistory => ({
  before: () => given.before ?? [],
  after: () => given.after ?? [],
  others: () => given.others ?? [],
});
const may = { date: '2025-05-31' };
const july = { date: '2025-07-31' };

describe('a cumulative figure', () => {
  it('below the report before it is warned of with both figures', () => {
    const warnings = historyWarnings(drafts(fact(100n)), known({ before: [fact(200n, may)] }));
    expect(placesOf(warnings, 'falling')).toEqual(['2 realisasi']);
    expect(warnings[0]?.message).toMatch(/Rp1, lebih kecil dari Rp2 sampai 2025-05-31/);
  });

  it('above a later report already known is the same fall, met the other way round', () => {
    expect(placesOf(historyWarnings(drafts(fact(300n)), known({ after: [fact(200n, july)] })), 'falling')).toEqual(['2 realisasi']);
  });

  it('between its neighbours is fine', () => {
    expect(historyWarnings(drafts(fact(200n)), known({ before: [fact(100n, may)], after: [fact(300n, july)] }))).toEqual([]);
  });

  it('is compared by account, and with the nearest report of the same file', () => {
    const file = drafts(fact(200n), fact(100n, july), fact(1n, { account: '5.2', ...july }));
    expect(new Set(placesOf(historyWarnings(file, known()), 'falling'))).toEqual(new Set(['2 realisasi', '3 realisasi']));
    expect(historyWarnings(drafts(fact(200n), fact(300n, july)), known({ before: [fact(100n, may)] }))).toEqual([]);
  });
});

describe('a report', () => {
  it('with the figures of the one before is warned of once, on its first row', () => {
    const file = drafts(fact(100n), fact(50n, { account: '5.2' }));
    const before = [fact(100n, may), fact(50n, { account: '5.2', ...may })];
    expect(placesOf(historyWarnings(file, known({ before })), 'unchanged')).toEqual(['2 null']);
    expect(historyWarnings(drafts(fact(100n), fact(51n, { account: '5.2' })), known({ before }))).toEqual([]);
  });

  it('of zeros that stay zeros is not', () => {
    expect(historyWarnings(drafts(fact(0n)), known({ before: [fact(0n, may)] }))).toEqual([]);
  });
});

describe('a large figure', () => {
  const other = { workUnit: STABAT, budget: 1n };
  it('that another unit reports for the same account and day is warned of, known or in the same file', () => {
    expect(
      placesOf(historyWarnings(drafts(fact(20_000_000_000n)), known({ others: [fact(20_000_000_000n, other)] })), 'copied-across-units'),
    ).toEqual(['2 realisasi']);
    expect(placesOf(historyWarnings(drafts(fact(20_000_000_000n), fact(20_000_000_000n, other)), known()), 'copied-across-units')).toEqual([
      '2 realisasi',
      '3 realisasi',
    ]);
  });

  it('of another account, and a small one, is chance', () => {
    expect(
      historyWarnings(drafts(fact(20_000_000_000n)), known({ others: [fact(20_000_000_000n, { ...other, account: '5.2' })] })),
    ).toEqual([]);
    expect(historyWarnings(drafts(fact(9_999_999_999n)), known({ others: [fact(9_999_999_999n, other)] }))).toEqual([]);
  });
});
