import { z } from 'zod';
import { legibilityRemedy, orientations, roomLights, sceneIds, screenModes, screenSchema } from './screen.js';
import { scheduleRuleSchema } from './screen-schedule.js';

const instantSchema = z.iso.datetime({ offset: true });
const sceneSchema = z.enum(sceneIds);
const knownScenes = (shows: 'night' | readonly string[]): boolean =>
  shows === 'night' || shows.every((scene) => sceneSchema.safeParse(scene).success);

/** Six characters on the glass, none of which looks like another; typed in any case, with or without a gap. */
export const PAIRING_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const pairingCodeSchema = z
  .string()
  .transform((text) => text.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(
    z.string().regex(new RegExp(`^[${PAIRING_LETTERS}]{6}$`), {
      error: 'Enam huruf dan angka seperti di layar, misalnya K7M 4QX; tanpa I, L, O, 0 dan 1.',
    }),
  );

/** `POST /api/v1/pairings`: what an unpaired browser shows, and the secret by which it asks whether it was let in. */
export const pairingSchema = z.strictObject({ code: z.string(), secret: z.string(), expires: instantSchema });
export type Pairing = z.infer<typeof pairingSchema>;
export const pairingClaimSchema = z.strictObject({ secret: z.string().regex(/^[\w-]{20,64}$/) });
export const pairingStateSchema = z.strictObject({ state: z.enum(['waiting', 'paired', 'gone']) });

const settings = z.strictObject({
  name: z.string().trim().min(1).max(60),
  place: z.string().trim().min(1).max(80).nullable(),
  /** Null = all. */
  scenes: z.array(sceneSchema).min(1).max(sceneIds.length).nullable(),
  dwell: z.partialRecord(sceneSchema, z.int().min(5).max(600)),
  schedule: z.array(scheduleRuleSchema.refine(({ shows }) => knownScenes(shows), { error: 'Ada adegan yang tidak dikenal.' })).max(24),
  diagonalInch: z.number().min(10).max(400).nullable(),
  seatM: z.number().min(0.5).max(100).nullable(),
  orientation: z.enum(orientations).nullable(),
  room: z.enum(roomLights),
  smallTextReason: z.string().trim().min(1).max(200).nullable(),
});
const isLegible = (screen: z.infer<typeof settings>): boolean => legibilityRemedy(screen) === null || screen.smallTextReason !== null;
const ILLEGIBLE = {
  error: 'Huruf tidak terbaca dari kursi terjauh: pakai layar lebih besar, dekatkan kursi, atau tulis alasan menerimanya.',
  path: ['smallTextReason'],
};

/** What an operator says of a screen: `PATCH /api/v1/screens/:id`. */
export const screenSettingsSchema = settings.refine(isLegible, ILLEGIBLE);
/** `POST /api/v1/screens`: lets in the screen that shows this code. */
export const screenAddSchema = z.strictObject({ ...settings.shape, code: pairingCodeSchema }).refine(isLegible, ILLEGIBLE);
export const screenCodeSchema = z.strictObject({ code: pairingCodeSchema });

/** What a screen can be told to do. */
export const screenCommandSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['identify', 'freeze', 'thaw', 'reload', 'night', 'wake']) }),
  z.strictObject({ kind: z.literal('show'), scene: sceneSchema }),
]);
export type ScreenCommand = z.infer<typeof screenCommandSchema>;

/** server → screen: what it must do now. */
export const orderSchema = z.strictObject({
  id: z.int(),
  kind: z.enum(['identify', 'freeze', 'thaw', 'reload', 'night', 'wake', 'show']),
  scene: z.string().nullable(),
});
export type Order = z.infer<typeof orderSchema>;

/** screen → server: what stands on the glass since it was painted; `order` = what it was told to do and has done by this. */
export const paintedSchema = z.strictObject({
  order: z.int().nullable(),
  scene: z.string().max(40),
  page: z.int().min(1).max(999),
  pages: z.int().min(1).max(999),
  channel: z.string().max(32).nullable(),
  revision: z.int().nonnegative().nullable(),
  mode: z.enum(screenModes),
});
export type Painted = z.infer<typeof paintedSchema>;

export const paintingSchema = z.strictObject({ ...paintedSchema.omit({ order: true }).shape, at: instantSchema });
export type Painting = z.infer<typeof paintingSchema>;

/** A command with its receipt. */
export const screenReceiptSchema = z.strictObject({
  id: z.int(),
  kind: orderSchema.shape.kind,
  scene: z.string().nullable(),
  by: z.string(),
  sent: instantSchema,
  /** When the screen said that it stands on the glass; null = it has not. */
  painted: instantSchema.nullable(),
});
export type ScreenReceipt = z.infer<typeof screenReceiptSchema>;

/** A screen as the console shows it. */
export const screenShownSchema = z.strictObject({
  ...screenSchema.shape,
  smallTextReason: z.string().nullable(),
  created: instantSchema,
  paired: instantSchema.nullable(),
  lastSeen: instantSchema.nullable(),
  revoked: instantSchema.nullable(),
  connected: z.boolean(),
  painting: paintingSchema.nullable(),
});
export type ScreenShown = z.infer<typeof screenShownSchema>;
export const screenListSchema = z.strictObject({ screens: z.array(screenShownSchema) });
export const screenReceiptsSchema = z.strictObject({ receipts: z.array(screenReceiptSchema) });
/** `GET /api/v1/screens/:id/painting?at=`: what stood on the glass at an instant; null when the screen told nothing by then. */
export const paintingQuerySchema = z.strictObject({ at: instantSchema });
export const paintingAnswerSchema = z.strictObject({ painting: paintingSchema.nullable() });
