import type { RegionCode } from '@lcc/domain';

/** The code a province has among its regencies: `12.05` → `12.00`. */
export const provinceOf = (regency: RegionCode): RegionCode => `${regency.slice(0, 2)}.00`;
