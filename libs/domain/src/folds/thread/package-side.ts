import type {
  CataloguePurchaseFact,
  LinkDecisionFact,
  PackageFact,
  PackageFundingFact,
  PackageKind,
  PackageLocationFact,
  PackageReviewFact,
  ProcurementNoticeFact,
  ProcurementResultFact,
} from '../../facts/index.js';
import type { IsoDate, Sen, WorkUnitCode } from '../../values/index.js';
import type { BudgetSide } from './budget-side.js';
import type { CodeBridges } from './code-bridges.js';
import { fewOf, IndexMap, listed, withFew } from './index-map.js';
import { bestOf, type MakLink, MakReader } from './mak-links.js';
import { emptyPackage, type PackageNode } from './package-node.js';
import type { PackageUser } from './process-papers.js';
import { keptShares, type Share, shareOf, type Tally } from './tally.js';
import type { Texts } from './texts.js';
import type { Units } from './units.js';

type Namer = ProcurementNoticeFact | ProcurementResultFact | CataloguePurchaseFact;

/** Packages by RUP code, what their MAK join, and how far each came. */
export class PackageSide {
  readonly #nodes = new Map<string, PackageNode>();
  readonly #dirty = new Set<PackageNode>();
  readonly #byCode = new IndexMap<string, PackageNode>();
  /** Packages with a MAK that is not exact: any change of the budget may mend it. */
  readonly #unsure = new Set<PackageNode>();
  readonly #reviews = new IndexMap<string, string>();
  readonly #reader: MakReader;
  #changed = new Set<PackageNode>();
  #reviewed = false;

  constructor(
    private readonly tally: Tally,
    private readonly budget: BudgetSide,
    bridges: CodeBridges,
    units: Units,
    private readonly texts: Texts,
  ) {
    this.#reader = new MakReader(budget, bridges, units, texts);
  }

  setPlan(fact: PackageFact, present: boolean): void {
    const node = this.#node(fact.packageKind, fact.rupCode);
    const { workUnit: unit, ceiling, active, announced, selectionTo } = fact;
    node.plan = present ? { unit, ceiling, active, announced, selectionTo } : null;
    this.#touch(node);
  }

  setFunding(fact: PackageFundingFact, present: boolean): void {
    if (!fact.active) return;
    const node = this.#node(fact.packageKind, fact.rupCode);
    node.listings += present ? 1 : -1;
    this.#tell(node, fact.workUnit, null, fact.mak, present);
  }

  setLocation(fact: PackageLocationFact, present: boolean): void {
    const node = this.#node(fact.packageKind, fact.rupCode);
    node.listings += present ? 1 : -1;
    this.#tell(node, fact.workUnit, null, [], present);
  }

  /** A process or an order that names packages, with the MAK it carries. */
  setNamer(fact: Namer, present: boolean): void {
    for (const rupCode of fact.rupCodes) {
      const ceiling = fact.kind === 'catalogue-purchase' ? fact.amount : fact.ceiling;
      this.#tell(this.#node('penyedia', rupCode), fact.workUnit, ceiling, fact.mak, present);
    }
  }

  setReview({ packageKind, from, to }: PackageReviewFact, present: boolean): void {
    this.#reviews.set(keyOf(packageKind, from), to, present);
    this.#reviewed = true;
    for (const code of [from, to]) this.#touch(this.#node(packageKind, code));
  }

  setDecision(fact: LinkDecisionFact, present: boolean): void {
    this.#reader.decide(fact, present);
    for (const node of this.#byCode.get(fact.from)) this.#touch(node);
    for (const node of this.#unsure) this.#touch(node);
  }

  /** Bridges of codes changed: what is not exact may join now, or no longer. */
  bridgesChanged(): void {
    this.#reader.forget();
    for (const node of this.#unsure) this.#touch(node);
  }

  /** What MAK mean within an Skpd may have changed for all. */
  unitsChanged(): void {
    this.#reader.forget();
    for (const node of this.#nodes.values()) this.#touch(node);
  }

  /** A process or an order begins or ceases to name packages. */
  setUser(kind: PackageKind, user: PackageUser, present: boolean): void {
    const { named, now } = user;
    for (const code of now) {
      const node = this.#node(kind, code);
      node.uses = withFew(node.uses, user, present);
      this.#touch(node);
    }
    for (const code of named) {
      if (now.includes(code)) continue;
      const node = this.#node(kind, code);
      node.namers = withFew(node.namers, user, present);
      this.#touch(node);
    }
  }

  /** The code a package goes by after all its reviews. */
  currentCode(kind: PackageKind, rupCode: string): string {
    const seen = new Set<string>();
    let code = rupCode;
    while (!seen.has(code)) {
      seen.add(code);
      const next = [...this.#reviews.get(keyOf(kind, code))].sort().at(-1);
      if (next === undefined || seen.has(next)) return code;
      code = next;
    }
    return code;
  }

  find(kind: PackageKind, rupCode: string): PackageNode | undefined {
    return this.#nodes.get(keyOf(kind, rupCode));
  }

  /** Packages with a MAK that means a sub-activity. */
  ofSubActivity(code: string): PackageNode[] {
    return [...this.#byCode.get(code)].filter((node) => listed(node.links).some((link) => link.subActivity === code));
  }

  all(): Iterable<PackageNode> {
    return this.#nodes.values();
  }

  /** SiRUP knows it, and it still stands under this code. */
  isRegistered(node: PackageNode): boolean {
    return node.plan !== null || node.listings > 0;
  }

  unitOf(node: PackageNode): WorkUnitCode | null {
    return node.plan?.unit ?? [...node.units].sort()[0] ?? null;
  }

  ceilingOf(node: PackageNode): Sen {
    return node.plan?.ceiling ?? listed(node.ceilings).reduce<Sen>((most, each) => (each > most ? each : most), 0n);
  }

  /** Whether something should have been begun by a day: the month of its selection is over and nothing names it. */
  isLate(node: PackageNode, asOf: IsoDate): boolean {
    const due = node.plan?.selectionTo ?? null;
    return node.kind === 'penyedia' && this.#isCurrent(node) && listed(node.uses).length === 0 && due !== null && due < asOf;
  }

  /** A new day: what waits may be late now. */
  newDay(): void {
    for (const node of this.#nodes.values()) if (node.plan?.selectionTo != null && listed(node.uses).length === 0) this.#dirty.add(node);
  }

  settle(asOf: IsoDate): void {
    const { changedCodes } = this.budget;
    if (changedCodes.size > 0) {
      this.#reader.forget();
      for (const code of changedCodes) for (const node of this.#byCode.get(code)) this.#dirty.add(node);
      for (const node of this.#unsure) this.#dirty.add(node);
      changedCodes.clear();
    }
    for (const node of this.#dirty) this.#settleNode(node, asOf);
    this.#dirty.clear();
    this.#reader.forget();
  }

  /** Packages that join otherwise than at the last look, and whether reviews changed what codes mean. */
  takeChanged(): { readonly packages: ReadonlySet<PackageNode>; readonly reviewed: boolean } {
    const changed = { packages: this.#changed, reviewed: this.#reviewed };
    this.#changed = new Set();
    this.#reviewed = false;
    return changed;
  }

  get isSettled(): boolean {
    return this.#dirty.size === 0;
  }

  #isCurrent(node: PackageNode): boolean {
    return node.plan?.active === true && this.#reviews.get(keyOf(node.kind, node.rupCode)).length === 0;
  }

  #settleNode(node: PackageNode, asOf: IsoDate): void {
    const links = [...new Set(node.maks)].sort().map((mak) => this.#reader.read(mak, this.unitOf(node)));
    if (node.wasRegistered !== this.isRegistered(node) || !sameLinks(links, listed(node.links))) this.#changed.add(node);
    node.wasRegistered = this.isRegistered(node);
    for (const link of listed(node.links)) this.#index(node, link, false);
    node.links = fewOf(links);
    for (const link of listed(node.links)) this.#index(node, link, true);
    if (listed(node.links).some((link) => link.status !== 'exact')) this.#unsure.add(node);
    else this.#unsure.delete(node);
    const shares = this.#sharesOf(node, asOf);
    this.tally.replace(node.shares, shares);
    node.shares = keptShares(shares);
    const named = [node.maks, listed(node.uses), listed(node.namers), node.units, listed(node.ceilings)].some((few) => few.length > 0);
    if (!named && !this.isRegistered(node)) this.#nodes.delete(keyOf(node.kind, node.rupCode));
  }

  /** By the MAK as written, by the code in it, and by the code it means. */
  #index(node: PackageNode, link: MakLink, present: boolean): void {
    for (const key of new Set([link.mak, link.written, link.subActivity])) if (key !== null) this.#byCode.set(key, node, present);
  }

  #sharesOf(node: PackageNode, asOf: IsoDate): Share[] {
    const unit = this.unitOf(node);
    const amount = this.ceilingOf(node);
    const planned = node.plan !== null && this.#isCurrent(node);
    const best = bestOf(listed(node.links));
    return shareOf(unit, amount, [
      planned && `package:${node.kind}`,
      planned && node.plan?.announced === true && `package-announced:${node.kind}`,
      this.isLate(node, asOf) && 'package-late',
      best !== null && 'mak',
      best !== null && `mak-${best}`,
      best !== null && !this.#hasLine(node, unit) && 'package-without-budget',
    ]);
  }

  /** A confirmed or proposed link counts as a line too: it is shown as what it is. */
  #hasLine(node: PackageNode, unit: WorkUnitCode | null): boolean {
    return listed(node.links).some((link) => link.subActivity !== null && this.budget.within(unit, link.subActivity).length > 0);
  }

  #tell(node: PackageNode, unit: WorkUnitCode | null, ceiling: Sen | null, maks: readonly string[], present: boolean): void {
    if (unit !== null) node.units = this.texts.list(listed(withFew(node.units, unit, present)));
    if (ceiling !== null) node.ceilings = withFew(node.ceilings, ceiling === node.plan?.ceiling ? node.plan.ceiling : ceiling, present);
    for (const mak of maks) node.maks = this.texts.list(listed(withFew(node.maks, mak, present)));
    this.#touch(node);
  }

  #node(kind: PackageKind, rupCode: string): PackageNode {
    const key = keyOf(kind, rupCode);
    let node = this.#nodes.get(key);
    if (!node) this.#nodes.set(key, (node = emptyPackage(kind, rupCode)));
    return node;
  }

  #touch(node: PackageNode): void {
    this.#dirty.add(node);
  }
}

const sameLinks = (a: readonly MakLink[], b: readonly MakLink[]): boolean =>
  a.length === b.length &&
  a.every((link, i) => link.mak === b[i]?.mak && link.status === b[i]?.status && link.subActivity === b[i]?.subActivity);

const keyOf = (kind: PackageKind, rupCode: string): string => [kind, rupCode].join('|');
