import { z } from 'zod';
import { scheduleRuleSchema } from './screen-schedule.js';
import { ruleTermsSchema } from './thresholds.js';

/** One line of text, without characters that no name has. */
const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Surrogate}]+$/u);
const decimal = z.string().regex(/^-?\d{1,20}(\.\d{1,20})?$/);
const daySchema = z.iso.date();
const yearSchema = z.int().min(2000).max(2099);
const unitCodeSchema = z.string().regex(/^(\d\.\d\d\.){3}\d\d\.\d{4}$/);
const districtCodeSchema = z.string().regex(/^\d\d\.\d\d\.\d\d$/);
const positionSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

/** A unit of the roster: the office, never who sits in it. `from` = the day it is on the roster of the pack's year. */
const packUnitSchema = z.strictObject({
  code: unitCodeSchema,
  name: text(300),
  parent: unitCodeSchema.nullable(),
  district: districtCodeSchema.nullable(),
  from: daySchema,
});
/** Another name that files use for a unit. */
const packAliasSchema = z.strictObject({ name: text(300), unit: unitCodeSchema, from: daySchema });
/** A unit whose figures stand in another's row from a day on. */
const packMergerSchema = z.strictObject({ unit: unitCodeSchema, into: unitCodeSchema, from: daySchema });
const packDistrictSchema = z.strictObject({ code: districtCodeSchema, name: text(120), label: positionSchema });
const packBoundarySchema = z.strictObject({
  code: districtCodeSchema,
  polygons: z
    .array(z.array(z.array(positionSchema).min(4)).min(1))
    .min(1)
    .max(2_000),
});
/** Official boundaries as the wall draws them; the map is approximate without. */
const packBoundariesSchema = z.strictObject({ source: text(300), districts: z.array(packBoundarySchema).min(1).max(500) });

/** Kinds of codes whose names a pack carries. */
export const packNameKinds = ['account', 'sub-activity', 'activity', 'programme', 'funding-source'] as const;
const packNameSchema = z.strictObject({ kind: z.enum(packNameKinds), code: text(60), name: text(500) });
const packBridgeSchema = z.strictObject({ from: text(60), to: text(60), fromYear: yearSchema });
const packHolidaySchema = z.strictObject({ day: daySchema, name: text(120), isLeave: z.boolean() });

/** An item of a year's prevention catalogue as its guideline has it: area, indicator, sub-indicator, document. */
const packItemSchema = z.strictObject({
  year: yearSchema,
  scheme: text(100),
  level: z.enum(['area', 'indikator', 'sub-indikator', 'dokumen']),
  code: text(300),
  parent: text(300).nullable(),
  name: text(2_000).nullable(),
  weight: decimal.nullable(),
  method: text(300).nullable(),
  documents: z.int().min(0).max(500).nullable(),
  deadline: daySchema.nullable(),
  quarter: z.int().min(1).max(4).nullable(),
  step: z.int().min(1).max(20).nullable(),
  threshold: decimal.nullable(),
  workUnit: unitCodeSchema.nullable(),
});

/** What the region or one of its districts is called by its own office, where the program has no table of them. */
const packPlaceSchema = z.strictObject({ code: z.string().regex(/^\d\d\.\d\d(\.\d\d)?$/), name: text(120) });

/** A version of a rule in force where the pack was made, with the reason two people agreed on; who they were stays there. */
const packThresholdSchema = z.strictObject({ rule: text(40), terms: ruleTermsSchema, reason: text(500) });

/** What a screen of this name shows when: no glass, no place, no credential. Scenes are names, since another version may know others. */
const packLayoutSchema = z.strictObject({
  name: text(60),
  scenes: z.array(text(40)).min(1).max(40).nullable(),
  dwell: z.record(text(40), z.int().min(5).max(600)),
  schedule: z.array(scheduleRuleSchema).max(24),
});

/**
 * What a regency is made of, to be carried to another installation: no money, no people, no secrets. Lists are in the order of their keys.
 * `year` is the fiscal year whose roster, other names, mergers and bridges these are. Version 1 has neither
 * thresholds nor names of places, version 2 no layouts of screens.
 */
export const regionPackContentSchema = z.strictObject({
  format: z.literal('lcc-region-pack'),
  version: z.literal([1, 2, 3]),
  made: z.iso.datetime({ offset: true }),
  region: z.strictObject({ code: z.string().regex(/^\d\d\.\d\d$/), name: text(120) }),
  year: yearSchema,
  units: z.array(packUnitSchema).min(1).max(5_000),
  aliases: z.array(packAliasSchema).max(20_000),
  mergers: z.array(packMergerSchema).max(5_000),
  districts: z.array(packDistrictSchema).max(500),
  boundaries: packBoundariesSchema.nullable(),
  names: z.array(packNameSchema).max(200_000),
  bridges: z.array(packBridgeSchema).max(50_000),
  holidays: z.array(packHolidaySchema).max(600),
  catalogue: z.array(packItemSchema).max(20_000),
  thresholds: z.array(packThresholdSchema).max(500).default([]),
  places: z.array(packPlaceSchema).max(501).default([]),
  layouts: z.array(packLayoutSchema).max(500).default([]),
});
export type RegionPackContent = z.infer<typeof regionPackContentSchema>;
export type RegionPackItem = z.infer<typeof packItemSchema>;

/** Who vouches for a pack: the public half of an Ed25519 key (SPKI in DER, base64), and its signature over the canonical JSON of all else. */
const packSealSchema = z.strictObject({ key: z.base64().max(200), signature: z.base64().max(200) });

/** A region pack as one file. */
export const regionPackSchema = z.strictObject({ ...regionPackContentSchema.shape, seal: packSealSchema });
export type RegionPack = z.infer<typeof regionPackSchema>;
