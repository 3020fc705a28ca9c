import { z } from 'zod';

/** One kind of file that is understood, with its columns and a small made-up table in its layout. */
export const fileKindSchema = z.strictObject({
  /** Of its connector. */
  id: z.string(),
  title: z.strictObject({ id: z.string(), en: z.string() }),
  columns: z.array(z.strictObject({ name: z.string(), title: z.string(), required: z.boolean() })),
  /** Null where it cannot be a table. */
  sample: z.strictObject({ name: z.string(), rows: z.array(z.record(z.string(), z.string())) }).nullable(),
});
export type FileKind = z.infer<typeof fileKindSchema>;
/** `GET /api/v1/file-kinds`. */
export const fileKindsSchema = z.strictObject({ kinds: z.array(fileKindSchema) });
