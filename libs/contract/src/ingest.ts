import { z } from 'zod';

/** What became of one row or one cell; codes are stable, messages are Indonesian and name the remedy. */
export const importIssueSchema = z.strictObject({
  row: z.int().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});

/** The same, for a pushed JSON row: `row` counts from 1, `field` is the JSON field. */
export const ingestIssueSchema = z.strictObject({
  row: z.int().nullable(),
  field: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});

/** Answer of `POST /api/v1/ingest/:connector`, sent after commit. */
export const ingestAnswerSchema = z.strictObject({
  batch: z.string(),
  revision: z.int().nonnegative(),
  accepted: z.int().nonnegative(),
  corrections: z.int().nonnegative(),
  duplicates: z.int().nonnegative(),
  rejected: z.array(ingestIssueSchema),
  warnings: z.array(ingestIssueSchema),
});
export type IngestAnswer = z.infer<typeof ingestAnswerSchema>;

/** RFC 9457. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  correlationId: z.string(),
});
