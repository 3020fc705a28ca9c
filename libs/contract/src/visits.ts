import { z } from 'zod';
import { wordsSchema } from './cases.js';
import { absentReasonSchema, isoDateSchema } from './figures.js';
import { sceneIds } from './screen.js';
import { PAIRING_LETTERS } from './screens.js';

const instantSchema = z.iso.datetime({ offset: true });

/** Guests that may be connected to one visit at a time. */
export const MOST_GUESTS = 240;
/** Letters of a guest's question. */
export const QUESTION_LENGTH = { least: 3, most: 280 } as const;
/** Minutes a visit lasts at most. */
export const VISIT_MINUTES = { least: 10, usual: 90, most: 240 } as const;

/** One step of the tour as everybody sees it: the wall's scene, a title, and one or two sentences. */
export const visitBeatSchema = z.strictObject({
  id: z.string().max(40),
  scene: z.enum(sceneIds),
  title: wordsSchema,
  says: wordsSchema,
});
export type VisitBeat = z.infer<typeof visitBeatSchema>;

/**
 * What the tour lets happen in the demo, in the order in which it may be in force: an application begins to tell, an office's payments are
 * returned, a payment breaks its ceiling, somebody takes the case and promises, the application falls silent.
 */
export const storyActs = ['denyut', 'mundur', 'janggal', 'janji', 'diam'] as const;
export type StoryAct = (typeof storyActs)[number];
/** What was staged, in a sentence, and whether it stands already; an act that waits says for what. */
export const stagedSchema = z.strictObject({ act: z.enum(storyActs), words: wordsSchema, isDone: z.boolean() });
export type Staged = z.infer<typeof stagedSchema>;

/** One figure of a beat, as exact as on the wall; what it is called in both languages. */
export const visitFigureSchema = z.strictObject({
  label: wordsSchema,
  /** How it is written: a share in percent, a difference in points, rupiah, or a number. */
  kind: z.enum(['share', 'points', 'money', 'count']),
  metric: z.string(),
  scope: z.string(),
  value: z.union([z.string(), z.number()]).nullable(),
  absent: absentReasonSchema.nullable(),
  revision: z.int().nonnegative(),
});
export type VisitFigure = z.infer<typeof visitFigureSchema>;

/** `GET /api/v1/guests/figures`: what a beat's figures are now. */
export const visitFiguresSchema = z.strictObject({
  beat: z.string(),
  nature: z.literal('SIMULASI'),
  asOf: isoDateSchema.nullable(),
  figures: z.array(visitFigureSchema),
  /** What was staged for this beat; null where nothing is. */
  staged: stagedSchema.nullable(),
});
export type VisitFigures = z.infer<typeof visitFiguresSchema>;

/** server → phones: where the presenter is. */
export const visitStateSchema = z.strictObject({ beat: z.string(), held: z.boolean(), endsAt: instantSchema });
export type VisitState = z.infer<typeof visitStateSchema>;

const trialSideSchema = z.strictObject({ up: z.int().nonnegative(), onsets: z.int().nonnegative() });
const trialNamesSchema = z.strictObject({ count: z.int().nonnegative(), names: z.array(z.string()) });
/** Another limit of a rule, tried on history: how many it would mark now and would have marked, and who joins, leaves and stays. */
export const visitTrialSchema = z.strictObject({
  title: wordsSchema,
  /** What is tried, in a sentence. */
  words: wordsSchema,
  from: isoDateSchema,
  asOf: isoDateSchema,
  before: trialSideSchema,
  after: trialSideSchema,
  stay: trialNamesSchema,
  join: trialNamesSchema,
  leave: trialNamesSchema,
});
export type VisitTrial = z.infer<typeof visitTrialSchema>;

/** server → walls of the demo: the scene of the beat, how phones come in, and what was staged; null = no visit, the screen goes its own way. */
export const stageSchema = z
  .strictObject({
    scene: z.enum(sceneIds),
    held: z.boolean(),
    /** Beats begin at 1. */
    step: z.int().positive(),
    of: z.int().positive(),
    code: z.string(),
    /** What phones open. */
    address: z.string(),
    staged: stagedSchema.nullable(),
    trial: visitTrialSchema.nullable(),
    /** The beat shows a trial instead of its scene, once there is one. */
    tries: z.boolean(),
  })
  .nullable();
export type Stage = z.infer<typeof stageSchema>;

/** A guest's credential: it dies with the visit. */
export const guestTokenSchema = z.string().regex(/^[\w-]{40,64}$/);
/** Six characters, typed in any case, with or without a gap. */
export const visitCodeSchema = z
  .string()
  .max(20)
  .transform((text) => text.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(z.string().regex(new RegExp(`^[${PAIRING_LETTERS}]{6}$`), { error: 'Enam huruf dan angka, misalnya K7M 4QX.' }));

/** `POST /api/v1/guests`: a phone comes in by the code of the visit. */
export const guestJoinSchema = z.strictObject({ code: visitCodeSchema });
export const guestJoinedSchema = z.strictObject({ token: guestTokenSchema, beats: z.array(visitBeatSchema), state: visitStateSchema });
export type GuestJoined = z.infer<typeof guestJoinedSchema>;

export const guestFiguresQuerySchema = z.strictObject({ beat: z.string().max(40) });
/** `POST /api/v1/guests/questions`; gaps and line ends become one space. */
export const guestQuestionSchema = z.strictObject({
  beat: z.string().max(40),
  text: z
    .string()
    .max(4 * QUESTION_LENGTH.most)
    .transform((text) => text.replace(/\s+/gu, ' ').trim())
    .pipe(
      z
        .string()
        .min(QUESTION_LENGTH.least)
        .max(QUESTION_LENGTH.most)
        .regex(/^\P{Cc}*$/u),
    ),
});

/** A guest's question as the presenter reads it. */
export const visitQuestionSchema = z.strictObject({ id: z.string(), beat: z.string(), text: z.string(), at: instantSchema });
export type VisitQuestion = z.infer<typeof visitQuestionSchema>;

/** A visit that runs, as its presenter sees it. */
export const visitSchema = z.strictObject({
  id: z.string(),
  code: z.string(),
  /** What the phones open. */
  address: z.string(),
  ...visitStateSchema.shape,
  openedAt: instantSchema,
  /** Phones connected now, and walls of the demo that follow. */
  guests: z.int().nonnegative(),
  walls: z.int().nonnegative(),
  /** What is staged now, in order. */
  staged: z.array(stagedSchema),
});
export type Visit = z.infer<typeof visitSchema>;

/** `GET /api/v1/visits`: the tour, the visit that runs, and the questions of it or of the one before. */
export const visitsSchema = z.strictObject({
  beats: z.array(z.strictObject({ ...visitBeatSchema.shape, cues: z.array(wordsSchema) })),
  visit: visitSchema.nullable(),
  questions: z.array(visitQuestionSchema),
});
export type Visits = z.infer<typeof visitsSchema>;

export const visitOpenSchema = z.strictObject({
  minutes: z.int().min(VISIT_MINUTES.least).max(VISIT_MINUTES.most).default(VISIT_MINUTES.usual),
});

/** What the presenter does; `hold` also lets go again, `reset` goes to the first beat. */
export const visitMoveSchema = z.discriminatedUnion('move', [
  z.strictObject({ move: z.enum(['next', 'back', 'hold', 'reset']) }),
  z.strictObject({ move: z.literal('jump'), beat: z.string().max(40) }),
]);
export type VisitMove = z.infer<typeof visitMoveSchema>;
