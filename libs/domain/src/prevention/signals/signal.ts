import type { BoardState } from '../../board/board-state.js';
import type { IsoDate, Language } from '../../values/index.js';

export type Words = Readonly<Record<Language, string>>;

/** What the regency's own data say. */
export interface Reading {
  /** Percent where the signal is a share, else null. */
  readonly percent: number | null;
  readonly text: Words;
  readonly isGood: boolean;
  /** The day it speaks of. */
  readonly date: IsoDate;
  /** Which data it is made of. */
  readonly source: Words;
}

/**
 * Something that the regency's own data say about an item of the catalogue. It is a signal and never a verified score: it stands beside the
 * evidence, and is said where the two disagree. One file and one line in the list each.
 */
export interface PreventionSignal {
  readonly id: string;
  readonly title: Words;
  readonly formula: Words;
  /** The items it speaks of, by what guidelines call them: their codes change every year. Null = no item of a guideline is known for it. */
  readonly concerns: RegExp | null;
  /** Pure. */
  read(state: BoardState): Reading | Uncounted;
}

/** Why a signal cannot be worked out: that says nothing, neither good nor bad, and is never 0. */
export interface Uncounted {
  readonly reason: Words;
}

export const uncounted = (id: string, en: string): Uncounted => ({ reason: { id, en } });
export const isUncounted = (answer: Reading | Uncounted): answer is Uncounted => 'reason' in answer;

/** A share in percent with one decimal, rounded half up. `whole` must not be 0. */
export const percentOf = (part: bigint, whole: bigint): number => Number((part * 2000n + whole) / (2n * whole)) / 10;

export const percentWords = (percent: number, what: Words): Words => ({
  id: `${String(percent).replace('.', ',')}% ${what.id}`,
  en: `${percent}% ${what.en}`,
});
