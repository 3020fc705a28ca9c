import { z } from 'zod';
import { isoDateSchema, moneySchema } from './figures.js';

export const severities = ['kritis', 'tinggi', 'sedang', 'rendah', 'info'] as const;
export const severitySchema = z.enum(severities);
export type CaseSeverity = z.infer<typeof severitySchema>;
export const caseStates = ['baru', 'diambil', 'ditanyakan', 'ditutup', 'reda'] as const;
export const caseOutcomes = ['clarified', 'corrected', 'handed-over', 'false-alarm'] as const;

/** A text in both languages of the product. */
export const wordsSchema = z.strictObject({ id: z.string(), en: z.string() });
const instantSchema = z.iso.datetime({ offset: true });

/** How often reviews confirmed what a detector said. `confirmed` = corrected or handed over; false alarms and clarified ones are not. */
export const precisionSchema = z.strictObject({ confirmed: z.int(), reviewed: z.int(), clarified: z.int() });

/** A case as the queue shows it. */
export const caseShownSchema = z.strictObject({
  id: z.string(),
  title: wordsSchema,
  state: z.enum(caseStates),
  severity: severitySchema,
  /** Likelihood and materiality, 1 to 7. */
  score: z.number(),
  /** Kind of what it is about, and its name; the name is null for who may not see vendors and persons. */
  about: z.strictObject({ type: z.string(), key: z.string().nullable() }),
  workUnit: z.string().nullable(),
  stake: moneySchema.nullable(),
  /** When the oldest of what stands happened. */
  since: isoDateSchema,
  /** Day the alarm budget let it out; null while it waits. */
  raisedOn: isoDateSchema.nullable(),
  /** It had happened before anything was judged here. */
  backlog: z.boolean(),
  owner: z.string().nullable(),
  promisedOn: isoDateSchema.nullable(),
  outcome: z.enum(caseOutcomes).nullable(),
  heldBy: z.string().nullable(),
  detectors: z.array(z.string()),
});
export type CaseShown = z.infer<typeof caseShownSchema>;

export const caseQueueSchema = z.strictObject({
  channel: z.string(),
  asOf: isoDateSchema.nullable(),
  nature: z.enum(['NYATA', 'SIMULASI']),
  cases: z.array(caseShownSchema),
  /** `waiting` = new ones that have no room yet; the backlog waits apart. */
  budget: z.strictObject({
    heavyToday: z.int(),
    heavyPerDay: z.int(),
    thisWeek: z.int(),
    perWeek: z.int(),
    waiting: z.int(),
    backlogToday: z.int(),
    backlogPerDay: z.int(),
    backlogWaiting: z.int(),
  }),
  /** Rules whose version in force began too many alerts at once: they wait until somebody decides. */
  held: z.array(z.strictObject({ rule: z.string(), title: wordsSchema, count: z.int(), since: isoDateSchema })),
  /** Names of the work units that cases belong to, by code. */
  units: z.record(z.string(), z.string()),
});
export type CaseQueue = z.infer<typeof caseQueueSchema>;

/** A row that a finding rests on, with the file and row it came from. */
export const caseEvidenceSchema = z.strictObject({
  kind: z.string(),
  key: z.string(),
  date: isoDateSchema,
  /** Null for who may not see vendors and persons. */
  label: z.string().nullable(),
  amount: moneySchema.nullable(),
  place: z.strictObject({ file: z.string(), row: z.int(), recordedAt: instantSchema }).nullable(),
});

export const caseFindingSchema = z.strictObject({
  detector: z.string(),
  title: wordsSchema,
  sentence: wordsSchema,
  why: wordsSchema,
  legalBasis: z.string(),
  check: wordsSchema,
  innocent: wordsSchema,
  clears: wordsSchema,
  /** What the rule in force asks of the unit, and within how many working days; null for a rule that is no more. */
  act: z.strictObject({ text: z.string(), days: z.int() }).nullable(),
  severity: severitySchema,
  state: z.enum(['INACTIVE', 'PENDING', 'FIRING', 'RECOVERING', 'RESOLVED']),
  stands: z.boolean(),
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  sample: z.int(),
  parameters: z.string(),
  stake: moneySchema.nullable(),
  occurredOn: isoDateSchema,
  heldBy: z.string().nullable(),
  inhibitedBy: z.string().nullable(),
  evidence: z.array(caseEvidenceSchema),
  precision: precisionSchema,
});
export type CaseFinding = z.infer<typeof caseFindingSchema>;

export const caseActShownSchema = z.strictObject({
  at: instantSchema,
  act: z.enum(['take', 'ask', 'answer', 'note', 'close', 'reopen']),
  by: z.string(),
  owner: z.string().nullable(),
  promisedOn: isoDateSchema.nullable(),
  note: z.string(),
  outcome: z.enum(caseOutcomes).nullable(),
});

export const caseDetailSchema = z.strictObject({
  case: caseShownSchema,
  unitName: z.string().nullable(),
  findings: z.array(caseFindingSchema),
  acts: z.array(caseActShownSchema),
});
export type CaseDetail = z.infer<typeof caseDetailSchema>;

const note = z.string().trim().min(3).max(2_000).meta({ title: 'Catatan' });
const promisedOn = isoDateSchema;

/** What one may do with a case, each with its form. */
export const caseActSchemas = {
  take: z.strictObject({ act: z.literal('take'), owner: z.string().trim().min(2).max(80), promisedOn, note }),
  ask: z.strictObject({ act: z.literal('ask'), promisedOn, note }),
  answer: z.strictObject({ act: z.literal('answer'), note }),
  note: z.strictObject({ act: z.literal('note'), note }),
  close: z.strictObject({ act: z.literal('close'), outcome: z.enum(caseOutcomes), note }),
  reopen: z.strictObject({ act: z.literal('reopen'), note }),
} as const;
const { take, ask, answer, close, reopen } = caseActSchemas;
export const caseActSchema = z.discriminatedUnion('act', [take, ask, answer, caseActSchemas.note, close, reopen]);
export type CaseActAsked = z.infer<typeof caseActSchema>;
export type CaseActName = keyof typeof caseActSchemas;

/** What a detector is, how much of what it looks at it could judge, and how often reviews confirmed it. */
export const detectorShownSchema = z.strictObject({
  id: z.string(),
  title: wordsSchema,
  family: z.string(),
  kind: z.enum(['event', 'level', 'rank', 'mark']),
  coverage: z
    .strictObject({ on: isoDateSchema, risk: z.int(), notRisk: z.int(), conditionsNotMet: z.int(), impossible: z.int() })
    .nullable(),
  precision: precisionSchema,
});
export const detectorListSchema = z.strictObject({ channel: z.string(), detectors: z.array(detectorShownSchema) });
export type DetectorShown = z.infer<typeof detectorShownSchema>;
