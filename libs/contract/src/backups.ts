import { z } from 'zod';

const instantSchema = z.iso.datetime({ offset: true });

/** One backup in the data directory. */
export const backupSchema = z.strictObject({
  name: z.string(),
  created: instantSchema,
  bytes: z.int().nonnegative(),
  /** Also in the second place. */
  isCopied: z.boolean(),
});
export type Backup = z.infer<typeof backupSchema>;

/** `GET /api/v1/backups`: how safe the data are. */
export const backupStandingSchema = z.strictObject({
  backups: z.array(backupSchema),
  /** The last one that was written, read back and found whole. */
  lastGood: instantSchema.nullable(),
  /** `segar`, `basi` = the last good one is older than 26 hours, `belum` = none was due yet. */
  state: z.enum(['segar', 'basi', 'belum']),
  /** Why the last attempt failed; null = it did not. */
  problem: z.string().nullable(),
  nextRun: instantSchema,
  running: z.boolean(),
  /** The second place; null = none is set. */
  secondPlace: z.string().nullable(),
});
export type BackupStanding = z.infer<typeof backupStandingSchema>;
