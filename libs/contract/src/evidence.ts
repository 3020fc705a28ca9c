import { z } from 'zod';
import { isoDateSchema } from './figures.js';
import { scoreBasisSchema, zoneSchema } from './prevention-panel.js';

/** Where a document's evidence stands. */
export const evidenceStageSchema = z.enum(['belum', 'diunggah', 'diverifikasi', 'qa']);
export type EvidenceStage = z.infer<typeof evidenceStageSchema>;

const instantSchema = z.iso.datetime({ offset: true });

export const evidenceFileSchema = z.strictObject({
  version: z.int().positive(),
  name: z.string(),
  size: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** One act on a document. `by` is the account's name as it is now, or the office that a tracker named. */
export const evidenceActSchema = z.strictObject({
  act: z.enum(['upload', 'link', 'receive', 'verify', 'assure', 'return', 'note', 'status']),
  time: instantSchema,
  by: z.string(),
  file: evidenceFileSchema.nullable(),
  link: z.string().nullable(),
  text: z.string().nullable(),
});
export type EvidenceAct = z.infer<typeof evidenceActSchema>;

/** A document of the catalogue with what stands of it. */
export const evidenceDocumentSchema = z.strictObject({
  /** `2026~MCSP~2.3.1`, for the addresses below `/api/v1/prevention/documents`. */
  id: z.string(),
  code: z.string(),
  /** Null = only the number of documents is published. */
  name: z.string().nullable(),
  indicator: z.string(),
  /** Code of what it belongs to, as signals name it. */
  indicatorCode: z.string().nullable(),
  area: z.string(),
  unit: z.string().nullable(),
  unitName: z.string().nullable(),
  deadline: isoDateSchema.nullable(),
  isOverdue: z.boolean(),
  stage: evidenceStageSchema,
  since: instantSchema.nullable(),
  files: z.int().nonnegative(),
  /** The last word said about it. */
  note: z.string().nullable(),
});
export type EvidenceDocument = z.infer<typeof evidenceDocumentSchema>;

/**
 * What the regency's own data say beside the evidence: a signal, never a score. Null `text` = it cannot be worked out, and `reason` says why.
 * No `items` = the catalogue has no indicator that is known to be about it.
 */
export const evidenceSignalSchema = z.strictObject({
  id: z.string(),
  title: z.strictObject({ id: z.string(), en: z.string() }),
  formula: z.strictObject({ id: z.string(), en: z.string() }),
  text: z.strictObject({ id: z.string(), en: z.string() }).nullable(),
  reason: z.strictObject({ id: z.string(), en: z.string() }).nullable(),
  source: z.strictObject({ id: z.string(), en: z.string() }).nullable(),
  isGood: z.boolean().nullable(),
  date: isoDateSchema.nullable(),
  items: z.array(
    z.strictObject({ code: z.string(), name: z.string(), disagreement: z.enum(['sinyal-lebih-buruk', 'bukti-tertinggal']).nullable() }),
  ),
});
export type EvidenceSignal = z.infer<typeof evidenceSignalSchema>;

const scoreSchema = z.strictObject({ points: z.number().min(0).max(100), zone: zoneSchema, basis: scoreBasisSchema }).nullable();

/** An index of another institution, or a score, as somebody entered it. */
export const evidenceValueSchema = z.strictObject({
  index: z.string(),
  code: z.string().nullable(),
  ofYear: z.int(),
  value: z.string(),
  required: z.string().nullable(),
  assessor: z.enum(['self', 'external']),
  date: isoDateSchema,
  source: z.string(),
});
export type EvidenceValue = z.infer<typeof evidenceValueSchema>;

/** A milestone of an action plan. */
export const evidenceMilestoneSchema = z.strictObject({
  ...{ plan: z.string(), code: z.string(), action: z.string(), title: z.string() },
  unitName: z.string().nullable(),
  due: isoDateSchema,
  doneOn: isoDateSchema.nullable(),
  state: z.enum(['selesai', 'terlambat', 'segera', 'berjalan']),
});
export type EvidenceMilestone = z.infer<typeof evidenceMilestoneSchema>;

/** The answer of `GET /api/v1/prevention/:year`: who is bound to a unit sees that unit's documents. */
export const evidenceBookSchema = z.strictObject({
  scheme: z.string(),
  /** All of the year, e.g. MCSP and Stranas PK; `?scheme=` asks for another than the first. */
  schemes: z.array(z.string()),
  year: z.int(),
  asOf: isoDateSchema,
  revision: z.int().nonnegative(),
  documents: z.array(evidenceDocumentSchema),
  /** Of the whole region: none for who is bound to a unit. */
  signals: z.array(evidenceSignalSchema),
  /** Own and verified score of the region, which never become one. */
  scores: z.strictObject({ self: scoreSchema, verified: scoreSchema }),
  /** The last value of each index and year, of the whole region. */
  values: z.array(evidenceValueSchema),
  /** Of the action plans; for who is bound to a unit, that unit's. */
  milestones: z.array(evidenceMilestoneSchema),
});
export type EvidenceBook = z.infer<typeof evidenceBookSchema>;

export const evidenceHistorySchema = z.strictObject({
  document: evidenceDocumentSchema,
  /** Newest first. */
  acts: z.array(evidenceActSchema),
  /** Whether the asking person brought what is judged now, and so may not verify it. */
  isOwn: z.boolean(),
});
export type EvidenceHistory = z.infer<typeof evidenceHistorySchema>;

const textSchema = z.string().trim().min(1).max(1000);

/** What the owner says without a file: a link to the evidence, or a note. */
export const evidenceRemarkSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('link'), link: z.url({ protocol: /^https?$/ }).max(1000), text: textSchema.optional() }),
  z.strictObject({ act: z.literal('note'), text: textSchema }),
]);

/** What another person finds: verified, assured (QA), or sent back with the reason. */
export const evidenceVerdictSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['verify', 'assure']), text: textSchema.optional() }),
  z.strictObject({ act: z.literal('return'), text: textSchema }),
]);

/** `POST /api/v1/prevention/:year/values`: a value that somebody enters with its source; the same index, year and day again corrects it. */
export const valueEnterSchema = z.strictObject({
  index: z
    .string()
    .trim()
    .regex(/^[A-Za-z][A-Za-z0-9 ]{1,39}$/, { error: 'Nama singkat indeks, misalnya SPI atau OPINI BPK.' }),
  ofYear: z.int().min(2000).max(2100),
  value: z
    .string()
    .trim()
    .regex(/^(\d{1,6}([.,]\d{1,6})?|[A-Za-z][A-Za-z+ ]{0,19})$/, { error: 'Angka, atau sebutan seperti WTP dan BB.' }),
  required: z
    .string()
    .trim()
    .regex(/^\d{1,9}([.,]\d{1,6})?$/, { error: 'Angka.' })
    .nullable(),
  assessor: z.enum(['self', 'external']),
  date: isoDateSchema,
  source: z.string().trim().min(3).max(300),
});

/** "What if these documents were verified?", on a day of the year. */
export const whatIfSchema = z.strictObject({
  /** The first of the year when it is left out. */
  scheme: z.string().max(100).optional(),
  documents: z.array(z.string().max(200)).max(500),
  until: isoDateSchema.optional(),
});

export const whatIfAnswerSchema = z.strictObject({
  now: scoreSchema,
  would: scoreSchema,
  on: isoDateSchema,
  counted: z.int().nonnegative(),
});
export type WhatIfAnswer = z.infer<typeof whatIfAnswerSchema>;
