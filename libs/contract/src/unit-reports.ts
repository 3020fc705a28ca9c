import type { DelayReason } from '@lcc/domain';
import { z } from 'zod';
import { isoDateSchema } from './figures.js';

const text = (longest: number) => z.string().trim().min(1).max(longest);
const REASONS = {
  pengadaan: true,
  lahan: true,
  dokumen: true,
  penyedia: true,
  cuaca: true,
  kas: true,
  pergeseran: true,
  personel: true,
  lain: true,
} as const satisfies Record<DelayReason, true>;
/** Why a unit is behind. */
export const delayReasonSchema = z.enum(Object.keys(REASONS) as [DelayReason, ...DelayReason[]]);

/** The month a report is of: `2026-10`. */
export const monthSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: 'tulis tahun dan bulan, misalnya 2026-10' });

/** Physical progress in per cent, cumulative, two decimals at most. */
const percentSchema = z
  .number()
  .min(0)
  .max(100)
  .refine((value) => Math.abs(Math.round(value * 100) - value * 100) < 1e-6, { error: 'paling banyak dua angka di belakang koma' });

/** `PUT /api/v1/unit-reports/:unit`: what a unit says of a month. `version` = the one it saw, 0 = none yet. */
export const unitReportSendSchema = z
  .strictObject({
    month: monthSchema,
    version: z.int().nonnegative(),
    physical: percentSchema,
    problem: text(1_000).nullable(),
    reason: delayReasonSchema.nullable(),
    explanation: text(1_000).nullable(),
    owner: text(120),
    promise: isoDateSchema.nullable(),
  })
  .refine(({ reason, explanation }) => reason === null || explanation !== null, {
    error: 'Jelaskan sebabnya dengan kata-kata sendiri.',
    path: ['explanation'],
  })
  .refine(({ reason, promise }) => reason === null || promise !== null, {
    error: 'Sebut kapan kembali sesuai rencana.',
    path: ['promise'],
  });
export type UnitReportSend = z.infer<typeof unitReportSendSchema>;

/** `POST /api/v1/unit-reports/:unit/verdict`, of the version that was read. */
export const unitVerdictSchema = z
  .strictObject({
    month: monthSchema,
    version: z.int().positive(),
    outcome: z.enum(['verified', 'returned']),
    note: text(1_000).nullable(),
  })
  .refine(({ outcome, note }) => outcome === 'verified' || note !== null, { error: 'Tulis apa yang harus dibetulkan.', path: ['note'] });

/** `PUT /api/v1/unit-reports/:unit/contact`: whom one may call; kept beside the log, and forgotten when it changes. */
export const unitContactSchema = z.strictObject({
  name: text(120),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9][0-9 .-]{6,18}$/, { error: 'Nomor telepon, misalnya 0812 3456 7890.' }),
});
export type UnitContact = z.infer<typeof unitContactSchema>;

/** A unit's month: what it reported, and what became of it. */
export const unitReportSchema = z.strictObject({
  month: monthSchema,
  /** `none` = not reported; `sent` = not yet read by a verifier. */
  state: z.enum(['none', 'sent', 'verified', 'returned']),
  version: z.int().nonnegative(),
  physical: z.number().nullable(),
  problem: z.string().nullable(),
  reason: delayReasonSchema.nullable(),
  explanation: z.string().nullable(),
  owner: z.string().nullable(),
  promise: isoDateSchema.nullable(),
  /** What the verifier wrote. */
  note: z.string().nullable(),
});
export type UnitReport = z.infer<typeof unitReportSchema>;

const unitSchema = z.strictObject({ unit: z.string(), name: z.string(), contact: unitContactSchema.nullable() });
/** `GET /api/v1/unit-reports?month=`: every unit that exists for the caller. */
export const unitReportQuerySchema = z.strictObject({ month: monthSchema.optional() });
export const unitReportListSchema = z.strictObject({
  month: monthSchema,
  units: z.array(z.strictObject({ ...unitSchema.shape, report: unitReportSchema })),
});
export type UnitReportRow = z.infer<typeof unitReportListSchema>['units'][number];
/** `GET /api/v1/unit-reports/:unit`: its months of this year that have begun, the latest first. */
export const unitReportsSchema = z.strictObject({ ...unitSchema.shape, reports: z.array(unitReportSchema) });
export type UnitReports = z.infer<typeof unitReportsSchema>;
