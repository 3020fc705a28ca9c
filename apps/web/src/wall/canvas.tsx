import {
  DEFAULT_SEAT_FACTOR,
  MAX_SEAT_FACTOR,
  MIN_SEAT_FACTOR,
  type Orientation,
  orientations,
  type RoomLight,
  roomLights,
  type Screen,
  seatFactorOf,
} from '@lcc/contract';
import { createContext, useContext, useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import { useBoard } from '../live/live-context.js';

/** How much of a scene has room at once: `near` = a second level of detail, `far` = one thing a page. */
export type Density = 'near' | 'standard' | 'far';

/** The canvas a scene is drawn on. Lengths are logical pixels: 1920 × 1080, upright 1080 × 1920, whatever the glass has. */
export interface Canvas {
  /** Distance of the farthest seat ÷ height of the picture; rows of a table are `floor(60 / k)`. */
  readonly k: number;
  /** k ÷ 6: every text size is that of k = 6 times this. */
  readonly scale: number;
  readonly density: Density;
  readonly orientation: Orientation;
  readonly room: RoomLight;
  /** Height of the footer, which grows with its text. */
  readonly footer: number;
  /** The field between header and footer. */
  readonly field: { readonly width: number; readonly height: number };
}

/** The four margins, the gaps beside the field, and the header, of two lines upright. */
export const FRAME = { margin: 36, gap: 24, header: 96 } as const;
const LONG = 1920;
const SHORT = 1080;

const NEAR_UP_TO = 4.6;
const FAR_FROM = 6.05;

/** What the page's address asks for instead of what is known of the screen. */
export interface CanvasWish {
  readonly k: number | null;
  readonly orientation: Orientation | null;
  readonly room: RoomLight | null;
}

/** `?k=4&orientation=portrait&room=light`, for trying; anything else is no wish. */
export function canvasWish(search: string): CanvasWish {
  const asked = new URLSearchParams(search);
  const k = Number(asked.get('k') ?? Number.NaN);
  return {
    k: k >= MIN_SEAT_FACTOR && k <= MAX_SEAT_FACTOR ? k : null,
    orientation: orientations.find((each) => each === asked.get('orientation')) ?? null,
    room: roomLights.find((each) => each === asked.get('room')) ?? null,
  };
}

type ScreenFormat = Pick<Screen, 'diagonalInch' | 'seatM' | 'orientation' | 'room'>;

/** The canvas of a screen: what the address asks for, else what is known of the screen, else what the window is. */
export function canvasOf(wish: CanvasWish, screen: ScreenFormat | null, isUpright: boolean): Canvas {
  const measured = wish.k ?? (screen ? seatFactorOf(screen) : DEFAULT_SEAT_FACTOR);
  const k = Math.min(MAX_SEAT_FACTOR, Math.max(MIN_SEAT_FACTOR, measured));
  const orientation = wish.orientation ?? screen?.orientation ?? (isUpright ? 'portrait' : 'landscape');
  const upright = orientation === 'portrait';
  const footer = Math.round(upright ? Math.max(144, 112 * (k / 6)) : Math.max(72, 52 * (k / 6)));
  const bars = FRAME.header * (upright ? 2 : 1) + footer;
  const [width, height] = upright ? [SHORT, LONG] : [LONG, SHORT];
  return {
    k,
    scale: k / 6,
    density: k <= NEAR_UP_TO ? 'near' : k < FAR_FROM ? 'standard' : 'far',
    orientation,
    room: wish.room ?? screen?.room ?? 'dark',
    footer,
    field: { width: width - 2 * FRAME.margin, height: height - 2 * (FRAME.margin + FRAME.gap) - bars },
  };
}

export const NO_WISH: CanvasWish = { k: null, orientation: null, room: null };
export const CanvasContext = createContext<Canvas>(canvasOf(NO_WISH, null, false));

/** The canvas of this screen. */
export const useCanvas = (): Canvas => useContext(CanvasContext);

const UPRIGHT = '(orientation: portrait)';
const watchUpright = (changed: () => void): (() => void) => {
  const query = matchMedia(UPRIGHT);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

/** The canvas of the page's screen as it is now; it follows the window and what is said of the screen. The page takes the room's light. */
export function usePageCanvas(wish: CanvasWish): Canvas {
  const screen = useBoard((s) => s.session?.screen ?? null);
  const isUpright = useSyncExternalStore(watchUpright, () => matchMedia(UPRIGHT).matches);
  const canvas = useMemo(() => canvasOf(wish, screen, isUpright), [wish, screen, isUpright]);
  useLayoutEffect(() => {
    document.documentElement.dataset.room = canvas.room;
  }, [canvas.room]);
  return canvas;
}
