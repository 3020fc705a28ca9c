import { z } from 'zod';
import { isoDateSchema } from './figures.js';

/** `GET /api/v1/audit`: newest first; `before` continues where a page ended. Dates are days in Asia/Jakarta. */
export const auditQuerySchema = z.strictObject({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Part of a name, login or id of who did it. */
  actor: z.string().trim().min(1).max(100).optional(),
  /** Kind of thing (`user`) or a whole action (`user.added`). */
  action: z
    .string()
    .regex(/^[a-z-]+(\.[a-z-]+)?$/)
    .optional(),
  /** Whole object, `user:orang_…`. */
  object: z.string().trim().min(1).max(300).optional(),
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

export const auditRowSchema = z.strictObject({
  seq: z.int(),
  at: z.iso.datetime({ offset: true }),
  actor: z.string(),
  actorKind: z.enum(['user', 'key', 'screen', 'operator', 'system', 'anonymous']),
  /** What the actor is called now; null when nobody knows. */
  actorName: z.string().nullable(),
  ip: z.string().nullable(),
  device: z.string().nullable(),
  action: z.string(),
  object: z.string(),
  objectName: z.string().nullable(),
  before: z.json().nullable(),
  after: z.json().nullable(),
  reason: z.string().nullable(),
});
export type AuditRow = z.infer<typeof auditRowSchema>;
export const auditPageSchema = z.strictObject({ entries: z.array(auditRowSchema), next: z.int().nullable() });

/** `GET /api/v1/audit/verification`: what the last look at the chain found. */
export const auditVerdictSchema = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  intact: z.boolean(),
  entries: z.int(),
  checkpoints: z.int(),
  head: z.string(),
  lastAt: z.string().nullable(),
  vouchedTo: z.int(),
  beatAt: z.string().nullable(),
  problems: z.array(z.strictObject({ code: z.string(), seq: z.int().nullable(), line: z.int().nullable(), message: z.string() })),
});
export type AuditVerification = z.infer<typeof auditVerdictSchema>;
export const auditVerificationSchema = z.strictObject({ verdict: auditVerdictSchema.nullable(), running: z.boolean() });
