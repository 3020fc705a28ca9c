import type { Orientation, RoomLight, ScheduleRule, ScreenShown, screenSettingsSchema } from '@lcc/contract';
import { sceneIds } from '@lcc/contract';
import type { z } from 'zod';

/** One scene of a screen in a draft, chosen or not, in its place. */
export interface SceneChoice {
  readonly id: string;
  readonly chosen: boolean;
  /** Seconds as typed; empty = the scene's own. */
  readonly dwell: string;
}

/** What is being said of a screen, as typed. */
export interface ScreenDraft {
  readonly name: string;
  readonly place: string;
  readonly diagonalInch: string;
  readonly seatM: string;
  readonly orientation: Orientation | '';
  readonly room: RoomLight;
  readonly smallTextReason: string;
  readonly scenes: readonly SceneChoice[];
  readonly schedule: readonly ScheduleRule[];
}

export const emptyDraft = (): ScreenDraft => ({
  name: '',
  place: '',
  diagonalInch: '',
  seatM: '',
  orientation: '',
  room: 'dark',
  smallTextReason: '',
  scenes: sceneIds.map((id) => ({ id, chosen: true, dwell: '' })),
  schedule: [],
});

const typed = (value: number | null): string => (value === null ? '' : String(value).replace('.', ','));

/** The draft of what a screen is now: its own scenes first, in their order. */
export function draftOf(screen: ScreenShown): ScreenDraft {
  const own: readonly string[] = screen.scenes ?? sceneIds;
  const order = [...own, ...sceneIds.filter((id) => !own.includes(id))];
  return {
    name: screen.name,
    place: screen.place ?? '',
    diagonalInch: typed(screen.diagonalInch),
    seatM: typed(screen.seatM),
    orientation: screen.orientation ?? '',
    room: screen.room,
    smallTextReason: screen.smallTextReason ?? '',
    scenes: order.map((id) => ({ id, chosen: own.includes(id), dwell: typed(screen.dwell[id] ?? null) })),
    schedule: screen.schedule,
  };
}

/** A number as people write it; null when nothing was written, NaN when it is none. */
export const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim().replace(',', '.')));

const textOf = (text: string): string | null => text.trim() || null;

/** The draft as it is sent. All scenes in their usual order are sent as null, so that a scene to come is shown too. */
export function settingsOf(draft: ScreenDraft): z.input<typeof screenSettingsSchema> {
  const chosen = draft.scenes.filter((scene) => scene.chosen).map(({ id }) => id);
  const isAll = chosen.length === sceneIds.length && chosen.every((id, i) => id === sceneIds[i]);
  const dwell = draft.scenes.flatMap(({ id, dwell: seconds }) => (numberOf(seconds) === null ? [] : [[id, numberOf(seconds)] as const]));
  return {
    name: draft.name,
    place: textOf(draft.place),
    scenes: isAll ? null : (chosen as never),
    dwell: Object.fromEntries(dwell) as never,
    schedule: [...draft.schedule] as never,
    diagonalInch: numberOf(draft.diagonalInch),
    seatM: numberOf(draft.seatM),
    orientation: draft.orientation === '' ? null : draft.orientation,
    room: draft.room,
    smallTextReason: textOf(draft.smallTextReason),
  };
}
