import { z } from 'zod';
import { moneySchema, rateSchema } from './figures.js';

/** A kind of revenue: its target of the year, what came in, and what usually has come in by this day. */
export const revenueRowSchema = z.strictObject({
  /** Account code, or `4.2/lain` for transfers of no known kind. */
  key: z.string(),
  target: moneySchema.nullable(),
  receipts: moneySchema.nullable(),
  absorption: rateSchema.nullable(),
  /** Share of the target that should have come in. */
  pace: rateSchema.nullable(),
  /** Absorption − pace. */
  gap: rateSchema.nullable(),
  /** Never critical: others decide when they pay. */
  state: z.enum(['waspada', 'sesuai', 'unknown']),
  revision: z.int().nonnegative(),
});
export type RevenueRow = z.infer<typeof revenueRowSchema>;

export const pendapatanPanelSchema = z.strictObject({
  total: revenueRowSchema,
  /** Own revenue, transfers by kind, others. */
  kinds: z.array(revenueRowSchema),
  /** Own revenue by kind. */
  own: z.array(revenueRowSchema),
  /** Taxes by kind, the largest target first. */
  taxes: z.array(revenueRowSchema),
  /** Earlier years that the pace is the mean of; none = it is the cash plan. */
  paceYears: z.array(z.int()),
});
export type RevenuePanel = z.infer<typeof pendapatanPanelSchema>;
