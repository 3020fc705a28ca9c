import type { IsoDate } from '@lcc/domain';
import type { Regency } from '../regency.js';
import { accountDeliveries } from './accounts.js';
import { claimDeliveries } from './claims.js';
import type { Delivery } from './delivery.js';
import { planDeliveries } from './plans.js';
import { preventionDeliveries } from './prevention.js';
import { procurementDeliveries } from './procurement.js';
import { progressDeliveries } from './progress.js';
import { receiptDeliveries } from './receipts.js';
import { releaseDeliveries } from './releases.js';
import { workDeliveries } from './works.js';
import { yearlyPlanDeliveries } from './yearly-plans.js';

/**
 * What stands around budget and payments in a year of a made-up regency: plans, releases of funds, the papers behind payments, what is bought and
 * how, receipts of revenue, physical progress, works and corruption prevention, each in the tables of its own system. `until` = the day up to which
 * payments are looked at.
 */
export function deliveries(regency: Regency, seed: number, year: number, until: IsoDate): Delivery[] {
  return [
    ...preventionDeliveries(seed, year),
    ...planDeliveries(regency, seed, year),
    ...yearlyPlanDeliveries(regency, seed, year),
    ...releaseDeliveries(regency, year),
    ...receiptDeliveries(regency, seed, year),
    ...claimDeliveries(regency, seed, year, until),
    ...accountDeliveries(regency, seed, year),
    ...procurementDeliveries(regency, seed, year),
    ...progressDeliveries(regency, seed, year, until),
    ...workDeliveries(regency, seed, year),
  ];
}
