import { z } from 'zod';
import { isoDateSchema } from './figures.js';

const text = (longest: number) => z.string().trim().min(1).max(longest);
const unitCodeSchema = z.string().regex(/^(\d\.\d\d\.){3}\d\d\.\d{4}$/, { error: 'Kode lengkap, misalnya 1.03.0.00.0.00.03.0000.' });

/** A unit of the running year with what was decided about it. */
export const referenceUnitSchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  district: z.string().nullable(),
  verified: z.boolean(),
  basis: z.enum(['LRA', 'SP2D', 'AUTO']),
  mergedInto: z.string().nullable(),
  mergedFrom: isoDateSchema.nullable(),
  aliases: z.array(z.strictObject({ name: z.string(), from: isoDateSchema })),
});
export type ReferenceUnit = z.infer<typeof referenceUnitSchema>;
export const referenceUnitsSchema = z.strictObject({ year: z.int(), units: z.array(referenceUnitSchema) });

/** `POST /api/v1/reference/units/:unit/aliases`; without a day it always means that unit. */
export const aliasAddSchema = z.strictObject({ name: text(300), from: isoDateSchema.nullable() });
export const aliasRemoveSchema = z.strictObject({ name: text(300) });
/** `POST /api/v1/reference/units/:unit/merge`: from that day on its figures are part of the other's. */
export const mergeSchema = z.strictObject({ into: unitCodeSchema, from: isoDateSchema });
export const mergeUndoSchema = z.strictObject({ into: unitCodeSchema });
export const decidedSchema = z.strictObject({ years: z.array(z.int()).readonly(), revision: z.int() });

/** A holiday or collective leave of a year. */
export const holidaySchema = z.strictObject({ day: isoDateSchema, name: text(120), isLeave: z.boolean() });
export type Holiday = z.infer<typeof holidaySchema>;
/** `PUT /api/v1/reference/holidays/:year`: the whole list of the year, which takes the place of the one that is there. */
export const holidayListSchema = z.strictObject({ holidays: z.array(holidaySchema).min(1).max(60) });
export const holidaysSchema = z.strictObject({
  year: z.int(),
  /** Whether an operator has given the list; else it is the one shipped with the program. */
  isOwn: z.boolean(),
  holidays: z.array(holidaySchema),
});

/** `POST /api/v1/reference/years/:year/proposals`. A second person decides. */
export const yearProposeSchema = z.strictObject({ closed: z.boolean(), reason: text(500) });
export const yearBookSchema = z.strictObject({
  year: z.int(),
  closed: z.boolean(),
  since: isoDateSchema.nullable(),
  reason: z.string().nullable(),
  /** What somebody has proposed and nobody has decided yet. */
  proposal: z
    .strictObject({
      id: z.string(),
      closed: z.boolean(),
      reason: z.string(),
      by: z.string(),
      at: z.iso.datetime({ offset: true }),
      isOwn: z.boolean(),
    })
    .nullable(),
});
export type YearBookShown = z.infer<typeof yearBookSchema>;
export const yearBooksSchema = z.strictObject({ years: z.array(yearBookSchema) });
