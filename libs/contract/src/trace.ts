import { z } from 'zod';
import { isoDateSchema, moneySchema } from './figures.js';

/** A fact behind a step: the file or push it came with, and the row there. */
export const originSchema = z.strictObject({
  kind: z.string(),
  /** By which the original is opened: `GET /api/v1/originals/:run`; null when none was kept. */
  run: z.string().nullable(),
  connector: z.string(),
  /** Name of the file without its folder; null when it was pushed. */
  file: z.string().nullable(),
  row: z.int().nonnegative(),
  /** Business date of the fact. */
  date: isoDateSchema,
  recordedAt: z.iso.datetime({ offset: true }),
});
export type Origin = z.infer<typeof originSchema>;

export const traceStepSchema = z.strictObject({
  step: z.enum(['plan', 'budget', 'package', 'process', 'agreement', 'spd', 'spp', 'spm', 'payment']),
  /** By which the thread is walked from here. */
  key: z.string(),
  /** Name, as the first of its sources says it; null when none does. */
  title: z.string().nullable(),
  unit: z.string().nullable(),
  code: z.string().nullable(),
  amount: moneySchema.nullable(),
  date: isoDateSchema.nullable(),
  /** How it joins what stands before it. */
  status: z.string().nullable(),
  /** Who sells, covered unless the reader may see it. */
  vendor: z.string().nullable(),
  candidates: z.array(z.strictObject({ key: z.string(), reasons: z.array(z.string()) })),
  breaks: z.array(z.string()),
  sources: z.array(originSchema),
});
export type TraceStep = z.infer<typeof traceStepSchema>;

/** `GET /api/v1/trace/:key` and `lcc trace KEY`. */
export const traceSchema = z.strictObject({
  channel: z.string(),
  key: z.string(),
  found: traceStepSchema.shape.step,
  asOf: isoDateSchema,
  revision: z.int().nonnegative(),
  steps: z.array(traceStepSchema),
  /** Things of the thread that are left out of `steps`. */
  more: z.int().nonnegative(),
});
export type Trace = z.infer<typeof traceSchema>;

/** A question's options: which channel, the region's running year unless told; and why names of vendors are to be uncovered. */
export const traceQuerySchema = z.strictObject({
  channel: z
    .string()
    .regex(/^(\d\d\.\d\d|demo)-\d{4}$/, 'saluran ditulis KODE-TAHUN, misalnya 12.05-2026')
    .optional(),
  reveal: z.string().trim().min(10, 'alasan membuka nama paling sedikit 10 huruf').max(300).optional(),
});

/** A name with all but its first letters covered. */
export const covered = (name: string): string => name.replace(/(?<=\S)\S/g, '•');

/** How descriptions of payments name somebody, and what ends a name there. */
const NAMED = /(\b(?:a\.?\s?n\.?|atas nama|kepada)\s+)([^,;()]+)/giu;

/** A description with the names in it covered: those that are known, and whatever stands where a name is given. */
export function withoutNames(text: string, names: readonly string[]): string {
  const known = names.reduce((so, name) => (name === '' ? so : so.replaceAll(name, covered(name))), text);
  return known.replace(NAMED, (_, before: string, name: string) => before + covered(name));
}
