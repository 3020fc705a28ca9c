import { countsAsRealization } from '../../board/payment-sums.js';
import { isPlanningStage } from '../../board/unit-sums.js';
import type { BudgetLineFact, BudgetStage, PlanItemFact, RupStructureFact, Sp2dFact } from '../../facts/index.js';
import { type AccountCode, accountRoot, type IsoDate, type Sen, type SubActivityCode, type WorkUnitCode } from '../../values/index.js';
import {
  type BudgetNode,
  ceilingShares,
  type StageNode,
  setStageLine,
  shiftShares,
  stagesInOrder,
  type UnitBudget,
  WITHOUT_SUB_ACTIVITY,
} from './budget-node.js';
import type { CodeBridges } from './code-bridges.js';
import { Counter, IndexMap } from './index-map.js';
import type { ProgrammeSide } from './programme-side.js';
import { keptShares, NO_SHARES, type Share, shareOf, type Tally } from './tally.js';
import type { Texts } from './texts.js';
import type { Units } from './units.js';

/**
 * Spending by unit and sub-activity: what was planned, what each stage gave, and which stage is in force. A sub-activity is planned by rows of stage
 * RKPD; where a unit has none, by the items of RKPD and Renja. Units that were merged are read together, each by its own stage in force.
 */
export class BudgetSide {
  readonly #units = new Map<WorkUnitCode, UnitBudget>();
  readonly #dirtyNodes = new Set<BudgetNode>();
  readonly #dirtyUnits = new Set<WorkUnitCode>();
  /** Units whose stage in force holds a sub-activity. */
  readonly #holders = new IndexMap<SubActivityCode, WorkUnitCode>();
  /** Sub-activities that SiRUP lists, for where the budget itself is not known. */
  readonly #listed = new Counter<SubActivityCode>();
  /** Codes whose place in the budget may have changed since the last look. */
  readonly changedCodes = new Set<SubActivityCode>();

  constructor(
    private readonly tally: Tally,
    private readonly bridges: CodeBridges,
    private readonly units: Units,
    private readonly programmes: ProgrammeSide,
    private readonly texts: Texts,
  ) {}

  /** Plans of old codes may stand for others now, or units are read together. */
  relationsChanged(): void {
    for (const unit of this.#units.keys()) this.#dirtyUnits.add(unit);
  }

  setLine(fact: BudgetLineFact, present: boolean): void {
    if (accountRoot(fact.account) !== '5') return;
    const unit = this.#unit(fact.workUnit);
    const dates = unit.stages.get(fact.stage) ?? new Counter<IsoDate>();
    unit.stages.set(fact.stage, dates);
    dates.add(fact.date, present ? 1 : -1);
    if (dates.size === 0) unit.stages.delete(fact.stage);
    const node = this.#node(fact.workUnit, fact.subActivity ?? WITHOUT_SUB_ACTIVITY);
    setStageLine(node, fact, present, this.texts);
    this.changedCodes.add(node.code);
    this.#dirtyUnits.add(fact.workUnit);
  }

  setPlanItem(fact: PlanItemFact, present: boolean): void {
    if (fact.level !== 'sub-kegiatan' || fact.workUnit === null || fact.code === null) return;
    if (fact.document !== 'RKPD' && fact.document !== 'RENJA') return;
    const node = this.#node(fact.workUnit, fact.code);
    node.plan.items += present ? 1 : -1;
    node.plan.amount += present ? (fact.ceiling ?? 0n) : -(fact.ceiling ?? 0n);
    this.#unit(fact.workUnit).planItems += present ? 1 : -1;
    this.#dirtyUnits.add(fact.workUnit);
  }

  setListed(fact: RupStructureFact, present: boolean): void {
    if (fact.level !== 'sub-activity' || fact.code === null || fact.deleted) return;
    this.#listed.add(fact.code, present ? 1 : -1);
    this.changedCodes.add(fact.code);
  }

  setPayment(fact: Sp2dFact, present: boolean): void {
    if (!countsAsRealization(fact)) return;
    for (const { account, subActivity, amount } of fact.lines) {
      if (accountRoot(account) !== '5') continue;
      const node = this.#node(fact.workUnit, this.texts.one(subActivity ?? WITHOUT_SUB_ACTIVITY));
      node.paid.lines += present ? 1 : -1;
      node.paid.amount += present ? amount : -amount;
      this.#dirtyNodes.add(node);
    }
  }

  node(unit: WorkUnitCode, code: SubActivityCode): BudgetNode | undefined {
    return this.#units.get(unit)?.nodes.get(code);
  }

  /** Nodes of a sub-activity in every unit that ever named it. */
  nodesOf(code: SubActivityCode): BudgetNode[] {
    return [...this.#units.values()].flatMap((unit) => unit.nodes.get(code) ?? []);
  }

  /** Every sub-activity of every unit. */
  *all(): Generator<BudgetNode> {
    for (const unit of this.#units.values()) yield* unit.nodes.values();
  }

  /** The stage in force of a unit's spending, null before the first. */
  stageOf(unit: WorkUnitCode): BudgetStage | null {
    return this.#units.get(unit)?.inForce ?? null;
  }

  /** What a node has in its unit's stage in force. */
  current(node: BudgetNode): StageNode | undefined {
    const stage = this.stageOf(node.unit);
    return stage === null ? undefined : node.stages.get(stage);
  }

  /** Nodes in force of a sub-activity within the Skpd of a unit: the unit's own first. */
  within(unit: WorkUnitCode | null, code: SubActivityCode): BudgetNode[] {
    const skpd = unit === null ? null : this.units.skpd(unit);
    const units = [...this.#holders.get(code)].filter((holder) => skpd === null || this.units.skpd(holder) === skpd).sort();
    return units.sort((a, b) => Number(b === unit) - Number(a === unit)).flatMap((holder) => this.node(holder, code) ?? []);
  }

  isKnown(code: SubActivityCode): boolean {
    return this.#listed.has(code) || this.#holders.get(code).length > 0;
  }

  /** Sub-activities that an office's MAK may mean: those of its Skpd's budget, and those SiRUP lists. */
  *knownTo(unit: WorkUnitCode | null): Generator<SubActivityCode> {
    yield* this.#listed.keys();
    for (const code of this.#holders.keys()) if (!this.#listed.has(code) && this.within(unit, code).length > 0) yield code;
  }

  /** Sub-activities of an Skpd whose budget in force holds an account. */
  *holding(unit: WorkUnitCode | null, account: AccountCode): Generator<SubActivityCode> {
    for (const code of this.#holders.keys()) if (this.within(unit, code).some((node) => this.hasAccount(node, account))) yield code;
  }

  hasAccount(node: BudgetNode, account: AccountCode): boolean {
    for (const line of this.current(node)?.lines ?? []) if (line.startsWith(`${account}|`)) return true;
    return false;
  }

  /** Works out what changed since the last call. */
  settle(): void {
    const units = new Set([...this.#dirtyUnits].flatMap((unit) => this.units.together(unit)));
    const stages = new Map([...units].map((unit) => [unit, stagesInOrder(this.#unit(unit))]));
    for (const [unit, order] of stages) this.#unit(unit).inForce = [...order].reverse().find((stage) => !isPlanningStage(stage)) ?? null;
    for (const unit of units) for (const node of this.#unit(unit).nodes.values()) this.#dirtyNodes.add(node);
    for (const node of this.#dirtyNodes) this.#settleNode(node, stages.get(node.unit));
    for (const { stages, plan, paid, unit, code } of this.#dirtyNodes)
      if (stages.size === 0 && plan.items === 0 && paid.lines === 0) this.#unit(unit).nodes.delete(code);
    this.#dirtyUnits.clear();
    this.#dirtyNodes.clear();
    this.programmes.settle();
  }

  #settleNode(node: BudgetNode, known: readonly BudgetStage[] | undefined): void {
    const budget = this.#unit(node.unit);
    const current = this.current(node);
    if ((current !== undefined) !== this.#holders.has(node.code, node.unit)) {
      this.#holders.set(node.code, node.unit, current !== undefined);
      this.changedCodes.add(node.code);
    }
    if (node.code !== WITHOUT_SUB_ACTIVITY) {
      this.programmes.hold(node.unit, node.code, node.held, current?.amount ?? null);
      node.held = current?.amount ?? null;
    }
    const shares = [...this.#sharesOf(node, budget, current), ...shiftShares(node, known ?? stagesInOrder(budget))];
    this.tally.replace(node.shares, shares);
    node.shares = keptShares(shares);
  }

  /** What the unit's plan gives a node: null when it does not name it, undefined when the unit has no plan. */
  planOf({ unit, code }: BudgetNode): Sen | null | undefined {
    const members = this.units.together(unit);
    if (!this.#isPlanned(members)) return undefined;
    const codes = [code, ...this.bridges.from(code)];
    // A unit that holds the sub-activity itself has its plan for itself.
    const without = members.filter((member) => member === unit || !this.#holds(member, code));
    const named = without.flatMap((member) => codes.flatMap((each) => this.node(member, each) ?? []));
    const amounts = named.flatMap((node) => this.#ownPlan(node, members) ?? []);
    return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0n);
  }

  #isPlanned(members: readonly WorkUnitCode[]): boolean {
    return this.#isByRows(members) || members.some((member) => (this.#units.get(member)?.planItems ?? 0) > 0);
  }

  #isByRows(members: readonly WorkUnitCode[]): boolean {
    return members.some((member) => this.#units.get(member)?.stages.has('RKPD') === true);
  }

  /** What a plan says of a node under its own unit and code. */
  #ownPlan({ stages, plan }: BudgetNode, members: readonly WorkUnitCode[]): Sen | null {
    if (this.#isByRows(members)) return stages.get('RKPD')?.amount ?? null;
    return plan.items > 0 ? plan.amount : null;
  }

  #sharesOf(node: BudgetNode, budget: UnitBudget, current: StageNode | undefined): Share[] {
    const { paid, unit, code } = node;
    const members = this.units.together(unit);
    const own = this.#ownPlan(node, members);
    const isForgotten = !current && own !== null && budget.inForce !== null && !this.#livesOn(node);
    const isUnbudgeted = code !== WITHOUT_SUB_ACTIVITY && budget.inForce !== null && !this.#isHeldTogether(unit, code);
    return [
      ...(current ? ceilingShares(node, current, this.planOf(node)) : []),
      ...shareOf(unit, own ?? 0n, [isForgotten && 'plan-without-budget']),
      ...shareOf(unit, paid.amount, [paid.lines > 0 && 'paid', paid.lines > 0 && isUnbudgeted && 'paid-without-budget']),
    ];
  }

  /** A planned code that a bridge leads to one of the budget in force has become that one. */
  #livesOn({ unit, code }: BudgetNode): boolean {
    return [code, ...this.bridges.to(code)].some((each) => this.#isHeldTogether(unit, each));
  }

  #isHeldTogether(unit: WorkUnitCode, code: SubActivityCode): boolean {
    return this.units.together(unit).some((member) => this.#holds(member, code));
  }

  #holds(unit: WorkUnitCode, code: SubActivityCode): boolean {
    const node = this.node(unit, code);
    return node !== undefined && this.current(node) !== undefined;
  }

  #unit(code: WorkUnitCode): UnitBudget {
    let unit = this.#units.get(code);
    if (!unit) this.#units.set(code, (unit = { nodes: new Map(), stages: new Map(), planItems: 0, inForce: null }));
    return unit;
  }

  #node(unit: WorkUnitCode, code: SubActivityCode): BudgetNode {
    const { nodes } = this.#unit(unit);
    let node = nodes.get(code);
    if (!node) nodes.set(code, (node = emptyNode(unit, code)));
    return node;
  }
}

const emptyNode = (unit: WorkUnitCode, code: SubActivityCode): BudgetNode => ({
  unit,
  code,
  stages: new Map(),
  plan: { items: 0, amount: 0n },
  paid: { lines: 0, amount: 0n },
  held: null,
  shares: NO_SHARES,
});
