import type { BoardState } from '../board/board-state.js';
import {
  type Context,
  type Detector,
  detector,
  type Evaluation,
  type Parameter,
  type Subject,
  type Values,
  type Words,
} from '../detectors/core/detector.js';
import type { Fact } from '../facts/index.js';
import { RuleFold } from '../folds/rule.fold.js';

type Parameters = Readonly<Record<string, Parameter>>;

/** What an indicator says of itself; the rest is the same for all. */
interface Definition<P extends Parameters, F> {
  readonly id: string;
  readonly family: Detector['family'];
  readonly title: Words;
  readonly why: Words;
  readonly legalBasis: string;
  readonly innocent: Words;
  readonly needs: readonly Fact['kind'][];
  readonly parameters: P;
  subjects(context: Context): Iterable<Subject>;
  /** What one of them is called. */
  nameOf?(subject: Subject): string;
  /** All that it is judged by on one day, whatever the limit. */
  frame(context: Context): F;
  evaluate(subject: Subject, context: Context, values: Values<P>, frame: F): Evaluation;
}

/** An indicator's limit as a rule, and what holds of it on a board's day. */
export type Mark<P extends Parameters = Parameters> = Detector & { valuesOn(state: BoardState): Values<P> };

/**
 * An indicator as a rule: its limit is set, tried, agreed on and brought back like those of detectors, but it only colours a figure, from the
 * day it is beyond its limit to the day it is not. It raises no case.
 */
export function mark<const P extends Parameters, F>(definition: Definition<P, F>): Mark<P> {
  const { id, title, parameters } = definition;
  const rule = detector<P, F>({
    ...{ tier: 1, kind: 'mark', inhibits: [], examples: [] },
    sentence: { id: `${title.id}: {value}.`, en: `${title.en}: {value}.` },
    check: { id: 'Telaah angkanya dan sebabnya.', en: 'Look at the figure and its cause.' },
    clears: { id: 'Angkanya kembali ke sisi aman batasnya.', en: 'The figure comes back to the safe side of its limit.' },
    touched: (_, context) => definition.subjects(context),
    ...definition,
  });
  const shipped = Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, parameter.default]));
  const valuesOn = (state: BoardState): Values<P> =>
    ({ ...shipped, ...state.fold(RuleFold).settingOf(id, state.asOf).values }) as Values<P>;
  return { ...rule, valuesOn };
}

/** What a mark says of one figure. */
export const marked = (
  isBeyond: boolean,
  { value, limit, direction }: { readonly value: number | null; readonly limit: number | null; readonly direction: 'above' | 'below' },
): Evaluation => ({
  ...{ outcome: isBeyond ? 'RISK' : 'NOT_RISK', value, threshold: limit, direction, n: 1, likelihood: 1, amount: null },
  slots: {},
  evidence: [],
});
