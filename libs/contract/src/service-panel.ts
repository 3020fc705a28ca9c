import { z } from 'zod';

const instantSchema = z.iso.datetime({ offset: true });
/** A plain decimal number as text. */
const decimalSchema = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/);

/** One figure of another application, as last told, with its last readings. Numbers of the trend are for drawing only. */
export const serviceIndicatorSchema = z.strictObject({
  application: z.string(),
  name: z.string(),
  unit: z.string(),
  value: decimalSchema,
  target: decimalSchema.nullable(),
  better: z.enum(['higher', 'lower']).nullable(),
  time: instantSchema,
  cadenceHours: z.number().positive(),
  owner: z.string().nullable(),
  /** Whether it misses its target by more than is allowed; null = nothing says what is good. */
  misses: z.boolean().nullable(),
  trend: z.array(z.tuple([instantSchema, z.number()])),
  revision: z.int().nonnegative(),
});
export type ServiceIndicator = z.infer<typeof serviceIndicatorSchema>;

export const layananPanelSchema = z.strictObject({ indicators: z.array(serviceIndicatorSchema) });
