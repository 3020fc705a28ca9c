import { z } from 'zod';
import { wordsSchema } from './cases.js';
import { isoDateSchema } from './figures.js';

const instantSchema = z.iso.datetime({ offset: true });
const reasonSchema = z.string().trim().min(10).max(500);

/** The blanks of a rule's sentence; ranges are checked against the rule itself. */
export const ruleTermsSchema = z.strictObject({
  values: z.record(z.string().max(40), z.number()),
  holdDays: z.int().min(1).max(30),
  clearDays: z.int().min(1).max(30),
  except: z.array(z.string().max(30)).max(200),
  act: z.string().max(200),
  actDays: z.int().min(1).max(30),
});
export type RuleTermsWire = z.infer<typeof ruleTermsSchema>;

/** `edition` = the one that was read; 0 begins a draft. */
export const draftSaveSchema = z.strictObject({ edition: z.int().min(0), terms: ruleTermsSchema, reason: z.string().trim().max(500) });
export const proposeSchema = z.strictObject({ edition: z.int().min(1), reason: reasonSchema });
/** `hash` = of the proposal that was read: an edit voids the approval. */
export const approveSchema = z.strictObject({ hash: z.string().length(64) });
export const returnSchema = z.strictObject({ note: reasonSchema });
export const reviveSchema = z.strictObject({ number: z.int().min(0), reason: reasonSchema });
export const releaseSchema = z.strictObject({ reason: reasonSchema });
export const trialAskSchema = z.strictObject({ terms: ruleTermsSchema });

export const versionStates = ['draft', 'shadow', 'active', 'retired', 'discarded', 'expired'] as const;

export const ruleVersionSchema = z.strictObject({
  number: z.int(),
  state: z.enum(versionStates),
  edition: z.int(),
  terms: ruleTermsSchema,
  reason: z.string(),
  /** The version it was drawn from; 0 = as shipped. */
  base: z.int(),
  writtenBy: z.string(),
  writtenAt: instantSchema,
  hash: z.string().nullable(),
  shadow: z
    .strictObject({
      ...{ from: isoDateSchema, days: z.int(), of: z.int(), isComplete: z.boolean(), by: z.string(), isOwn: z.boolean() },
      /** Working days left for a second person, once the shadow is complete. */
      left: z.int(),
    })
    .nullable(),
  approvedBy: z.string().nullable(),
  effectiveOn: isoDateSchema.nullable(),
  expiredOn: isoDateSchema.nullable(),
  /** Why a second person gave it back. */
  note: z.string().nullable(),
  /** The version it brings back. */
  revives: z.int().nullable(),
  /** The trial that was attached when it was proposed. */
  attached: z.lazy(() => trialTotalsSchema).nullable(),
});
export type RuleVersionShown = z.infer<typeof ruleVersionSchema>;

export const ruleParameterSchema = z.strictObject({
  name: z.string(),
  title: wordsSchema,
  help: wordsSchema,
  unit: z.string(),
  min: z.number(),
  max: z.number(),
  step: z.number(),
  default: z.number(),
});
export type RuleParameterShown = z.infer<typeof ruleParameterSchema>;

export const ruleRowSchema = z.strictObject({
  id: z.string(),
  title: wordsSchema,
  family: z.string(),
  kind: z.enum(['event', 'level', 'mark']),
  /** Number of the version in force; 0 = as shipped. */
  inForce: z.int(),
  /** State of the open draft or proposal. */
  open: z.enum(['draft', 'shadow']).nullable(),
  standing: z.int(),
  /** Alerts that its version in force holds, because it began too many at once. */
  held: z.int(),
  coverage: z.strictObject({ judged: z.int(), notJudged: z.int() }).nullable(),
});
export const ruleListSchema = z.strictObject({ channel: z.string(), rules: z.array(ruleRowSchema) });
export type RuleList = z.infer<typeof ruleListSchema>;

export const ruleDetailSchema = z.strictObject({
  channel: z.string(),
  rule: z.strictObject({
    id: z.string(),
    title: wordsSchema,
    why: wordsSchema,
    clears: wordsSchema,
    innocent: wordsSchema,
    legalBasis: z.string(),
    family: z.string(),
    kind: z.enum(['event', 'level', 'mark']),
    /** Whether other values can be tried while one types. */
    isQuick: z.boolean(),
    parameters: z.array(ruleParameterSchema),
  }),
  shipped: ruleTermsSchema,
  inForce: z.strictObject({ number: z.int(), since: isoDateSchema.nullable(), terms: ruleTermsSchema }),
  open: ruleVersionSchema.nullable(),
  /** Alerts that the version in force holds, because it began too many at once, and since when. */
  held: z.strictObject({ since: isoDateSchema, count: z.int() }).nullable(),
  /** Those that were in force or are, and proposals that expired; the latest first. */
  versions: z.array(ruleVersionSchema),
  units: z.array(z.strictObject({ code: z.string(), name: z.string() })),
});
export type RuleDetail = z.infer<typeof ruleDetailSchema>;

const totalsSchema = z.strictObject({ onsets: z.int(), medianDays: z.int().nullable(), returns: z.int(), up: z.int() });
export const trialTotalsSchema = z.strictObject({ before: totalsSchema, after: totalsSchema, on: isoDateSchema });

const namedSchema = z.strictObject({
  key: z.string(),
  name: z.string(),
  value: z.number().nullable(),
  owner: z.string().nullable(),
  promisedOn: isoDateSchema.nullable(),
});
export type TrialSubject = z.infer<typeof namedSchema>;
const stretchSchema = z.strictObject({
  state: z.enum(['PENDING', 'FIRING', 'RECOVERING', 'HELD']),
  from: isoDateSchema,
  to: isoDateSchema,
});
export type TrialStretch = z.infer<typeof stretchSchema>;

/** What a rule would have done: old against new, day by day through the state machine that runs in earnest. */
export const trialSchema = z.strictObject({
  asOf: isoDateSchema,
  from: isoDateSchema,
  /** Years of the 24 months that are not in the ledger; `byMonth` = of spending its months are known, and nothing else. */
  missingYears: z.array(z.strictObject({ year: z.int(), byMonth: z.boolean() })),
  /** Years of which nothing was recorded before they were over: tried by the dates of their documents. */
  loadedYears: z.array(z.int()),
  ms: z.int(),
  effect: z.strictObject({
    stay: z.array(namedSchema),
    leave: z.array(namedSchema),
    join: z.array(namedSchema),
    held: z.array(namedSchema),
  }),
  totals: z.strictObject({ before: totalsSchema, after: totalsSchema }),
  strips: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      before: z.array(stretchSchema),
      after: z.array(stretchSchema),
      onsets: z.strictObject({ before: z.int(), after: z.int() }),
    }),
  ),
  subjects: z.int(),
  weeks: z.array(z.strictObject({ week: isoDateSchema, before: z.int(), after: z.int(), others: z.int() })),
  /** Null for an indicator, which raises no case. */
  perWeek: z.int().nullable(),
  noise: z.strictObject({ daily: z.number(), distance: z.number(), n: z.int() }).nullable(),
  /** Of the last days: who began to fire by one of both. */
  days: z.array(z.strictObject({ day: isoDateSchema, before: z.array(z.string()), after: z.array(z.string()) })),
});
export type Trial = z.infer<typeof trialSchema>;
export const trialAnswerSchema = z.strictObject({
  trial: trialSchema.nullable(),
  /** How far it has come, while there is none yet. */
  progress: z.strictObject({ done: z.int(), of: z.int() }).nullable(),
});
export type TrialAnswer = z.infer<typeof trialAnswerSchema>;
