import { z } from 'zod';

/** Money on the wire: rupiah, two decimals. */
export const moneySchema = z
  .string()
  .regex(/^-?\d{1,18}\.\d{2}$/)
  .meta({ title: 'Rupiah', examples: ['1579350878.00'] });
/** A fraction of 1, at most six decimals. */
export const rateSchema = z.number();
export const isoDateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const basisSchema = z.enum(['LRA', 'SP2D', 'mixed']);

/** Both official realizations and their difference (LRA − SP2D); null where a side has none. */
export const reconciliationSchema = z.strictObject({
  lra: moneySchema.nullable(),
  sp2d: moneySchema.nullable(),
  difference: moneySchema.nullable(),
});

/** Why a figure is null, per figure: a stable word and its Indonesian sentence live in `absentReasons`. */
export const absentReasonSchema = z.enum([
  'belum-ada-anggaran',
  'belum-ada-rencana-kas',
  'belum-melapor',
  'anggaran-nol',
  'bukan-tingkat-ini',
  'tahun-berakhir',
]);
export type AbsentReason = z.infer<typeof absentReasonSchema>;

export const figureNames = ['ceiling', 'cashPlan', 'cashPlanYear', 'realization', 'absorption'] as const;
export type FigureName = (typeof figureNames)[number];

/** The figures of the region or of one row. */
export const figuresSchema = z.strictObject({
  ceiling: moneySchema.nullable(),
  cashPlan: moneySchema.nullable(),
  cashPlanYear: moneySchema.nullable(),
  realization: moneySchema.nullable(),
  absorption: rateSchema.nullable(),
  basis: basisSchema.nullable(),
  reconciliation: reconciliationSchema,
  /** Why a figure above is null. */
  absent: z.partialRecord(z.enum(figureNames), absentReasonSchema),
  /** Revision at which each figure last changed; 0 = never had a value. */
  revisions: z.record(z.enum(figureNames), z.int().nonnegative()),
});
export type Figures = z.infer<typeof figuresSchema>;
