import { z } from 'zod';
import { snapshotSchema } from './live.js';

/** How long guests may look at real figures, in minutes. */
export const REAL_VISIT_MINUTES = [15, 30, 60, 90] as const;
/** After so many wrong ones in a row a PIN is void, and its owner sets a new one. */
export const PIN_FAILURES = 5;

const instantSchema = z.iso.datetime({ offset: true });
const pinSchema = z.string().regex(/^\d{6}$/, { error: 'Enam angka.' });

/** `PUT /api/v1/real-visits/pin`: the PIN of who is signed in, for opening visits with real figures. */
export const visitPinSchema = z.strictObject({ pin: pinSchema });

/** `POST /api/v1/real-visits`. */
export const realVisitOpenSchema = z.strictObject({
  minutes: z.literal([...REAL_VISIT_MINUTES]),
  screens: z.array(z.string().max(64)).max(60),
  pin: pinSchema,
});
export type RealVisitOpen = z.infer<typeof realVisitOpenSchema>;

/** A visit that runs: guests see real figures, masked by the server, on chosen screens and at this address. */
export const realVisitSchema = z.strictObject({
  id: z.string(),
  /** Where phones read the figures; it dies with the visit. */
  address: z.string(),
  screens: z.array(z.string()),
  by: z.string(),
  openedAt: instantSchema,
  endsAt: instantSchema,
});
export type RealVisit = z.infer<typeof realVisitSchema>;

/** `GET /api/v1/real-visits`: the one that runs, whether the asking person has a PIN, and the screens that can be chosen. */
export const realVisitsSchema = z.strictObject({
  running: realVisitSchema.nullable(),
  pin: z.enum(['none', 'set', 'void']),
  screens: z.array(z.strictObject({ id: z.string(), name: z.string(), place: z.string().nullable(), connected: z.boolean() })),
});
export type RealVisits = z.infer<typeof realVisitsSchema>;

/** server → chosen screens: the present as guests may see it, and when they leave (server clock, ms); null = they have left. */
export const guestsFrameSchema = z
  .strictObject({
    id: z.string(),
    endsAt: z.number(),
    snapshot: z.strictObject({ ...snapshotSchema.shape, nature: z.literal('TAMU-NYATA') }),
  })
  .nullable();
export type GuestsFrame = NonNullable<z.infer<typeof guestsFrameSchema>>;
