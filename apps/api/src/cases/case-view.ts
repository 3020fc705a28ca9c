import type { CaseFinding, CaseShown } from '@lcc/contract';
import {
  type AlertFact,
  type Case,
  type Detector,
  detectors,
  fill,
  type Language,
  type Precision,
  type RuleVersionFact,
  type Slot,
  senToWire,
  termsOf,
  UNREVIEWED,
} from '@lcc/domain';

/** What the caller may see of vendors and persons. */
export interface Sight {
  readonly reveal: boolean;
}
/** Where a row of evidence came from. */
export type Place = CaseFinding['evidence'][number]['place'];

const KNOWN = new Map<string, Detector>(detectors.map((detector) => [detector.id, detector]));
const money = (amount: bigint | null): string | null => (amount === null ? null : senToWire(amount));
const same = (text: string) => ({ id: text, en: text });

/** Kinds of subjects whose key names a vendor. */
const NAMING = new Set(['vendor-at-unit']);
/** Numbers of documents, codes and amounts, and kinds of documents with their number: no name is written so. */
const CODE = /^[\d./|-]*\d[\w./|-]*$/;
const DOCUMENT = /^(?:DPA|DPPA|SPD|SPP|SPM|SP2D|BAST|RKPD|Renja|RUP|SiRUP|kontrak|addendum|—)(?: [\d./|-]*\d[\w./|-]*)?$/i;
const HIDDEN = { text: '•••' } as const;

export function shownCase(of: Case, { reveal }: Sight): CaseShown {
  const [worst] = of.standing.length > 0 ? of.standing : of.past;
  const { id, state, severity, score, about, workUnit, since, raisedOn, isBacklog, owner, promisedOn, outcome, heldBy } = of;
  return {
    id,
    title: worst ? (KNOWN.get(worst.detector)?.title ?? same(worst.detector)) : same(id),
    state,
    severity,
    score: Math.round(score * 100) / 100,
    about: { type: about.type, key: reveal || !NAMING.has(about.type) ? about.key : null },
    workUnit,
    stake: money(of.stake),
    since,
    raisedOn,
    backlog: isBacklog,
    owner,
    promisedOn,
    outcome,
    heldBy,
    detectors: [...new Set((of.standing.length > 0 ? of.standing : of.past).map((alert) => alert.detector))],
  };
}

export function shownFinding(
  alert: AlertFact,
  stands: boolean,
  { reveal }: Sight,
  places: ReadonlyMap<string, Place>,
  version: RuleVersionFact | null,
  precision: Precision = UNREVIEWED,
): CaseFinding {
  const detector = KNOWN.get(alert.detector);
  const blank = same('');
  const slots = Object.fromEntries(alert.slots.map(({ name, slot }) => [name, reveal ? slot : masked(slot)]));
  const terms = detector ? termsOf(detector, version) : null;
  const said = (language: Language): string => (detector ? fill(detector, slots, language) : alert.detector);
  return {
    detector: alert.detector,
    title: detector?.title ?? same(alert.detector),
    sentence: { id: said('id'), en: said('en') },
    why: detector?.why ?? blank,
    legalBasis: detector?.legalBasis ?? '',
    check: detector?.check ?? blank,
    innocent: detector?.innocent ?? blank,
    clears: detector?.clears ?? blank,
    act: terms && { text: terms.act, days: terms.actDays },
    severity: alert.severity,
    state: alert.condition.now.state,
    stands,
    value: alert.value,
    threshold: alert.threshold,
    sample: alert.sample,
    parameters: alert.parameters,
    stake: money(alert.stakeAmount),
    occurredOn: alert.occurredOn,
    heldBy: alert.heldBy,
    inhibitedBy: alert.inhibitedBy,
    evidence: alert.evidence.map(({ kind, key, date, label, amount }) => ({
      kind,
      key: reveal || CODE.test(key) ? key : HIDDEN.text,
      date,
      label: reveal ? label : null,
      amount: money(amount),
      place: places.get(`${kind}|${key}`) ?? null,
    })),
    precision,
  };
}

/** A text that may name somebody is not told; numbers of documents and codes are. */
const masked = (slot: Slot): Slot => ('text' in slot && !CODE.test(slot.text) && !DOCUMENT.test(slot.text) ? HIDDEN : slot);
