import type { Tenants } from '../tenancy/tenant.js';
import { Leases } from './leases.js';

/** The leases of an installation: they stand in the real tenant's schema, whatever they are for. */
export const leasesOf = (tenants: Tenants): Leases => new Leases((sql, values) => tenants.real.dataSource.query(sql, [...values]));
