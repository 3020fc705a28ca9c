import { z } from 'zod';

/** What a source brought last. */
export const sourceFileSchema = z.strictObject({
  /** Id of the source, as on the board. */
  source: z.string(),
  /** Name of the file without its folder; null when it was pushed. */
  name: z.string().nullable(),
  rows: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
  warnings: z.int().nonnegative(),
  /** Instant of recording. */
  at: z.iso.datetime({ offset: true }),
});
export type SourceFile = z.infer<typeof sourceFileSchema>;

/** `GET /api/v1/boards/:channel/sources`: the last file of every source of the board that has one. */
export const sourceFilesSchema = z.strictObject({ channel: z.string(), files: z.array(sourceFileSchema) });
export type SourceFiles = z.infer<typeof sourceFilesSchema>;
