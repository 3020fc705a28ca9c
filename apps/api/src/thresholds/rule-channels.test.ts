import { describe, expect, it } from 'vitest';
import type { ChannelHead } from '../ledger/ledger-reader.js';
import { yearsToTell } from './rule-channels.js';
import { shownKey } from './trial-bench.js';

const head = (year: number, more: Partial<ChannelHead> = {}): ChannelHead => ({
  ...{ channel: `12.05-${year}`, region: '12.05', year, epoch: 'e', revision: 1, closed: false, hasFigures: true },
  ...more,
});

describe('the years that a new version holds in', () => {
  it('are the open ones around today, a next year that has begun in December among them', () => {
    const heads = [head(2024), head(2025), head(2026), head(2027, { hasFigures: false }), head(2026, { region: '12.18' })];
    expect(yearsToTell(heads, '12.05', '2026-12-28').map(({ year }) => year)).toEqual([2025, 2026, 2027]);
    expect(yearsToTell([head(2025, { closed: true }), head(2026)], '12.05', '2026-03-01').map(({ year }) => year)).toEqual([2026]);
  });
});

describe('what a trial tells of its subjects', () => {
  it('is a unit’s code, and of anything finer no key that could name a vendor', () => {
    expect(shownKey({ type: 'work-unit', key: '1.03' })).toBe('1.03');
    const vendor = shownKey({ type: 'vendor-at-unit', key: '1.03|CV Rekaan Jaya' });
    expect(vendor).toMatch(/^[0-9a-f]{16}$/);
    expect(vendor).not.toBe(shownKey({ type: 'vendor-at-unit', key: '1.03|CV Lain' }));
  });
});
