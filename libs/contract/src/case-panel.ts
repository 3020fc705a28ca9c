import { z } from 'zod';
import { wordsSchema } from './cases.js';
import { isoDateSchema, moneySchema } from './figures.js';

/** One case as a wall shows it: neither vendors nor persons nor documents. */
export const caseCardSchema = z.strictObject({
  id: z.string(),
  title: wordsSchema,
  workUnit: z.string().nullable(),
  stake: moneySchema.nullable(),
  severity: z.enum(['kritis', 'tinggi', 'sedang', 'rendah']),
  since: isoDateSchema,
  raisedOn: isoDateSchema,
  state: z.enum(['baru', 'diambil', 'ditanyakan']),
  promisedOn: isoDateSchema.nullable(),
  heldBy: z.string().nullable(),
  findings: z.int().nonnegative(),
});
export type CaseCard = z.infer<typeof caseCardSchema>;

export const anomaliPanelSchema = z.strictObject({
  open: z.int().nonnegative(),
  waiting: z.int().nonnegative(),
  backlog: z.int().nonnegative(),
  heavy: z.int().nonnegative(),
  untaken: z.int().nonnegative(),
  cards: z.array(caseCardSchema).max(6),
  siaga: caseCardSchema.nullable(),
  held: z.array(z.strictObject({ source: z.string(), alerts: z.int().positive() })),
  budget: z.strictObject({ perWeek: z.int() }),
});
export type AnomaliPanel = z.infer<typeof anomaliPanelSchema>;
