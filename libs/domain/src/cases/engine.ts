import { track } from '../alerts/condition.js';
import type { BoardState } from '../board/board-state.js';
import type { Change } from '../board/rollup.js';
import type { Context, Detector, Evaluation } from '../detectors/core/detector.js';
import { Judge, type Judgement, type SettingOf } from '../detectors/core/judge.js';
import { LegalTable } from '../detectors/core/legal.js';
import { BUILT_IN } from '../detectors/core/setting.js';
import { severityOf } from '../detectors/core/severity.js';
import { type AlertFact, type CaseFact, type DetectorCoverageFact, type FactKind, factToWire, type RuleHoldFact } from '../facts/index.js';
import { CalendarFold } from '../folds/calendar.fold.js';
import { CaseFold } from '../folds/case.fold.js';
import { RuleFold } from '../folds/rule.fold.js';
import type { IsoDate } from '../values/index.js';
import { letOut } from './budget.js';
import { aboutOf, fingerprintOf } from './identity.js';
import { inhibitors } from './inhibition.js';
import { caseIdOf } from './names.js';
import { conditionRule, stepAlert, verdictOf } from './step.js';
import { storms } from './storm.js';

/** Kinds of facts whose source is down, with the name of the source. */
export type DownSources = ReadonlyMap<FactKind, string>;

/**
 * Turns judgements into alerts and lets cases out, as facts for the ledger. It keeps nothing of its own that the facts do not hold: the same
 * log, parameters and day give the same facts, on whatever machine and after whatever restart. A fact it gives must come back to its state
 * before it is asked again.
 */
export class CaseEngine {
  readonly #judge: Judge;
  readonly #legal = new LegalTable();

  /**
   * @param detectors those that only rank find no place in a queue and are left out
   * @param settingOf what each is judged with; else the versions that the log holds
   * @param begins day of the first judgement, when days before it are judged for what levels ask of the past; nothing is let out on those
   */
  constructor(
    private readonly state: BoardState,
    private readonly detectors: readonly Detector[],
    settingOf: SettingOf = (detector, day) => state.fold(RuleFold).settingOf(detector.id, day),
    private readonly begins: IsoDate | null = null,
  ) {
    this.#judge = new Judge(detectors, settingOf);
  }

  /** Judges everything, as on a new day: deadlines, recoveries, coverage. */
  all(down: DownSources): CaseFact[] {
    const { judged } = this.#judge.all(this.#context());
    return [...this.#alerts(judged, down, true), ...this.#coverage()];
  }

  /** Judges what the changes touch. What moves only figures of a standing alert waits for the next day. */
  touched(changes: readonly Change[], down: DownSources): CaseFact[] {
    return this.#alerts(this.#judge.touched(changes, this.#context()), down, false);
  }

  #context(): Context {
    const { state } = this;
    return { state, today: state.asOf, legal: this.#legal, calendar: state.fold(CalendarFold).calendar };
  }

  get #cases(): CaseFold {
    return this.state.fold(CaseFold);
  }

  #alerts(judged: readonly Judgement[], down: DownSources, isWhole: boolean): (AlertFact | RuleHoldFact)[] {
    const next = new Map<string, AlertFact>();
    const seen = new Set<string>();
    for (const judgement of judged) {
      const fingerprint = fingerprintOf(judgement.detector, judgement.subject);
      seen.add(fingerprint);
      const fact = this.#judged(fingerprint, judgement, down);
      if (fact) next.set(fingerprint, fact);
    }
    if (isWhole) for (const fact of this.#gone(seen)) next.set(fact.fingerprint, fact);
    else for (const [fingerprint, fact] of next) if (!this.#isNews(fact, isWhole)) next.delete(fingerprint);
    if (next.size === 0) return [];
    for (const fact of inhibitors([...this.#merged(next)], this.detectors)) next.set(fact.fingerprint, fact);
    const held = this.#held(next);
    for (const fact of this.#letOut(next, new Set(held.map(({ rule }) => rule)))) next.set(fact.fingerprint, fact);
    const alerts = [...next.values()]
      .filter((fact) => this.#isNews(fact, isWhole))
      .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
    return [...alerts, ...held.filter((hold) => this.#cases.hold(hold.rule, hold.number)?.count !== hold.count)];
  }

  /** Where an alert stands after a judgement; null while there is nothing to remember of it. */
  #judged(fingerprint: string, judgement: Judgement, down: DownSources): AlertFact | null {
    const { detector, subject, setting, evaluation } = judgement;
    if (detector.kind === 'rank') return null;
    const known = this.#cases.alert(fingerprint);
    const heldBy = detector.needs.map((kind) => down.get(kind)).find((source) => source !== undefined) ?? null;
    const day = this.state.asOf;
    const verdict = verdictOf(evaluation, subject, setting, heldBy !== null);
    const isWorkingDay = this.#context().calendar.isWorkingDay(day);
    const condition = stepAlert(known?.condition ?? null, { day, verdict }, conditionRule(detector, setting), isWorkingDay);
    if (condition === null || condition === known?.condition) return known;
    if (!('slots' in evaluation) || verdict === 'off' || verdict === 'held')
      return known && { ...known, condition, heldBy: verdict === 'held' ? heldBy : null };
    const about = known?.about ?? aboutOf(subject, evaluation, this.state);
    const occurredOn = detector.kind === 'event' ? latest(evaluation, condition.now.firedOn ?? day) : (condition.now.firedOn ?? day);
    return {
      kind: 'alert',
      region: this.state.rollup.region,
      year: this.state.rollup.year,
      date: known?.date ?? day,
      fingerprint,
      detector: detector.id,
      family: detector.family,
      subject,
      case: caseIdOf(about),
      about,
      condition,
      severity: severityOf(evaluation.likelihood, evaluation.amount),
      likelihood: evaluation.likelihood,
      stakeAmount: evaluation.amount,
      value: evaluation.value,
      threshold: evaluation.threshold,
      sample: evaluation.n,
      parameters: setting.version,
      slots: Object.entries(evaluation.slots).map(([name, slot]) => ({ name, slot })),
      evidence: evaluation.evidence.slice(0, 5),
      occurredOn,
      heldBy: null,
      inhibitedBy: known?.inhibitedBy ?? null,
      raisedOn: known?.raisedOn ?? null,
      ...(this.#isBacklog(known, occurredOn) ? { backlog: true } : {}),
    };
  }

  /** Day from which on things are judged as they happen: what the log says of it, else the first day that is judged. */
  get #begun(): IsoDate {
    const told = [...this.#cases.coverage.values()].map(({ since }) => since ?? LONG_AGO);
    return told.sort()[0] ?? this.begins ?? this.state.asOf;
  }

  /** What the first judgement finds, and whatever turns out later to have happened before it. */
  #isBacklog(known: AlertFact | null, occurredOn: IsoDate): boolean {
    if (known) return known.backlog === true;
    return this.state.asOf <= this.#begun || occurredOn < this.#begun;
  }

  /** Alerts that stand on something that is no more: the facts were corrected. */
  #gone(seen: ReadonlySet<string>): AlertFact[] {
    const known = new Set(this.detectors.map((detector) => detector.id));
    const day = this.state.asOf;
    return [...this.#cases.alerts()].flatMap((alert) => {
      const { state } = alert.condition.now;
      if (seen.has(alert.fingerprint) || !known.has(alert.detector) || state === 'INACTIVE' || state === 'RESOLVED') return [];
      const rule = conditionRule({ kind: state === 'PENDING' ? 'level' : 'event' }, BUILT_IN);
      return [{ ...alert, condition: track(alert.condition, { day, verdict: 'off' }, rule), heldBy: null }];
    });
  }

  /** All alerts as they will stand. */
  *#merged(next: ReadonlyMap<string, AlertFact>): Generator<AlertFact> {
    for (const alert of this.#cases.alerts()) if (!next.has(alert.fingerprint)) yield alert;
    yield* next.values();
  }

  /** Versions of rules that began a storm, and that nobody has released. */
  #held(next: ReadonlyMap<string, AlertFact>): RuleHoldFact[] {
    const { region, year } = this.state.rollup;
    return storms(this.#merged(next), { region, year, today: this.state.asOf, cases: this.#cases, rules: this.state.fold(RuleFold) });
  }

  /** Lets out what the budget has room for, but nothing that stands on a held rule alone; an alert of a case that is out already joins it. */
  #letOut(next: ReadonlyMap<string, AlertFact>, held: ReadonlySet<string>): AlertFact[] {
    const today = this.state.asOf;
    if (today < this.#begun) return [];
    const after = new CaseFold();
    for (const alert of this.#merged(next)) after.apply({ revision: 0, before: null, after: alert, firstRecordedOn: today });
    for (const act of this.#cases.acts()) after.apply({ revision: 0, before: null, after: act, firstRecordedOn: today });
    const open = after.open().filter((each) => each.standing.length > 0);
    const waiting = open.filter(
      (each) => each.raisedOn === null && each.standing.some((alert) => alert.heldBy === null && !held.has(alert.detector)),
    );
    const raised = [
      ...letOut(waiting, after.alerts(), today).map((each) => [each, today] as const),
      ...open.flatMap((each) => (each.raisedOn === null ? [] : [[each, each.raisedOn] as const])),
    ];
    return raised.flatMap(([{ standing }, raisedOn]) =>
      standing.filter((alert) => alert.raisedOn === null || alert.raisedOn < raisedOn).map((alert) => ({ ...alert, raisedOn })),
    );
  }

  #isNews(fact: AlertFact, isWhole: boolean): boolean {
    const known = this.#cases.alert(fact.fingerprint);
    if (!known) return true;
    return isWhole ? textOf(shown(known)) !== textOf(shown(fact)) : textOf(standingOf(known)) !== textOf(standingOf(fact));
  }

  #coverage(): DetectorCoverageFact[] {
    const begunOn = this.#begun;
    const counts = new Map(this.detectors.map(({ id }) => [id, { RISK: 0, NOT_RISK: 0, CONDITIONS_NOT_MET: 0, IMPOSSIBLE: 0 }]));
    for (const { detector, evaluation } of this.#judge.judgements()) {
      const count = counts.get(detector.id);
      if (count) count[evaluation.outcome]++;
    }
    const { region, year } = this.state.rollup;
    return [...counts].flatMap(([detector, n]) => {
      const known = this.#cases.coverage.get(detector);
      const counted = { risk: n.RISK, notRisk: n.NOT_RISK, conditionsNotMet: n.CONDITIONS_NOT_MET, impossible: n.IMPOSSIBLE };
      const day = this.state.asOf;
      const since = known ? known.since : begunOn;
      const begun = since === undefined ? {} : { since };
      const fact: DetectorCoverageFact = { kind: 'detector-coverage', region, year, date: day, detector, ...counted, ...begun };
      return known && textOf(known) === textOf(fact) ? [] : [fact];
    });
  }
}

/** Older versions did not tell since when they judged. */
const LONG_AGO: IsoDate = '0001-01-01';

const latest = (evaluation: Evaluation, otherwise: string): string =>
  ('evidence' in evaluation ? evaluation.evidence : [])
    .map(({ date }) => date)
    .sort()
    .at(-1) ?? otherwise;

/** Everything but the bookkeeping of quiet days. */
function shown({ condition, ...rest }: AlertFact) {
  const { changes: _, ...now } = condition.now;
  return { ...rest, now };
}

/** What people would act on: not each figure that moves. */
function standingOf(alert: AlertFact) {
  const { severity, heldBy, inhibitedBy, raisedOn, evidence, now } = { ...alert, now: shown(alert).now };
  return { severity, heldBy, inhibitedBy, raisedOn, evidence, now };
}

const textOf = (value: object): string => JSON.stringify(factToWire(value as never));
