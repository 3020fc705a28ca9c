import { describe, expect, it } from 'vitest';
import { loadConfig } from '../platform/config/config.js';
import { regionMeant } from './with-services.js';

const province = loadConfig({ LCC_REGIONS: '12.05,12.18' });

describe('the region a command means', () => {
  it.each([
    [['node', 'lcc', 'board'], '12.00'],
    [['node', 'lcc', '--region', '12.18', 'key', 'add'], '12.18'],
    [['node', 'lcc', 'board', '--region=12.05'], '12.05'],
    [['node', 'lcc', 'board', '--region', '12.05', '--json'], '12.05'],
    [['node', 'lcc', 'board', '--region'], '12.00'],
  ])('%j: %s', (args, region) => {
    expect(regionMeant(province, args)).toBe(region);
  });
});
