import { z } from 'zod';
import { scheduleRuleSchema } from './screen-schedule.js';

/** The wall's scenes by name, in the order of their rotation. A screen may be given some of them, in its own order. */
export const sceneIds = [
  'ringkas',
  'papan-opd',
  'peta',
  'pekerjaan',
  'anomali',
  'benang',
  'pengadaan',
  'pendapatan',
  'layanan',
  'pencegahan',
  'rencana-aksi',
  'provinsi',
  'sumber-layar',
] as const;
export type SceneId = (typeof sceneIds)[number];

export const screenModes = ['normal', 'frozen', 'night'] as const;
export const orientations = ['landscape', 'portrait'] as const;
export const roomLights = ['dark', 'light'] as const;

/** What is known of a screen: what it may show, and from how far and in which light it is read. */
export const screenSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Scenes it shows, in this order; null = all. */
  scenes: z.array(z.string()).nullable(),
  /** Diagonal of the picture in inches. */
  diagonalInch: z.number().positive().nullable(),
  /** Distance of the farthest seat in metres. */
  seatM: z.number().positive().nullable(),
  /** Null = as the window is. */
  orientation: z.enum(orientations).nullable(),
  room: z.enum(roomLights),
  /** Where it hangs, in words. */
  place: z.string().nullable(),
  /** Seconds a page of a scene stands, where it is not the scene's own. */
  dwell: z.record(z.string(), z.int().positive()),
  /** The first rule that holds says what is shown; none = `scenes`. */
  schedule: z.array(scheduleRuleSchema),
  /** `frozen` stays on its page, figures go on; `night` is a dim clock. */
  mode: z.enum(screenModes),
});
export type Screen = z.infer<typeof screenSchema>;
export type Orientation = (typeof orientations)[number];
export type RoomLight = (typeof roomLights)[number];

/** The seat factor of a screen that nobody measured. */
export const DEFAULT_SEAT_FACTOR = 6;
/** Beyond it the layouts cannot hold text that is large enough. */
export const MAX_SEAT_FACTOR = 9;
/** Nearer seats get the text of this one: it is larger than they need. */
export const MIN_SEAT_FACTOR = 3;

/** Height of a 16:9 picture in metres per inch of its diagonal; the 1080 logical pixels span this side, in portrait too. */
const SHORT_SIDE_M_PER_INCH = 0.0254 * 0.4903;

/** k = distance of the farthest seat ÷ short side of the picture. Text sizes are those of k = 6 times k/6. */
export function seatFactorOf({ diagonalInch, seatM }: Pick<Screen, 'diagonalInch' | 'seatM'>): number {
  if (diagonalInch === null || seatM === null) return DEFAULT_SEAT_FACTOR;
  return seatM / (diagonalInch * SHORT_SIDE_M_PER_INCH);
}

/** Smallest text in logical pixels that the farthest seat can read: 16 minutes of arc at a cap height of 0.71 em. */
export const legibleFloor = (k: number): number => 7.1 * k;

/** The smallest angle a letter may have at the farthest seat, in minutes of arc; from {@link COMFORTABLE_MINUTES} on it reads easily. */
export const LEAST_MINUTES = 16;
export const COMFORTABLE_MINUTES = 20;
/** The smallest text of any scene in logical pixels at k = 6; it grows with k like all others. */
export const SMALLEST_TEXT = legibleFloor(DEFAULT_SEAT_FACTOR);

/** Minutes of arc at which the farthest seat sees text of so many logical pixels at k = 6. */
export function minutesOfArc(pixels: number, screen: Pick<Screen, 'diagonalInch' | 'seatM'>): number {
  const k = seatFactorOf(screen);
  const drawn = pixels * (Math.min(MAX_SEAT_FACTOR, Math.max(MIN_SEAT_FACTOR, k)) / DEFAULT_SEAT_FACTOR);
  return (LEAST_MINUTES * drawn) / legibleFloor(k);
}

/** What would let the farthest seat read a screen whose layouts cannot hold text large enough; null when it can. */
export function legibilityRemedy(
  screen: Pick<Screen, 'diagonalInch' | 'seatM'>,
): { readonly needed: number; readonly possible: number; readonly diagonalInch: number; readonly seatM: number } | null {
  const k = seatFactorOf(screen);
  if (k <= MAX_SEAT_FACTOR) return null;
  const nearEnough = MAX_SEAT_FACTOR / k;
  return {
    needed: Math.ceil(legibleFloor(k)),
    possible: Math.floor(legibleFloor(MAX_SEAT_FACTOR)),
    diagonalInch: Math.ceil((screen.diagonalInch ?? 0) / nearEnough),
    seatM: Math.floor((screen.seatM ?? 0) * nearEnough * 10) / 10,
  };
}
