import { z } from 'zod';
import { isoDateSchema, moneySchema } from './figures.js';

/** `GET /api/v1/search`. Every word has to be found; numbers of documents may be cut anywhere. */
export const searchQuerySchema = z.strictObject({
  q: z.string().trim().min(2, 'tulis paling sedikit dua huruf').max(80, 'paling banyak 80 huruf'),
  channel: z
    .string()
    .regex(/^(main|beside|\d\d\.\d\d-\d{4})$/, 'saluran ditulis KODE-TAHUN, misalnya 12.05-2026')
    .default('main'),
});
export type SearchQuery = z.infer<typeof searchQuerySchema>;

export const documentKinds = ['sp2d', 'spm', 'spp', 'spd', 'contract', 'package', 'work'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What was found, the first few of each. Firms and other persons are never searched nor told. */
export const foundSchema = z.strictObject({
  channel: z.string(),
  units: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  activities: z.array(z.strictObject({ level: z.enum(['programme', 'activity', 'sub-activity']), code: z.string(), name: z.string() })),
  documents: z.array(
    z.strictObject({
      kind: z.enum(documentKinds),
      /** Number of the document, code of the package, number in the list of works. */
      number: z.string(),
      title: z.string().nullable(),
      unit: z.string().nullable(),
      date: isoDateSchema,
      amount: moneySchema.nullable(),
    }),
  ),
});
export type Found = z.infer<typeof foundSchema>;
