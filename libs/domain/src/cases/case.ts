import { SEVERITIES, type Severity, scoreOf } from '../detectors/core/severity.js';
import type { AlertFact, CaseActFact, CaseOutcome, CoveredAlert } from '../facts/index.js';
import type { IsoDate, Sen, WorkUnitCode } from '../values/index.js';
import { evidenceHash } from './names.js';

/** `baru`: nobody has it. `reda`: its conditions went away before anybody took it. */
export type CaseState = 'baru' | 'diambil' | 'ditanyakan' | 'ditutup' | 'reda';

/** Findings about one subject, and what people made of them. */
export interface Case {
  readonly id: string;
  readonly about: AlertFact['about'];
  readonly workUnit: WorkUnitCode | null;
  readonly state: CaseState;
  /** Alerts that stand and are not answered, heaviest first. */
  readonly standing: readonly AlertFact[];
  /** All others that ever fired. */
  readonly past: readonly AlertFact[];
  /** Oldest first. */
  readonly acts: readonly CaseActFact[];
  readonly severity: Severity;
  /** Orders the queue: likelihood and materiality of the heaviest alert. */
  readonly score: number;
  readonly stake: Sen | null;
  /** When the oldest of what stands happened. */
  readonly since: IsoDate;
  /** Day the alarm budget let it out; null while it waits in the queue. */
  readonly raisedOn: IsoDate | null;
  /** All that stands had happened before anything was judged here. */
  readonly isBacklog: boolean;
  readonly owner: string | null;
  readonly promisedOn: IsoDate | null;
  readonly outcome: CaseOutcome | null;
  /** Source that holds all that stands: nothing of it was judged today. */
  readonly heldBy: string | null;
}

/** Families that must agree before a case weighs more than its heaviest alert. */
const AGREEING_FAMILIES = 3;
/** An answered alert speaks again when what is at stake has grown by a quarter. */
const WORSE_BY = 4n;

export const isUp = ({ condition: { now } }: AlertFact): boolean => now.state === 'FIRING' || now.state === 'RECOVERING';
/** Open = somebody may have to act. */
export const isOpen = ({ state }: Case): boolean => state !== 'ditutup' && state !== 'reda';
export const coverOf = ({ fingerprint, evidence, stakeAmount }: AlertFact): CoveredAlert => ({
  fingerprint,
  evidence: evidenceHash(evidence),
  stakeAmount,
});

/** Heaviest first, then oldest, then by fingerprint: the same order on every machine. */
export function byWeight(a: AlertFact, b: AlertFact): number {
  const order = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
  if (order !== 0) return order;
  const score = scoreOf(b.likelihood, b.stakeAmount) - scoreOf(a.likelihood, a.stakeAmount);
  if (score !== 0) return score;
  return a.occurredOn !== b.occurredOn ? (a.occurredOn < b.occurredOn ? -1 : 1) : a.fingerprint < b.fingerprint ? -1 : 1;
}

/** The queue: heaviest first, then oldest. */
export function byRank(a: Case, b: Case): number {
  const order = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
  if (order !== 0) return order;
  if (a.score !== b.score) return b.score - a.score;
  return a.since !== b.since ? (a.since < b.since ? -1 : 1) : a.id < b.id ? -1 : 1;
}

/** What the alerts and acts of one case come to; null while none of its alerts ever fired. */
export function caseOf(alerts: readonly AlertFact[], unordered: readonly CaseActFact[]): Case | null {
  const fired = alerts.filter((alert) => alert.condition.now.firedOn !== null).sort(byWeight);
  const [any] = fired;
  if (!any) return null;
  const acts = [...unordered].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
  const closing = lastClosing(acts);
  const after = closing ? acts.slice(acts.indexOf(closing) + 1) : acts;
  const standing = fired.filter((alert) => isUp(alert) && alert.inhibitedBy === null && !isAnswered(alert, closing));
  const [worst] = standing;
  const taken = [...after].reverse().find((act) => act.act === 'take') ?? null;
  const promised = [...after].reverse().find((act) => act.promisedOn !== null) ?? null;
  const raised = standing.flatMap(({ raisedOn }) => (raisedOn !== null && raisedOn > (closing?.date ?? '') ? [raisedOn] : [])).sort();
  return {
    id: any.case,
    about: any.about,
    workUnit: any.subject.workUnit,
    state: stateOf(standing.length > 0, closing !== null, after),
    standing,
    past: fired.filter((alert) => !standing.includes(alert)),
    acts,
    severity: worst ? weightOf(standing, worst.severity) : any.severity,
    score: Math.max(...(worst ? standing : fired).map(({ likelihood, stakeAmount }) => scoreOf(likelihood, stakeAmount))),
    stake: largest(worst ? standing : fired),
    since: (worst ? standing : fired).map((alert) => alert.occurredOn).sort()[0] as IsoDate,
    raisedOn: raised[0] ?? null,
    isBacklog: (worst ? standing : fired).every((alert) => alert.backlog === true),
    owner: taken?.owner ?? null,
    promisedOn: promised?.promisedOn ?? null,
    outcome: after.length === 0 && !worst ? (closing?.outcome ?? null) : null,
    heldBy: worst && standing.every((alert) => alert.heldBy !== null) ? worst.heldBy : null,
  };
}

function lastClosing(acts: readonly CaseActFact[]): CaseActFact | null {
  const last = [...acts].reverse().find(({ act }) => act === 'close' || act === 'reopen');
  return last?.act === 'close' ? last : null;
}

/**
 * Whether closing a case has answered an alert: the same rows, and not much more at stake. One that went away and came again after the
 * closing is a new onset, unless it was called a false alarm.
 */
function isAnswered(alert: AlertFact, closing: CaseActFact | null): boolean {
  const cover = closing?.covers.find((each) => each.fingerprint === alert.fingerprint);
  if (!closing || !cover || cover.evidence !== evidenceHash(alert.evidence)) return false;
  if (isWorse(alert.stakeAmount, cover.stakeAmount)) return false;
  return closing.outcome === 'false-alarm' || (alert.condition.now.firedOn ?? '') <= closing.date;
}

const isWorse = (now: Sen | null, then: Sen | null): boolean => now !== null && (then === null || now * WORSE_BY >= then * (WORSE_BY + 1n));

function stateOf(stands: boolean, wasClosed: boolean, after: readonly CaseActFact[]): CaseState {
  const last = [...after].reverse().find(({ act }) => act !== 'note');
  if (last?.act === 'ask') return 'ditanyakan';
  if (last?.act === 'take' || last?.act === 'answer') return 'diambil';
  if (stands || last?.act === 'reopen') return 'baru';
  return wasClosed ? 'ditutup' : 'reda';
}

/** One step heavier when several independent families agree: a combination says more than single signs. */
function weightOf(standing: readonly AlertFact[], worst: Severity): Severity {
  const families = new Set(standing.map((alert) => alert.family)).size;
  const at = SEVERITIES.indexOf(worst);
  return families >= AGREEING_FAMILIES ? (SEVERITIES[Math.max(0, at - 1)] as Severity) : worst;
}

const largest = (alerts: readonly AlertFact[]): Sen | null =>
  alerts.reduce<Sen | null>(
    (most, { stakeAmount }) => (stakeAmount !== null && (most === null || stakeAmount > most) ? stakeAmount : most),
    null,
  );
