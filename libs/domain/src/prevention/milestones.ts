import type { MilestoneFact } from '../facts/index.js';
import { addDays, type IsoDate } from '../values/index.js';

export type MilestoneState = 'selesai' | 'terlambat' | 'segera' | 'berjalan';

/** Days before its end from which a milestone is soon due. */
const SOON = 14;

/** The state of a milestone on a day: late from the day after its end, done from the day it was done. */
export function milestoneState({ due, doneOn }: Pick<MilestoneFact, 'due' | 'doneOn'>, day: IsoDate): MilestoneState {
  if (doneOn !== null && doneOn <= day) return 'selesai';
  if (due < day) return 'terlambat';
  return due <= addDays(day, SOON) ? 'segera' : 'berjalan';
}
