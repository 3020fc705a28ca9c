import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './config.js';
import { siteOf, sitesOf } from './sites.js';

const province = loadConfig({ LCC_REGIONS: '12.05,12.18', LCC_DATA_DIR: '/data', LCC_ORIGIN: 'https://lcc.example.go.id' });

describe('the sites of an installation', () => {
  it('are the installation itself where it serves one regency', () => {
    const config = loadConfig({ LCC_REGION: '12.18' });
    expect(sitesOf(config)).toEqual([config]);
    expect(siteOf(config, '12.71')).toBe(config);
  });

  it('share neither schema, folder, address nor first password', () => {
    const sites = sitesOf(loadConfig({ LCC_REGIONS: '12.05,12.18', LCC_ADMIN_PASSWORD: 'rahasia bersama', LCC_BACKUP_DIR: '/cadangan' }));
    expect(sites.map(({ region }) => region)).toEqual(['12.00', '12.05', '12.18']);
    for (const own of [
      sites.map(({ schema }) => schema),
      sites.map(({ dataDir }) => dataDir),
      sites.map(({ dropDir }) => dropDir),
      sites.map(({ backupDir }) => backupDir),
      sites.map(({ site }) => site),
    ])
      expect(new Set(own).size).toBe(sites.length);
    expect(sites.map(({ adminPassword }) => adminPassword)).toEqual([undefined, undefined, undefined]);
    expect(sites.some(({ demo }) => demo)).toBe(false);
  });

  it('have the code of the regency as the first label of their address', () => {
    expect(siteOf(province, '12.18')).toMatchObject({
      schema: 'lcc_1218',
      dataDir: '/data/wilayah/12.18',
      origins: ['https://12-18.lcc.example.go.id'],
    });
    expect(siteOf(province, province.region)).toMatchObject({ region: '12.00', site: '', origins: ['https://lcc.example.go.id'] });
  });

  it('are no others than those named, and have no demo', () => {
    expect(() => siteOf(province, '12.71')).toThrow(ConfigError);
    expect(() => loadConfig({ LCC_REGIONS: '12.05,12.18', LCC_DEMO: 'on' })).toThrow('LCC_DEMO');
  });
});
