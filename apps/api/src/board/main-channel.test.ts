import { describe, expect, it } from 'vitest';
import type { ChannelHead } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { mainChannels } from './main-channel.js';

const langkat = { region: '12.05' } as Tenant;
const head = (year: number, more: Partial<ChannelHead> = {}): ChannelHead => {
  const region = more.region ?? '12.05';
  return { channel: `${region}-${year}`, region, year, epoch: 'e', revision: 1, closed: false, hasFigures: true, ...more };
};
const main = (heads: readonly ChannelHead[]) => mainChannels(langkat, heads, '2026-11-28').main;

describe('the channel that screens show', () => {
  it('is the running year of the region, or else its last year with figures', () => {
    expect(main([head(2025), head(2026), head(2027, { hasFigures: false })])).toBe('12.05-2026');
    expect(main([head(2024), head(2025), head(2026, { hasFigures: false })])).toBe('12.05-2025');
  });

  it('is another region before it is nothing', () => {
    expect(main([head(2025, { region: '32.04' })])).toBe('32.04-2025');
    expect(main([])).toBeNull();
  });

  it('shows units and what other applications tell before the first figures', () => {
    expect(main([head(2026, { hasFigures: false }), head(2025, { hasFigures: false })])).toBe('12.05-2026');
    expect(main([head(2025, { hasFigures: false })])).toBe('12.05-2025');
    expect(main([head(2026, { region: '32.04', hasFigures: false })])).toBeNull();
  });
});
