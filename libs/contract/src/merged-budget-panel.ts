import { z } from 'zod';
import { isoDateSchema, moneySchema } from './figures.js';

/** A merged unit whose older budget is counted beside a newer one of the unit that took it in: perhaps twice, perhaps not. */
export const mergedBudgetSchema = z.strictObject({
  old: z.string(),
  oldName: z.string(),
  into: z.string(),
  intoName: z.string(),
  from: isoDateSchema,
  ceiling: moneySchema,
  newerFrom: isoDateSchema,
  revision: z.int().nonnegative(),
});

export const mergedBudgetPanelSchema = z.strictObject({ units: z.array(mergedBudgetSchema) });
