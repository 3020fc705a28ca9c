import { isPlanningStage, stageOrder } from '../../board/unit-sums.js';
import type { BudgetLineFact, BudgetStage } from '../../facts/index.js';
import type { IsoDate, Sen, SubActivityCode, WorkUnitCode } from '../../values/index.js';
import { isContractable } from './contractable.js';
import type { Counter } from './index-map.js';
import { type Share, type Shares, shareOf } from './tally.js';
import type { Texts } from './texts.js';

/** Spending lines that name no sub-activity stand together under this code. */
export const WITHOUT_SUB_ACTIVITY = '-';

/** One stage of one sub-activity of a unit. `lines` hold the account and fund of each line, `ACCOUNT|FUND`. */
export interface StageNode {
  amount: Sen;
  /** The part on accounts that rest on contracts. */
  contractable: Sen;
  readonly lines: Set<string>;
}

/** A sub-activity of a unit in every stage of its budget, its ceiling in the yearly plan, and what was paid on it. */
export interface BudgetNode {
  readonly unit: WorkUnitCode;
  readonly code: SubActivityCode;
  readonly stages: Map<BudgetStage, StageNode>;
  readonly plan: { items: number; amount: Sen };
  /** Lines of payments that count as realization. */
  readonly paid: { lines: number; amount: Sen };
  /** What its programme counts of it now; null = nothing is in force. */
  held: Sen | null;
  shares: Shares;
}

export interface UnitBudget {
  readonly nodes: Map<SubActivityCode, BudgetNode>;
  /** Stage → its lines by date: the latest is its day of coming into force. */
  readonly stages: Map<BudgetStage, Counter<IsoDate>>;
  /** Items of the yearly plan that name a sub-activity of it. */
  planItems: number;
  inForce: BudgetStage | null;
}

export function setStageLine(node: BudgetNode, fact: BudgetLineFact, present: boolean, texts: Texts): void {
  const stage = node.stages.get(fact.stage) ?? { amount: 0n, contractable: 0n, lines: new Set<string>() };
  const line = texts.one(`${fact.account}|${fact.fundingSource ?? WITHOUT_SUB_ACTIVITY}`);
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
export function stagesInOrder({ stages }: UnitBudget): BudgetStage[] {
  const planned = PLANNING_ORDER.filter((stage) => stages.has(stage));
  const inForce = (stage: BudgetStage): IsoDate => [...(stages.get(stage)?.keys() ?? [])].sort().at(-1) ?? '';
  const versions = [...stages.keys()].filter((stage) => !isPlanningStage(stage));
  versions.sort((a, b) => (inForce(a) === inForce(b) ? stageOrder(a) - stageOrder(b) : inForce(a) < inForce(b) ? -1 : 1));
  return [...planned, ...versions];
}

const smaller = (a: Sen, b: Sen): Sen => (a < b ? a : b);
const distance = (a: Sen, b: Sen): Sen => (a < b ? b - a : a - b);

/** What a sub-activity's ceiling adds to measures, given what the plan foresaw: undefined = its unit has no plan. */
export function ceilingShares({ unit }: BudgetNode, current: StageNode, planned: Sen | null | undefined): Share[] {
  const isUnplanned = planned === null;
  return [
    ...shareOf(unit, current.amount, ['budget', planned !== undefined && 'budget-with-known-plan', isUnplanned && 'budget-without-plan']),
    ...shareOf(unit, current.contractable, [
      current.contractable !== 0n && 'contractable',
      current.contractable !== 0n && isUnplanned && 'contractable-without-plan',
    ]),
    ...(planned == null ? [] : shareOf(unit, smaller(planned, current.amount), ['foreseen'])),
  ];
}

/** What moved between the stages of a unit's budget. */
export function shiftShares(node: BudgetNode, stages: readonly BudgetStage[]): Share[] {
  return stages.slice(1).flatMap((to, i) => {
    const from = stages[i] as BudgetStage;
    const [was, is] = [node.stages.get(from)?.amount ?? 0n, node.stages.get(to)?.amount ?? 0n];
    return shareOf(node.unit, distance(was, is), [was !== is && `shift:${from}:${to}:${is > was ? 'up' : 'down'}`]);
  });
}
