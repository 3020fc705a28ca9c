import type { AccountCode } from '../values/index.js';

/** Transfers as they are spoken of, by account (Permendagri 90/2019): DAU, DAK fisik and non-fisik, Dana Desa, DBH, those of the province. */
export const TRANSFERS: readonly AccountCode[] = ['4.2.01.01.02', '4.2.01.01.03', '4.2.01.01.04', '4.2.01.05', '4.2.01.01.01', '4.2.02'];

/** Own revenue (PAD) by kind: taxes, levies, proceeds of separated wealth, others. */
export const OWN_REVENUE: readonly AccountCode[] = ['4.1.01', '4.1.02', '4.1.03', '4.1.04'];

export const PAD: AccountCode = '4.1';
export const TRANSFER: AccountCode = '4.2';
export const OTHER_REVENUE: AccountCode = '4.3';
export const TAXES: AccountCode = '4.1.01';

/** Key of what of the transfers is none of {@link TRANSFERS}. */
export const OTHER_TRANSFERS = '4.2/lain';

export const isWithin = (account: AccountCode, parent: AccountCode): boolean => account === parent || account.startsWith(`${parent}.`);
