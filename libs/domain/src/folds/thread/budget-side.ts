import { isPlanningStage, stageOrder } from '../../board/unit-sums.js';
import type { BudgetLineFact, BudgetStage, PlanItemFact, RupStructureFact } from '../../facts/index.js';
import { type AccountCode, accountRoot, type IsoDate, type Sen, type SubActivityCode, type WorkUnitCode } from '../../values/index.js';
import type { CodeBridges } from './code-bridges.js';
import { isContractable } from './contractable.js';
import { Counter, IndexMap } from './index-map.js';
import { NO_SHARES, type Share, type Tally } from './tally.js';

/** Spending lines that name no sub-activity stand together under this code. */
export const WITHOUT_SUB_ACTIVITY = '-';

/** One stage of one sub-activity of a unit. `lines` hold the account and fund of each line, `ACCOUNT|FUND`. */
export interface StageNode {
  amount: Sen;
  /** The part on accounts that rest on contracts. */
  contractable: Sen;
  readonly lines: Set<string>;
}

/** A sub-activity of a unit in every stage of its budget, and its ceiling in the yearly plan. */
export interface BudgetNode {
  readonly unit: WorkUnitCode;
  readonly code: SubActivityCode;
  readonly stages: Map<BudgetStage, StageNode>;
  readonly plan: { items: number; amount: Sen };
  shares: readonly Share[];
}

interface UnitBudget {
  readonly nodes: Map<SubActivityCode, BudgetNode>;
  /** Stage → its lines by date: the latest is its day of coming into force. */
  readonly stages: Map<BudgetStage, Counter<IsoDate>>;
  /** Items of the yearly plan that name a sub-activity of it. */
  planItems: number;
  inForce: BudgetStage | null;
}

/** The Skpd a unit belongs to. */
export const skpdOf = (unit: WorkUnitCode): WorkUnitCode => `${unit.slice(0, -4)}0000`;
const smaller = (a: Sen, b: Sen): Sen => (a < b ? a : b);
const distance = (a: Sen, b: Sen): Sen => (a < b ? b - a : a - b);

/**
 * Spending by unit and sub-activity: what was planned, what each stage gave, and which stage is in force. A sub-activity is planned by rows of stage
 * RKPD; where a unit has none, by the items of RKPD and Renja.
 */
export class BudgetSide {
  readonly #units = new Map<WorkUnitCode, UnitBudget>();
  /** Nodes that may have become empty. */
  readonly #touched = new Set<BudgetNode>();
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
  ) {}

  /** Plans of old codes may stand for others now. */
  bridgesChanged(): void {
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
    setStageLine(node, fact, present);
    this.changedCodes.add(node.code);
    this.#dirtyUnits.add(fact.workUnit);
    this.#touched.add(node);
  }

  setPlanItem(fact: PlanItemFact, present: boolean): void {
    if (fact.level !== 'sub-kegiatan' || fact.workUnit === null || fact.code === null) return;
    if (fact.document !== 'RKPD' && fact.document !== 'RENJA') return;
    const node = this.#node(fact.workUnit, fact.code);
    node.plan.items += present ? 1 : -1;
    node.plan.amount += present ? (fact.ceiling ?? 0n) : -(fact.ceiling ?? 0n);
    this.#unit(fact.workUnit).planItems += present ? 1 : -1;
    this.#dirtyUnits.add(fact.workUnit);
    this.#touched.add(node);
  }

  setListed(fact: RupStructureFact, present: boolean): void {
    if (fact.level !== 'sub-activity' || fact.code === null || fact.deleted) return;
    this.#listed.add(fact.code, present ? 1 : -1);
    this.changedCodes.add(fact.code);
  }

  node(unit: WorkUnitCode, code: SubActivityCode): BudgetNode | undefined {
    return this.#units.get(unit)?.nodes.get(code);
  }

  /** Nodes of a sub-activity in every unit that ever named it. */
  nodesOf(code: SubActivityCode): BudgetNode[] {
    return [...this.#units.values()].flatMap((unit) => unit.nodes.get(code) ?? []);
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
    const skpd = unit === null ? null : skpdOf(unit);
    const units = [...this.#holders.get(code)].filter((holder) => skpd === null || skpdOf(holder) === skpd).sort();
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
    for (const unit of this.#dirtyUnits) {
      const budget = this.#unit(unit);
      const stages = stagesInOrder(budget);
      budget.inForce = [...stages].reverse().find((stage) => !isPlanningStage(stage)) ?? null;
      for (const node of budget.nodes.values()) this.#settleNode(node, budget, stages);
    }
    for (const node of this.#touched) if (node.stages.size === 0 && node.plan.items === 0) this.#unit(node.unit).nodes.delete(node.code);
    this.#dirtyUnits.clear();
    this.#touched.clear();
  }

  #settleNode(node: BudgetNode, budget: UnitBudget, stages: readonly BudgetStage[]): void {
    const held = budget.inForce !== null && node.stages.has(budget.inForce);
    if (held !== this.#holders.has(node.code, node.unit)) {
      this.#holders.set(node.code, node.unit, held);
      this.changedCodes.add(node.code);
    }
    const shares = this.#sharesOf(node, budget, stages);
    this.tally.replace(node.shares, shares);
    node.shares = shares;
  }

  /** What the unit's plan gives a node: null when it does not name it, undefined when the unit has no plan. */
  planOf(node: BudgetNode): Sen | null | undefined {
    const budget = this.#unit(node.unit);
    const byRows = budget.stages.has('RKPD');
    if (!byRows && budget.planItems === 0) return undefined;
    const named = [node.code, ...this.bridges.from(node.code)].flatMap((code) => budget.nodes.get(code) ?? []);
    const amounts = named.flatMap(({ stages, plan }) => (byRows ? (stages.get('RKPD')?.amount ?? []) : plan.items > 0 ? plan.amount : []));
    return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0n);
  }

  #sharesOf(node: BudgetNode, budget: UnitBudget, stages: readonly BudgetStage[]): Share[] {
    const { unit } = node;
    const current = budget.inForce === null ? undefined : node.stages.get(budget.inForce);
    const planned = this.planOf(node);
    const share = (measure: string, amount: Sen): Share => ({ unit, measure, amount });
    const shares: Share[] = [];
    if (current) shares.push(share('budget', current.amount));
    if (current && current.contractable !== 0n) shares.push(share('contractable', current.contractable));
    if (current && planned !== undefined) shares.push(...planShares(current, planned, share));
    if (!current && planned != null && budget.inForce !== null && !this.#livesOn(node, budget))
      shares.push(share('plan-without-budget', planned));
    for (const [i, to] of stages.entries()) {
      const from = stages[i - 1];
      if (from === undefined) continue;
      const [was, is] = [node.stages.get(from)?.amount ?? 0n, node.stages.get(to)?.amount ?? 0n];
      if (was !== is) shares.push(share(`shift:${from}:${to}:${is > was ? 'up' : 'down'}`, distance(was, is)));
    }
    return shares;
  }

  /** A planned code that a bridge leads to one of the budget in force has become that one. */
  #livesOn(node: BudgetNode, { nodes, inForce }: UnitBudget): boolean {
    return this.bridges.to(node.code).some((code) => inForce !== null && nodes.get(code)?.stages.has(inForce) === true);
  }

  #unit(code: WorkUnitCode): UnitBudget {
    let unit = this.#units.get(code);
    if (!unit) this.#units.set(code, (unit = { nodes: new Map(), stages: new Map(), planItems: 0, inForce: null }));
    return unit;
  }

  #node(unit: WorkUnitCode, code: SubActivityCode): BudgetNode {
    const { nodes } = this.#unit(unit);
    let node = nodes.get(code);
    if (!node) nodes.set(code, (node = { unit, code, stages: new Map(), plan: { items: 0, amount: 0n }, shares: NO_SHARES }));
    return node;
  }
}

function setStageLine(node: BudgetNode, fact: BudgetLineFact, present: boolean): void {
  const stage = node.stages.get(fact.stage) ?? { amount: 0n, contractable: 0n, lines: new Set<string>() };
  const line = `${fact.account}|${fact.fundingSource ?? WITHOUT_SUB_ACTIVITY}`;
  const amount = present ? fact.amount : -fact.amount;
  stage.amount += amount;
  if (isContractable(fact.account)) stage.contractable += amount;
  if (present) stage.lines.add(line);
  else stage.lines.delete(line);
  if (stage.lines.size === 0) node.stages.delete(fact.stage);
  else node.stages.set(fact.stage, stage);
}

const PLANNING_ORDER: readonly BudgetStage[] = ['RKPD', 'KUA', 'RKA'];

/** Stages from the first plan to the newest version: of two on one day the later kind. */
function stagesInOrder({ stages }: UnitBudget): BudgetStage[] {
  const planned = PLANNING_ORDER.filter((stage) => stages.has(stage));
  const inForce = (stage: BudgetStage): IsoDate => [...(stages.get(stage)?.keys() ?? [])].sort().at(-1) ?? '';
  const versions = [...stages.keys()].filter((stage) => !isPlanningStage(stage));
  versions.sort((a, b) => (inForce(a) === inForce(b) ? stageOrder(a) - stageOrder(b) : inForce(a) < inForce(b) ? -1 : 1));
  return [...planned, ...versions];
}

function planShares(current: StageNode, planned: Sen | null, share: (measure: string, amount: Sen) => Share): Share[] {
  const known = [share('budget-with-known-plan', current.amount)];
  if (planned !== null) return [...known, share('foreseen', smaller(planned, current.amount))];
  const missing = [...known, share('budget-without-plan', current.amount)];
  return current.contractable === 0n ? missing : [...missing, share('contractable-without-plan', current.contractable)];
}
