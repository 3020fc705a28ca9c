import { addDays, type IsoDate, later, type WorkCalendar, type WorkUnitCode } from '../values/index.js';
import type { DueInput } from './due-inputs.js';

/** Whom a reminder is for, from the unit upwards. */
export type ReminderStep = 'unit' | 'asisten' | 'sekda' | 'bupati';

/** An input that a reminder names. */
export interface Reminded {
  readonly input: DueInput;
  /** Working days that were left on the day of the reminder; null = it is late. */
  readonly left: number | null;
}

/** One message about all that became due, of one unit for one step, on one day. */
export interface Reminder {
  /** Same unit, step and day, same key, whenever it is worked out: it is sent once. */
  readonly key: string;
  readonly workUnit: WorkUnitCode;
  readonly step: ReminderStep;
  /** Day it became due. */
  readonly on: IsoDate;
  /** The earliest deadline first. */
  readonly inputs: readonly Reminded[];
}

/** Working days before a deadline on which its unit is reminded. */
const AHEAD = [10, 3] as const;
/** Working days after an input became late on which it goes up, like a heavy case that nobody takes. */
const LADDER: readonly (readonly [ReminderStep, number])[] = [
  ['asisten', 2],
  ['sekda', 4],
  ['bupati', 6],
];

/**
 * The reminders that are due up to `today`, of what has still not come: ten and three working days ahead, on the day it is late, and upwards
 * by working days for as long as nobody has taken its case. Nothing is reminded of days before it was asked. Without a holiday table of the
 * year working days cannot be counted: only the day it is late is told.
 */
export function remindersOf(inputs: readonly DueInput[], today: IsoDate, calendar: WorkCalendar): Reminder[] {
  const found = new Map<string, Reminder & { readonly inputs: Reminded[] }>();
  for (const input of inputs)
    for (const { step, on, left } of stepsOf(input, calendar)) {
      if (on === null || on > today || on < input.askedOn) continue;
      const key = ['pencegahan', input.workUnit, step, on].join('|');
      const reminder = found.get(key) ?? { key, workUnit: input.workUnit, step, on, inputs: [] };
      reminder.inputs.push({ input, left });
      found.set(key, reminder);
    }
  for (const { inputs: named } of found.values())
    named.sort((a, b) => (a.input.due < b.input.due ? -1 : a.input.due > b.input.due ? 1 : 0));
  return [...found.values()].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

interface Step {
  readonly step: ReminderStep;
  /** Null = no holiday table tells. */
  readonly on: IsoDate | null;
  readonly left: number | null;
}

function stepsOf({ due, askedOn, isTaken }: DueInput, calendar: WorkCalendar): Step[] {
  const late = later(addDays(due, 1), askedOn);
  return [
    ...AHEAD.map((days): Step => ({ step: 'unit', on: calendar.before(due, days), left: days })),
    { step: 'unit', on: late, left: null },
    ...(isTaken ? [] : LADDER.map(([step, days]): Step => ({ step, on: calendar.after(late, days), left: null }))),
  ];
}
