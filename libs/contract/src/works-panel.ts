import { z } from 'zod';
import { isoDateSchema, moneySchema, rateSchema } from './figures.js';

export const workStates = ['kritis', 'waspada', 'unknown', 'sesuai', 'selesai'] as const;
export const workStateSchema = z.enum(workStates);
export type WorkState = z.infer<typeof workStateSchema>;

/** A physical work with its contract, by its last report. */
export const workRowSchema = z.strictObject({
  /** Its number in the list of its office. */
  key: z.string(),
  name: z.string(),
  unit: z.string(),
  unitName: z.string(),
  /** Kemendagri code; null = nothing says it. */
  district: z.string().nullable(),
  /** Degrees, latitude first. */
  coordinate: z.tuple([z.number(), z.number()]).nullable(),
  /** Value of the contract. */
  amount: moneySchema.nullable(),
  start: isoDateSchema.nullable(),
  due: isoDateSchema.nullable(),
  /** The day that plan and physical speak of. */
  reportedOn: isoDateSchema.nullable(),
  plan: rateSchema.nullable(),
  physical: rateSchema.nullable(),
  /** Physical − plan. */
  gap: rateSchema.nullable(),
  /** Paid, as its office tells it, of the contract. */
  paid: rateSchema.nullable(),
  /** Days gone of those of the contract; beyond 1 it is overdue. */
  time: rateSchema.nullable(),
  /** `unknown`: no schedule, or no report that is young enough. */
  state: workStateSchema,
  revision: z.int().nonnegative(),
});
export type WorkRow = z.infer<typeof workRowSchema>;

export const pekerjaanPanelSchema = z.strictObject({
  /** The worst first; at most 60. */
  works: z.array(workRowSchema),
  counts: z.record(workStateSchema, z.int().nonnegative()),
  /** `-` = no district is known. */
  districts: z.array(
    z.strictObject({
      district: z.string(),
      works: z.int().nonnegative(),
      kritis: z.int().nonnegative(),
      waspada: z.int().nonnegative(),
    }),
  ),
});
export type WorksPanel = z.infer<typeof pekerjaanPanelSchema>;
