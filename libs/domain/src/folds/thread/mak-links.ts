import type { LinkDecisionFact } from '../../facts/index.js';
import {
  type AccountCode,
  correctMak,
  hasBrokenAccount,
  type MakReason,
  parseMak,
  type SubActivityCode,
  type WorkUnitCode,
} from '../../values/index.js';
import type { BudgetSide } from './budget-side.js';
import type { CodeBridges } from './code-bridges.js';
import type { Texts } from './texts.js';
import type { Units } from './units.js';

/**
 * How a MAK joins the budget. `bridged`: an operator's bridge of old and new codes; `confirmed`: a person said what it means; `proposed`: a
 * correction waits for a person; `ambiguous`: several corrections fit; `unknown`: none does.
 */
export type MakStatus = 'exact' | 'bridged' | 'confirmed' | 'proposed' | 'ambiguous' | 'unknown';

export interface MakLink {
  readonly mak: string;
  /** The sub-activity as written; null when none can be read. */
  readonly written: SubActivityCode | null;
  /** What it joins; null when ambiguous or unknown. */
  readonly subActivity: SubActivityCode | null;
  readonly account: AccountCode | null;
  readonly status: MakStatus;
  readonly reason: MakReason | null;
  /** What else it may mean, likeliest first. */
  readonly candidates: readonly MakTarget[];
}

export interface MakTarget {
  readonly subActivity: SubActivityCode;
  readonly account: AccountCode | null;
  readonly reason: MakReason | null;
}

const RANK: readonly MakStatus[] = ['exact', 'bridged', 'confirmed', 'proposed', 'ambiguous', 'unknown'];

/** The best of a package's links; null when it has no MAK. */
export function bestOf(links: readonly MakLink[]): MakStatus | null {
  return RANK.find((status) => links.some((link) => link.status === status)) ?? null;
}

/** The text by which a decision names a target: a sub-activity, perhaps with its account. */
export const targetText = ({ subActivity, account }: MakTarget): string => (account === null ? subActivity : `${subActivity}.${account}`);

const MOST_CANDIDATES = 5;
const NO_TARGETS: readonly MakTarget[] = [];

/** Reads MAK against the budget as it stands, and against what people decided of them. */
export class MakReader {
  readonly #decisions = new Map<string, Map<string, LinkDecisionFact>>();
  #read = new Map<string, MakLink>();

  constructor(
    private readonly budget: BudgetSide,
    private readonly bridges: CodeBridges,
    private readonly units: Units,
    private readonly texts: Texts,
  ) {}

  decide(fact: LinkDecisionFact, present: boolean): void {
    const ofMak = this.#decisions.get(fact.from) ?? new Map<string, LinkDecisionFact>();
    if (present) ofMak.set(fact.to, fact);
    else ofMak.delete(fact.to);
    this.#decisions.set(fact.from, ofMak);
    this.forget();
  }

  /** The budget, a bridge or a decision changed: everything is read anew. */
  forget(): void {
    this.#read = new Map();
  }

  read(mak: string, unit: WorkUnitCode | null): MakLink {
    const key = `${unit === null ? '' : this.units.skpd(unit)}|${mak}`;
    let link = this.#read.get(key);
    if (!link) this.#read.set(key, (link = this.#link(mak, unit)));
    return link;
  }

  #link(mak: string, unit: WorkUnitCode | null): MakLink {
    const parts = parseMak(mak);
    const written = parts?.subActivity ?? null;
    const decisions = this.#decisions.get(mak);
    const confirmed = [...(decisions?.values() ?? [])].filter((d) => d.verdict === 'confirmed').sort(byNewest)[0];
    const link = (status: MakStatus, target: MakTarget | null, candidates: readonly MakTarget[] = []): MakLink => ({
      mak,
      written: this.texts.one(written),
      subActivity: this.texts.one(target?.subActivity ?? null),
      account: this.texts.one(target?.account ?? null),
      status,
      reason: target?.reason ?? null,
      candidates: candidates.length === 0 ? NO_TARGETS : candidates.slice(0, MOST_CANDIDATES),
    });
    if (confirmed) return link('confirmed', parseTarget(confirmed.to));
    const refused = (target: MakTarget): boolean => decisions?.get(targetText(target))?.verdict === 'rejected';
    const asWritten = parts && { subActivity: parts.subActivity, account: parts.account, reason: null };
    if (asWritten && this.budget.isKnown(parts.subActivity) && !refused(asWritten) && !this.#slipped(mak, unit, parts.subActivity))
      return link('exact', asWritten);
    const bridged = asWritten && this.#bridge(asWritten);
    if (bridged && !refused(bridged)) return link('bridged', bridged);
    const candidates = this.#corrections(mak, unit).filter((target) => !refused(target));
    const [only, other] = candidates;
    if (only === undefined) return link('unknown', null);
    return other === undefined ? link('proposed', only, candidates) : link('ambiguous', null, candidates);
  }

  /** The way through the bridges to a code of the budget; none when several lead to different ones. */
  #bridge(target: MakTarget): MakTarget | null {
    const ways = this.bridges.to(target.subActivity).filter((code) => this.budget.isKnown(code));
    const [to, another] = ways;
    return to !== undefined && another === undefined ? { ...target, subActivity: to } : null;
  }

  /** A code that is known but stands before a broken account may have slipped by a digit from another known one. */
  #slipped(mak: string, unit: WorkUnitCode | null, written: SubActivityCode): boolean {
    return hasBrokenAccount(mak) && this.#corrections(mak, unit).some((c) => c.reason === 'shifted' && c.subActivity !== written);
  }

  #corrections(mak: string, unit: WorkUnitCode | null): MakTarget[] {
    return correctMak(mak, {
      has: (code) => this.budget.isKnown(code),
      all: () => this.budget.knownTo(unit),
      withAccount: (account) => this.budget.holding(unit, account),
    });
  }
}

/** The later decision first; of one day that with the higher target, so that the order of facts does not matter. */
const byNewest = (a: LinkDecisionFact, b: LinkDecisionFact): number =>
  a.date === b.date ? (a.to < b.to ? 1 : -1) : a.date < b.date ? 1 : -1;

/** Reads {@link targetText}. */
function parseTarget(text: string): MakTarget {
  const parts = text.split('.');
  const account = parts.slice(6).join('.');
  return { subActivity: parts.slice(0, 6).join('.'), account: account === '' ? null : account, reason: null };
}
