import type { RegionCode } from '@lcc/domain';
import type { Tenant } from '../platform/tenancy/tenant.js';

/** Where the page gets the districts it draws: the map of the wall, as JSON with a tag of its text. */
export interface DistrictMaps {
  read(tenant: Tenant, region: RegionCode): Promise<{ readonly text: string; readonly etag: string } | null>;
}
export const DISTRICT_MAPS = Symbol('DistrictMaps');
