import type { Change } from '../../board/rollup.js';
import type { IsoDate } from '../../values/index.js';
import type { Context, Detector, Evaluation, Outcome, Subject } from './detector.js';
import { BUILT_IN, type Setting } from './setting.js';

export type SettingOf = (detector: Detector, day: IsoDate) => Setting;

/** A judgement of one subject. */
export interface Judgement {
  readonly detector: Detector;
  readonly subject: Subject;
  readonly setting: Setting;
  readonly evaluation: Evaluation;
}

export type Coverage = {
  readonly detector: string;
  readonly evaluated: number;
  readonly conditionsNotMet: number;
  readonly impossible: number;
};

/**
 * The latest judgement of every subject. After a full round, changes are judged by what they touch; both ways end in the same judgements.
 */
export class Judge {
  readonly #known = new Map<string, Map<string, Judgement>>();

  constructor(
    private readonly detectors: readonly Detector[],
    private readonly settingOf: SettingOf = () => BUILT_IN,
  ) {}

  /** Judges everything, as on a new day. Subjects that are no more are dropped and given as `gone`. */
  all(context: Context): { readonly judged: readonly Judgement[]; readonly gone: readonly Judgement[] } {
    const judged: Judgement[] = [];
    const gone: Judgement[] = [];
    for (const detector of this.detectors) {
      const before = this.#known.get(detector.id) ?? new Map<string, Judgement>();
      const now = new Map<string, Judgement>();
      for (const subject of detector.subjects(context)) now.set(subject.key, this.#judge(detector, subject, context));
      for (const [key, judgement] of before) if (!now.has(key)) gone.push(judgement);
      this.#known.set(detector.id, now);
      for (const judgement of now.values()) judged.push(judgement); // more than one call can take
    }
    return { judged, gone };
  }

  /** Judges what the changes touch, each subject once. */
  touched(changes: readonly Change[], context: Context): Judgement[] {
    return this.detectors.flatMap((detector) => {
      const known = this.#known.get(detector.id) ?? new Map<string, Judgement>();
      this.#known.set(detector.id, known);
      const subjects = new Map<string, Subject>();
      for (const subject of detector.touched(changes, context)) subjects.set(subject.key, subject);
      return [...subjects.values()].map((subject) => {
        const judgement = this.#judge(detector, subject, context);
        known.set(subject.key, judgement);
        return judgement;
      });
    });
  }

  /** Every judgement that stands, by detector and subject. */
  *judgements(): Generator<Judgement> {
    for (const known of this.#known.values()) yield* known.values();
  }

  /** How much of what each detector looks at it could judge. */
  coverage(): Coverage[] {
    return this.detectors.map(({ id }) => {
      const outcomes = [...(this.#known.get(id)?.values() ?? [])].map((j) => j.evaluation.outcome);
      const count = (...wanted: Outcome[]): number => outcomes.filter((o) => wanted.includes(o)).length;
      return {
        detector: id,
        evaluated: count('RISK', 'NOT_RISK'),
        conditionsNotMet: count('CONDITIONS_NOT_MET'),
        impossible: count('IMPOSSIBLE'),
      };
    });
  }

  #judge(detector: Detector, subject: Subject, context: Context): Judgement {
    const setting = this.settingOf(detector, context.today);
    return { detector, subject, setting, evaluation: detector.evaluate(subject, context, setting.values) };
  }
}
