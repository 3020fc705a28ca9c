import { z } from 'zod';

/** `PUT /api/v1/me/notes/:unit`. */
export const noteWriteSchema = z.strictObject({ text: z.string().trim().min(1).max(2_000) });

/** `GET /api/v1/me/notes`: what the reader wrote for nobody else, by unit. `at` = when it was last changed. */
export const noteListSchema = z.strictObject({
  notes: z.record(z.string(), z.strictObject({ text: z.string(), at: z.iso.datetime({ offset: true }) })),
});
export type NoteList = z.infer<typeof noteListSchema>;
