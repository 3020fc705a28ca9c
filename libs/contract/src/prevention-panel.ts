import { z } from 'zod';
import { isoDateSchema } from './figures.js';

const pointsSchema = z.number().min(0).max(100);
const stagesSchema = z.tuple([z.int().nonnegative(), z.int().nonnegative(), z.int().nonnegative(), z.int().nonnegative()]);

export const zoneSchema = z.enum(['merah', 'kuning', 'biru', 'hijau']);
/** What a score rests on: published weights; none; documents counted for want of a method. */
export const scoreBasisSchema = z.enum(['bobot', 'tanpa-bobot', 'tanpa-metode']);

const scoresShape = {
  self: pointsSchema.nullable(),
  verified: pointsSchema.nullable(),
  zone: zoneSchema.nullable(),
  basis: scoreBasisSchema.nullable(),
};
const countsShape = { stages: stagesSchema, stated: z.int().nonnegative().nullable(), overdue: z.int().nonnegative() };

export const preventionAreaSchema = z.strictObject({ code: z.string(), name: z.string(), ...countsShape, ...scoresShape });
export type PreventionArea = z.infer<typeof preventionAreaSchema>;

export const preventionDeadlineSchema = z.strictObject({
  date: isoDateSchema,
  name: z.string(),
  unit: z.string().nullable(),
  documents: z.int().positive(),
});
export type PreventionDeadline = z.infer<typeof preventionDeadlineSchema>;

const preventionYearSchema = z.strictObject({
  ofYear: z.int(),
  index: z.string(),
  value: z.number(),
  date: isoDateSchema,
  source: z.string(),
});

export const pencegahanPanelSchema = z.strictObject({
  scheme: z.string(),
  year: z.int(),
  areas: z.array(preventionAreaSchema),
  total: z.strictObject({ ...countsShape, ...scoresShape }),
  late: z.array(preventionDeadlineSchema),
  next: z.array(preventionDeadlineSchema),
  years: z.array(preventionYearSchema),
  national: z.array(preventionYearSchema),
  indices: z.array(z.strictObject({ index: z.string(), ofYear: z.int(), value: z.string(), date: isoDateSchema, source: z.string() })),
  lastAct: isoDateSchema.nullable(),
  revision: z.int().nonnegative(),
});
export type PencegahanPanel = z.infer<typeof pencegahanPanelSchema>;

export const milestoneStateSchema = z.enum(['selesai', 'terlambat', 'segera', 'berjalan']);
export const milestoneSchema = z.strictObject({
  code: z.string(),
  title: z.string(),
  unit: z.string().nullable(),
  start: isoDateSchema.nullable(),
  due: isoDateSchema,
  doneOn: isoDateSchema.nullable(),
  state: milestoneStateSchema,
});
export type Milestone = z.infer<typeof milestoneSchema>;

const actionSchema = z.strictObject({ plan: z.string(), action: z.string(), milestones: z.array(milestoneSchema) });

export const rencanaAksiPanelSchema = z.strictObject({
  year: z.int(),
  actions: z.array(actionSchema),
  counts: z.record(milestoneStateSchema, z.int().nonnegative()),
  revision: z.int().nonnegative(),
});
export type RencanaAksiPanel = z.infer<typeof rencanaAksiPanelSchema>;
