import { dateInWords, type IsoDate, type WorkCalendar } from '@lcc/domain';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { MessageStep } from './message-plan.js';

/** A question to a unit that has no answer yet. */
export interface WaitingQuestion {
  readonly id: string;
  readonly unit: string;
  readonly askedOn: IsoDate;
  /** Null when no holiday table tells. */
  readonly dueOn: IsoDate | null;
}

/** One message about a waiting question to one step, once. */
export interface DueQuestion {
  /** Same question, step and day, same key, whenever it is worked out: it is sent once. */
  readonly key: string;
  readonly of: WaitingQuestion;
  readonly step: MessageStep;
  readonly on: IsoDate;
  readonly isReminder: boolean;
}

/** Working days after its day on which an unanswered question is told again, from the unit upwards. */
const LADDER: readonly (readonly [MessageStep, number])[] = [
  ['unit', 1],
  ['asisten', 3],
];

/** What is due of a waiting question on `today`: it is told when it is asked, and again when its day has passed. */
export function questionsDue(of: WaitingQuestion, today: IsoDate, calendar: WorkCalendar): DueQuestion[] {
  const { id, askedOn, dueOn } = of;
  const due: DueQuestion[] = [];
  const add = (step: MessageStep, on: IsoDate | null, isReminder: boolean): void => {
    if (on !== null && on <= today) due.push({ key: ['pertanyaan', id, step, on].join('|'), of, step, on, isReminder });
  };
  add('unit', askedOn, false);
  if (dueOn !== null) for (const [step, days] of LADDER) add(step, calendar.after(dueOn, days), true);
  return due;
}

/** What the message says: that there is a question, for whom and until when. What was asked stands in the console alone. */
export function questionText({ of, isReminder }: DueQuestion, unit: string, link: string): { subject: string; body: string } {
  const until = of.dueOn === null ? 'secepatnya' : `paling lambat ${dateInWords(of.dueOn)}`;
  const lines = [
    isReminder ? `Pertanyaan Bupati kepada ${unit} belum dijawab.` : `Ada pertanyaan Bupati kepada ${unit}.`,
    `Mohon dijawab ${until}. Nomor ${of.id.slice(0, 8)}.`,
    link,
  ];
  return { subject: `${isReminder ? 'Belum dijawab' : 'Pertanyaan Bupati'}: ${unit}`, body: lines.join('\n') };
}

/** The questions of the real regency that wait; the made-up one asks nothing. */
export async function waitingQuestions({ id, dataSource }: Tenant): Promise<WaitingQuestion[]> {
  if (id !== 'real') return [];
  return (await dataSource.query(
    `SELECT id, unit, to_char(asked_on, 'YYYY-MM-DD') AS "askedOn", to_char(due_on, 'YYYY-MM-DD') AS "dueOn"
     FROM unit_question WHERE answered_at IS NULL ORDER BY asked_at`,
  )) as WaitingQuestion[];
}
