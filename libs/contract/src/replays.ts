import { z } from 'zod';
import { isoDateSchema } from './figures.js';
import { channelSchema, snapshotSchema } from './live.js';
import { visitFigureSchema } from './visits.js';

/** A replay lasts this long, however long its period is. */
export const REPLAY_SECONDS = 60;
/** Days of the shortest period: a shorter one stands still. */
export const REPLAY_DAYS_LEAST = 7;

const instantSchema = z.iso.datetime({ offset: true });
/** Where a replay stands: its period, the day that is shown, and when it ends by itself (server clock, ms). */
const placeSchema = z.strictObject({ id: z.string(), from: isoDateSchema, to: isoDateSchema, day: isoDateSchema, endsAt: z.number() });
export type ReplayPlace = z.infer<typeof placeSchema>;

/** server → chosen screens: the board of one day of a replay, never to be taken for the present; null = it is over. */
export const replayFrameSchema = z
  .strictObject({ ...placeSchema.shape, snapshot: z.strictObject({ ...snapshotSchema.shape, nature: z.literal('REKAMAN') }) })
  .nullable();
export type ReplayFrame = NonNullable<z.infer<typeof replayFrameSchema>>;

/** server → phones of guests, of a replay of the demo: the day and its leading figures; null = it is over. */
export const guestReplaySchema = z.strictObject({ ...placeSchema.shape, figures: z.array(visitFigureSchema) }).nullable();
export type GuestReplay = NonNullable<z.infer<typeof guestReplaySchema>>;

/** A replay that runs. */
export const replaySchema = z.strictObject({
  id: z.string(),
  channel: channelSchema,
  from: isoDateSchema,
  to: isoDateSchema,
  /** Of the regency; empty for the demo, whose walls all show it. */
  screens: z.array(z.string()),
  by: z.string(),
  startedAt: instantSchema,
  endsAt: instantSchema,
});
export type Replay = z.infer<typeof replaySchema>;

/** `GET /api/v1/replays`: the one that runs, and what can be replayed where. */
export const replaysSchema = z.strictObject({
  running: replaySchema.nullable(),
  channels: z.array(z.strictObject({ channel: channelSchema, isDemo: z.boolean(), from: isoDateSchema, to: isoDateSchema })),
  screens: z.array(z.strictObject({ id: z.string(), name: z.string(), place: z.string().nullable(), connected: z.boolean() })),
});
export type Replays = z.infer<typeof replaysSchema>;

export const replayStartSchema = z.strictObject({
  channel: channelSchema,
  from: isoDateSchema,
  to: isoDateSchema,
  screens: z.array(z.string().max(64)).max(60).default([]),
});
export type ReplayStart = z.infer<typeof replayStartSchema>;
