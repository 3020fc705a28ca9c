import type { SourceShown, SourceState } from '@lcc/contract';
import type { ShapeName } from '../../../shared/shape.js';
import type { Text } from '../../preferences.js';

/** The lamps; what needs somebody comes first in the order. */
export const STATE_WORDS: Readonly<Record<SourceState, { readonly shape: ShapeName; readonly words: Text; readonly order: number }>> = {
  galat: { shape: 'putus', words: { id: 'galat', en: 'failing' }, order: 0 },
  basi: { shape: 'basi', words: { id: 'basi', en: 'stale' }, order: 1 },
  tertunda: { shape: 'waspada', words: { id: 'tertunda', en: 'late' }, order: 2 },
  belum: { shape: 'menyambung', words: { id: 'belum pernah datang', en: 'has not come yet' }, order: 3 },
  segar: { shape: 'normal', words: { id: 'segar', en: 'fresh' }, order: 4 },
  mati: { shape: 'jeda', words: { id: 'dijeda', en: 'paused' }, order: 5 },
};

/** Hours since a source last brought something; null when it never has. */
export const lagHours = ({ lastArrival }: SourceShown, now: number): number | null =>
  lastArrival === null ? null : (now - Date.parse(lastArrival)) / 3_600_000;

/** Hours as people say them: minutes below one, days from two on. */
export function hoursText(hours: number): Text {
  if (hours < 1) return { id: `${Math.round(hours * 60)} mnt`, en: `${Math.round(hours * 60)} min` };
  if (hours < 48) return { id: `${Math.round(hours)} jam`, en: `${Math.round(hours)} h` };
  return { id: `${Math.round(hours / 24)} hari`, en: `${Math.round(hours / 24)} days` };
}
