import type { MessageShown } from '@lcc/contract';
import { addDays, type Case, type CaseActFact, type IsoDate, MISSING_EVIDENCE, type WorkCalendar } from '@lcc/domain';

/** Whom a message is for. `inspektorat` gets the daily list, the others what is escalated to them. */
export type MessageStep = MessageShown['step'];

export type MessageReason = 'baru' | 'eskalasi' | 'janji-lewat' | 'pertanyaan';

/** One message that is due: about one case to one step, once. */
export interface DueMessage {
  /** Same reason, same key, whenever it is worked out: it is sent once. */
  readonly key: string;
  readonly of: Case;
  readonly step: MessageStep;
  readonly reason: MessageReason;
  /** Day it became due. */
  readonly on: IsoDate;
}

/** Working days after which a case that nobody takes goes one step up; a critical one goes faster. */
const LADDER: Readonly<Record<'kritis' | 'tinggi', readonly (readonly [MessageStep, number])[]>> = {
  kritis: [
    ['unit', 0],
    ['asisten', 1],
    ['sekda', 2],
    ['bupati', 3],
  ],
  tinggi: [
    ['unit', 0],
    ['asisten', 2],
    ['sekda', 4],
    ['bupati', 6],
  ],
};
/** The same for a promise that has passed. */
const AFTER_PROMISE: readonly (readonly [MessageStep, number])[] = [
  ['asisten', 1],
  ['sekda', 3],
  ['bupati', 5],
];

/**
 * What is due of one case on `today`, at most one message a day and step: what is new, what nobody has taken, what was asked, what was
 * promised and has passed. Days are working days; without a holiday table of the year nothing is escalated, the first message goes out all the same.
 */
export function dueOf(of: Case, today: IsoDate, calendar: WorkCalendar): DueMessage[] {
  if (of.raisedOn === null || of.heldBy !== null) return [];
  const due: DueMessage[] = [];
  const add = (reason: MessageReason, step: MessageStep, on: IsoDate, mark: string): void => {
    if (on <= today) due.push({ key: [of.id, reason, step, mark].join('|'), of, step, reason, on });
  };
  const ladder = of.severity === 'kritis' || of.severity === 'tinggi' ? LADDER[of.severity] : [];
  if (of.state === 'baru' && !isReminded(of))
    for (const [step, days] of ladder) {
      const on = days === 0 ? of.raisedOn : calendar.after(of.raisedOn, days);
      if (on !== null) add(days === 0 ? 'baru' : 'eskalasi', step, on, of.raisedOn);
    }
  if (of.state === 'diambil' || of.state === 'ditanyakan') {
    const asked = lastAsk(of.acts);
    if (of.state === 'ditanyakan' && asked) add('pertanyaan', 'unit', asked.date, asked.at);
    const { promisedOn } = of;
    if (promisedOn !== null)
      for (const [step, days] of AFTER_PROMISE) {
        const on = calendar.after(promisedOn, days);
        if (on !== null) add('janji-lewat', step, on, promisedOn);
      }
  }
  return due;
}

/** Whether it holds nothing but missing evidence of a unit, which is reminded of it already, with the names. */
const isReminded = ({ workUnit, standing }: Case): boolean =>
  workUnit !== null && standing.length > 0 && standing.every(({ detector }) => detector === MISSING_EVIDENCE);

const lastAsk = (acts: readonly CaseActFact[]): CaseActFact | null => [...acts].reverse().find(({ act }) => act === 'ask') ?? null;

/** Of what became due on one day for one case and one step: never more than one. Older ones than `since` are left out: a new channel tells no past. */
export function oneADay(due: readonly DueMessage[], since: IsoDate): DueMessage[] {
  const kept = new Map<string, DueMessage>();
  for (const message of due.filter(({ on }) => on >= since)) kept.set([message.of.id, message.step, message.on].join('|'), message);
  return [...kept.values()];
}

/** Days that the daily list looks back: a weekend between. */
export const LIST_DAYS = 3;
export const isListed = ({ raisedOn, severity }: Case, today: IsoDate): boolean =>
  raisedOn !== null && raisedOn > addDays(today, -LIST_DAYS) && severity !== 'info';
