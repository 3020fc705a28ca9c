import { z } from 'zod';
import { isoDateSchema, moneySchema, rateSchema } from './figures.js';

/** A regency as its province knows it. `bisu`: its figures are too old; `belum`: it has not told both. Neither is in a sum. */
export const regencySchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  state: z.enum(['lapor', 'bisu', 'belum']),
  ceiling: moneySchema.nullable(),
  realization: moneySchema.nullable(),
  absorption: rateSchema.nullable(),
  dataAsOf: isoDateSchema.nullable(),
  revision: z.int().nonnegative(),
});
export type Regency = z.infer<typeof regencySchema>;

/** The regencies of a province by name, and sums over the `current` ones that are up to date; no rate while one is missing. */
export const provinsiPanelSchema = z.strictObject({
  regencies: z.array(regencySchema),
  ceiling: moneySchema.nullable(),
  realization: moneySchema.nullable(),
  current: z.int().nonnegative(),
  absorption: rateSchema.nullable(),
  tag: z.string(),
});
export type ProvinsiPanel = z.infer<typeof provinsiPanelSchema>;
