import type { RegionPackContent, RuleTermsWire } from '@lcc/contract';
import {
  builtInTerms,
  businessDate,
  type Detector,
  faultsOf,
  type RuleTerms,
  type RuleVersionFact,
  ruleNamed,
  sameTerms,
  termsOf,
} from '@lcc/domain';
import type { EntityManager } from 'typeorm';
import { insertVersion, type RulePlace, termsOnWire, versionObject, versionsOf } from '../../ledger/rule-versions.js';
import type { Actor } from '../../platform/audit/actor.js';
import type { Audit } from '../../platform/audit/audit.js';
import type { Changes } from './pack-changes.js';
import { PackRefused } from './pack-refused.js';
import { plain } from './plain.js';

export type PackThreshold = RegionPackContent['thresholds'][number];

/** What of a pack's thresholds would become drafts here, and which rules are passed by, with the reason (Indonesian). */
export interface ThresholdDifference {
  readonly thresholds: Changes<PackThreshold>;
  readonly passedRules: readonly { readonly rule: string; readonly why: string }[];
}

/** A draft that an import wrote. */
export interface PackDraft {
  readonly tenant: string;
  readonly region: string;
  readonly rule: string;
  readonly number: number;
}

const NEWER = 'program ini tidak mengenal aturan itu; perbarui program';
const OPEN = 'di sini ada usulan yang terbuka; selesaikan dulu, lalu ulangi';

/** The version of each rule in force at an instant, as a pack carries it. */
export function thresholdsInForce(facts: readonly RuleVersionFact[], at: number): PackThreshold[] {
  const today = businessDate(at);
  const latest = new Map<string, RuleVersionFact>();
  for (const fact of facts) if (fact.date <= today && fact.number > (latest.get(fact.rule)?.number ?? 0)) latest.set(fact.rule, fact);
  return [...latest.values()]
    .sort((a, b) => (a.rule < b.rule ? -1 : 1))
    .flatMap((fact) => {
      const detector = ruleNamed(fact.rule);
      return detector ? [{ rule: fact.rule, terms: termsOnWire(termsOf(detector, fact)), reason: plain(fact.reason) }] : [];
    });
}

/**
 * Holds the pack's thresholds against what is in force here. They replace nothing: what differs is written as a draft. Passed by are rules that
 * this program does not know, terms that it does not allow, and rules somebody here is at (`open`: terms of open drafts by rule).
 */
export function thresholdDifference(
  pack: readonly PackThreshold[],
  here: readonly PackThreshold[],
  open: ReadonlyMap<string, RuleTerms>,
  isUnit: (code: string) => boolean,
): ThresholdDifference {
  const inForce = new Map(here.map((each) => [each.rule, each]));
  const added: PackThreshold[] = [];
  const changed: { before: PackThreshold; after: PackThreshold }[] = [];
  const passedRules: { rule: string; why: string }[] = [];
  for (const told of pack) {
    const detector = ruleNamed(told.rule);
    const after = detector ? { ...told, terms: filled(detector, told.terms) } : told;
    const before = inForce.get(told.rule);
    const why = detector ? faultIn(detector, after.terms, isUnit) : NEWER;
    const drafted = open.get(told.rule);
    if (why !== null || !detector) passedRules.push({ rule: told.rule, why: why ?? NEWER });
    else if (sameTerms(after.terms, before?.terms ?? builtInTerms(detector))) continue;
    else if (drafted) {
      if (!sameTerms(after.terms, drafted)) passedRules.push({ rule: told.rule, why: OPEN });
    } else if (before) changed.push({ before, after });
    else added.push(after);
  }
  return { thresholds: { added, changed, removed: [], kept: [] }, passedRules };
}

/** Writes the drafts of a difference, each with its entry in the audit trail; they take force as any other: a shadow, and two people. */
export async function writeDrafts(
  manager: EntityManager,
  audit: Audit,
  place: RulePlace['tenant'],
  { thresholds }: ThresholdDifference,
  actor: Actor,
  now: number,
): Promise<PackDraft[]> {
  const drafts: PackDraft[] = [];
  for (const { rule, terms, reason } of [...thresholds.added, ...thresholds.changed.map(({ after }) => after)]) {
    const at = { tenant: place, rule };
    const rows = await versionsOf(manager, at, true);
    if (rows.some(({ state }) => state === 'draft' || state === 'shadow')) throw new PackRefused(`Ambang ${rule}: ${OPEN}.`);
    const number = Math.max(0, ...rows.map((row) => row.number)) + 1;
    const base = rows.find(({ state }) => state === 'active')?.number ?? 0;
    const none = { proposed_by: null, approved_by: null, effective_on: null, revives: null };
    await insertVersion(manager, at, {
      ...{ number, state: 'draft', base, terms, reason, written_by: actor.id, written_at: new Date(now) },
      ...none,
    });
    await audit.record(manager, { actor, action: 'threshold.drafted', object: versionObject(at, number), after: terms, reason });
    drafts.push({ tenant: place.id, region: place.region, rule, number });
  }
  return drafts;
}

/** A value that came with a later release than the pack's has its default. */
const filled = (detector: Detector, terms: RuleTermsWire): RuleTermsWire => ({
  ...terms,
  values: { ...builtInTerms(detector).values, ...terms.values },
});

function faultIn(detector: Detector, terms: RuleTermsWire, isUnit: (code: string) => boolean): string | null {
  const [fault] = faultsOf(detector, terms, isUnit);
  return fault ? `${fault.field}: ${fault.message.id}` : null;
}
