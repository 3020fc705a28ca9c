import { join } from 'node:path';
import type { RegionCode } from '@lcc/domain';
import { type Config, ConfigError } from './config.js';
import { provinceOf } from './province.js';

/**
 * What one process serves, each with its own schema, data folder, keys, people and address: the installation configured, or where
 * `LCC_REGIONS` names regencies the province (first) and each of them.
 */
export function sitesOf(config: Config): Config[] {
  const [first] = config.regencies;
  return first === undefined ? [config] : [provinceOf(first), ...config.regencies].map((region) => siteOf(config, region));
}

/** The site of a region; the installation itself where it serves one. @throws ConfigError for a region it does not serve */
export function siteOf(config: Config, region: RegionCode): Config {
  const [first] = config.regencies;
  if (first === undefined) return config;
  const isProvince = region === provinceOf(first);
  if (!isProvince && !config.regencies.includes(region))
    throw new ConfigError(
      `LCC_REGIONS: wilayah ${region} tidak dilayani di sini (${[provinceOf(first), ...config.regencies].join(', ')}).`,
    );
  const site = isProvince ? '' : region.replace('.', '-');
  return {
    ...config,
    region,
    site,
    schema: `lcc_${region.replace('.', '')}`,
    origins: config.origins.map((origin) => (site === '' ? origin : origin.replace('://', `://${site}.`))),
    dataDir: join(config.dataDir, 'wilayah', region),
    dropDir: join(config.dropDir, region),
    backupDir: config.backupDir === undefined ? undefined : join(config.backupDir, region),
    adminPassword: undefined, // one that opens every regency would be no password of any
  };
}
