import type { BoardState } from '../../board/board-state.js';
import type { Detector, Parameter, Values } from '../../detectors/core/detector.js';
import type { Fact } from '../../facts/index.js';
import { mark, marked } from '../../indicators/mark.js';
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
  /** The items it speaks of, by what guidelines call them: their codes change every year. Null = no item of a guideline is known for it. */
  readonly concerns: RegExp | null;
  /** Its limit, as people agree on it. */
  readonly rule: Detector;
  /** With the limit of the board's day. */
  formula(state: BoardState): Words;
  /** By the limit of the board's day. */
  read(state: BoardState): Reading | Uncounted;
}

/** Why a signal cannot be worked out: that says nothing, neither good nor bad, and is never 0. */
export interface Uncounted {
  readonly reason: Words;
}

interface Definition<P extends Readonly<Record<string, Parameter>>, M extends object> {
  readonly id: string;
  readonly title: Words;
  formula(values: Values<P>): Words;
  readonly concerns: RegExp | null;
  readonly why: Words;
  readonly legalBasis: string;
  readonly needs: readonly Fact['kind'][];
  /** `least`: good from there on; `most`: good up to there. */
  readonly parameters: P;
  /** What the data say, whatever the limit. Pure. */
  measure(state: BoardState): M | Uncounted;
  judge(measured: M, values: Values<P>): Reading;
}

/** A signal with its rule: one definition gives both. */
export function signal<const P extends Readonly<Record<string, Parameter>>, M extends object>(given: Definition<P, M>): PreventionSignal {
  const { id, title, concerns, why, legalBasis, needs, parameters } = given;
  const rule = mark<P, M | Uncounted>({
    ...{ id, title, why, legalBasis, needs, parameters, family: 'pencegahan' },
    innocent: { id: 'Data yang belum lengkap diimpor.', en: 'Data that were not imported in full.' },
    subjects: ({ state }) => [{ type: 'region', key: state.rollup.region, workUnit: null }],
    nameOf: () => title.id,
    frame: ({ state }) => given.measure(state),
    evaluate(_, __, values, measured) {
      if (isUncounted(measured)) return { outcome: 'IMPOSSIBLE', reason: measured.reason };
      const { percent, isGood } = given.judge(measured, values);
      const { least, most } = values as Values<Readonly<Record<string, Parameter>>>;
      return marked(!isGood, { value: percent, limit: least ?? most ?? null, direction: least === undefined ? 'above' : 'below' });
    },
  });
  return {
    ...{ id, title, concerns, rule },
    formula: (state) => given.formula(rule.valuesOn(state)),
    read(state) {
      const measured = given.measure(state);
      return isUncounted(measured) ? measured : given.judge(measured, rule.valuesOn(state));
    },
  };
}

/** A limit in percent, as a blank of the rule. */
export const percentLimit = (which: 'least' | 'most', usual: number, help: Words): Parameter => ({
  title: which === 'least' ? { id: 'Baik mulai', en: 'Good from' } : { id: 'Baik sampai', en: 'Good up to' },
  help,
  ...{ unit: 'persen', min: 0, max: 100, step: 0.5, default: usual },
});

export const uncounted = (id: string, en: string): Uncounted => ({ reason: { id, en } });
export const isUncounted = (answer: object): answer is Uncounted => 'reason' in answer;

/** A share in percent with one decimal, rounded half up. `whole` must not be 0. */
export const percentOf = (part: bigint, whole: bigint): number => Number((part * 2000n + whole) / (2n * whole)) / 10;

/** A number as Indonesian writes it. */
export const comma = (number: number): string => String(number).replace('.', ',');

export const percentWords = (percent: number, what: Words): Words => ({
  id: `${comma(percent)}% ${what.id}`,
  en: `${percent}% ${what.en}`,
});
