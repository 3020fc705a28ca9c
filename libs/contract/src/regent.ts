import { z } from 'zod';
import { caseOutcomes, severitySchema, wordsSchema } from './cases.js';
import { isoDateSchema } from './figures.js';
import { delayReasonSchema, monthSchema, unitContactSchema } from './unit-reports.js';

/** `GET /api/v1/boards/:channel/regent?since=`: the day from which news are told; the last seven days unless given. */
export const regentQuerySchema = z.strictObject({ since: isoDateSchema.optional() });

/** What a unit said last of why it stands where it stands. `contact` is null for whoever may not see it, and while there is none. */
const regentUnitSchema = z.strictObject({
  month: monthSchema,
  reason: delayReasonSchema.nullable(),
  explanation: z.string().nullable(),
  owner: z.string(),
  promise: isoDateSchema.nullable(),
  contact: unitContactSchema.nullable(),
});

const newsSchema = z.strictObject({
  id: z.string(),
  title: wordsSchema,
  workUnit: z.string().nullable(),
  severity: severitySchema,
  /** When it came out, was closed, or had been promised for. */
  date: isoDateSchema,
  outcome: z.enum(caseOutcomes).nullable(),
});
export type RegentNews = z.infer<typeof newsSchema>;

/** What the regent's page shows beside the board: words of units, and what happened to cases after `since`. */
export const regentSchema = z.strictObject({
  channel: z.string(),
  asOf: isoDateSchema,
  since: isoDateSchema,
  /** The reader's account, when they may ask units; else null. */
  asker: z.string().nullable(),
  units: z.record(z.string(), regentUnitSchema),
  raised: z.array(newsSchema),
  missed: z.array(newsSchema),
  closed: z.array(newsSchema),
});
export type Regent = z.infer<typeof regentSchema>;
