import type { BoardState } from '../../board/board-state.js';
import type { Change } from '../../board/rollup.js';
import type { Fact } from '../../facts/index.js';
import type { IsoDate, Sen, Slot, WorkUnitCode } from '../../values/index.js';
import type { WorkCalendar } from '../../values/work-calendar.js';
import type { LegalTable } from './legal.js';
import type { Likelihood } from './severity.js';

/**
 * What one evaluation says. `NOT_RISK` means judged and fine; `CONDITIONS_NOT_MET` that the rule does not apply or has too small a sample;
 * `IMPOSSIBLE` that data it needs are missing or stale. The last two neither raise nor clear an alert. Source: SASU's four outcomes.
 */
export type Outcome = 'RISK' | 'NOT_RISK' | 'CONDITIONS_NOT_MET' | 'IMPOSSIBLE';

export type Words = Readonly<Record<'id' | 'en', string>>;

/** A number one may set; the form, the catalogue and the check of a threshold version are drawn from it. */
export interface Parameter {
  readonly title: Words;
  /** What changing it does, for the help beside the field. */
  readonly help: Words;
  readonly unit: 'poin' | 'persen' | 'hari' | 'hari kerja' | 'rupiah' | 'kali' | 'jumlah' | 'rasio';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly default: number;
}
export type Values<P extends Readonly<Record<string, Parameter>>> = { readonly [K in keyof P]: number };

/** One thing that is judged. `key` is unique within the detector and stable; `workUnit` = whose it is, null for the region's. */
export interface Subject {
  readonly type:
    | 'region'
    | 'work-unit'
    | 'sub-activity'
    | 'package'
    | 'process'
    | 'contract'
    | 'payment'
    | 'vendor-at-unit'
    | 'source'
    | 'document'
    | 'indicator';
  readonly key: string;
  readonly workUnit: WorkUnitCode | null;
}

/** A row that the evaluation rests on; at most five are shown. `kind` and `key` find the fact, and so its file and row. */
export interface Evidence {
  readonly kind: Fact['kind'];
  readonly key: string;
  readonly date: IsoDate;
  readonly label: string;
  readonly amount: Sen | null;
}

export type { Slot };

export type Evaluation =
  | {
      readonly outcome: 'RISK' | 'NOT_RISK';
      /** Of a level rule that fired: between the limit to fire and the limit to go out, so it stays as it is. */
      readonly isBetween?: boolean;
      readonly value: number | null;
      readonly threshold: number | null;
      readonly direction: 'above' | 'below' | 'equal';
      /** Sample the judgement rests on. */
      readonly n: number;
      readonly likelihood: Likelihood;
      /** Rupiah at stake, for materiality. */
      readonly amount: Sen | null;
      readonly slots: Readonly<Record<string, Slot>>;
      readonly evidence: readonly Evidence[];
    }
  | { readonly outcome: 'CONDITIONS_NOT_MET' | 'IMPOSSIBLE'; readonly reason: Words };

export interface Context {
  /** The state up to the board's day. */
  readonly state: BoardState;
  /** The day that is judged. */
  readonly today: IsoDate;
  readonly legal: LegalTable;
  readonly calendar: WorkCalendar;
}

/** An example: facts that make it fire or leave it quiet. Runs in the generic test and stands in the catalogue. */
export interface Example {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly today: IsoDate;
  readonly values?: Readonly<Record<string, number>>;
  readonly outcome: Outcome;
}

interface Definition<P extends Readonly<Record<string, Parameter>>, F = undefined> {
  /** Id of the catalogue: `B07`. */
  readonly id: string;
  readonly tier: 1 | 2 | 3;
  readonly family: 'pengadaan' | 'pelaksanaan' | 'deret' | 'mutu-data' | 'pencegahan' | 'layanan';
  readonly title: Words;
  readonly why: Words;
  readonly legalBasis: string;
  /**
   * `event`: fires at once, ends by correction or decision. `level`: pending, hysteresis, recovery. `rank`: only orders, never alerts.
   * `mark`: an indicator, which colours a figure while it is beyond its limit and never alerts.
   */
  readonly kind: 'event' | 'level' | 'rank' | 'mark';
  /** Sentence with `{slot}` blanks. */
  readonly sentence: Words;
  /** What to look at first, what innocent causes there are, what makes it disappear. */
  readonly check: Words;
  readonly innocent: Words;
  readonly clears: Words;
  /** Detectors that this one makes superfluous on the same subject or unit. */
  readonly inhibits: readonly string[];
  /** Kinds of facts it lives from: when their source is stale, it is held. */
  readonly needs: readonly Fact['kind'][];
  readonly parameters: P;
  readonly examples: readonly Example[];
  /** What one of them is called; units and codes are called by themselves. */
  nameOf?(subject: Subject): string;
  /** Everything that may be judged, in a stable order. */
  subjects(context: Context): Iterable<Subject>;
  /** The subjects whose judgement these changes may alter, repeats allowed; the rest keep theirs until the next day. */
  touched(changes: readonly Change[], context: Context): Iterable<Subject>;
  /**
   * All that `evaluate` takes from the state on one day, whatever the values: kept day by day, it lets other values be tried on the past
   * while somebody types. A detector without one is tried by judging the past anew.
   */
  frame?(context: Context): F;
  /** Pure and deterministic. With a frame it asks the context for the day only. */
  evaluate(subject: Subject, context: Context, values: Values<P>, frame: F): Evaluation;
}

export interface Detector extends Omit<Definition<Readonly<Record<string, Parameter>>>, 'evaluate' | 'frame'> {
  readonly frame: ((context: Context) => unknown) | null;
  /**
   * @param values missing ones take their defaults. Throws RangeError for one outside its range, or limits that cross.
   * @param frame of that day, when it is kept; else it is taken from the context
   */
  evaluate(subject: Subject, context: Context, values?: Readonly<Record<string, number>>, frame?: unknown): Evaluation;
}

/** Ties the parameters of a detector to the type of what it gets. */
export function detector<const P extends Readonly<Record<string, Parameter>>, F = undefined>(definition: Definition<P, F>): Detector {
  const frame = definition.frame?.bind(definition) ?? null;
  return {
    ...definition,
    frame,
    evaluate: (subject, context, values, kept) =>
      definition.evaluate(subject, context, settle(definition, values), (kept ?? frame?.(context)) as F),
  };
}

function settle<P extends Readonly<Record<string, Parameter>>>(
  { id, parameters }: Pick<Definition<P>, 'id' | 'parameters'>,
  given: Readonly<Record<string, number>> = {},
): Values<P> {
  const values: Record<string, number> = {};
  for (const name in parameters) {
    const { min, max, unit, default: usual } = parameters[name] as Parameter;
    const value = given[name] ?? usual;
    if (!(value >= min && value <= max)) throw new RangeError(`${id}.${name} = ${value} di luar ${min} sampai ${max} ${unit}`);
    values[name] = value;
  }
  if (crosses(values)) throw new RangeError(`${id}: batas padam ${values.exit} harus di bawah batas nyala ${values.enter}`);
  return values as Values<P>;
}

/** The limit to go out lies beyond the limit to fire. Both are measured in the direction of what is wrong. */
export const crosses = ({ enter, exit }: Readonly<Record<string, number>>): boolean =>
  enter !== undefined && exit !== undefined && exit > enter;
