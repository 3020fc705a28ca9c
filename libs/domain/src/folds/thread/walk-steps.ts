import type { FactKind } from '../../facts/index.js';
import type { IsoDate, Sen, WorkUnitCode } from '../../values/index.js';
import type { Break } from './breaks.js';
import { factKeyOf, type ProcessNode, papersOf } from './process-papers.js';
import { type Shares, sharesIn } from './tally.js';

/** Steps of the thread, in its order. */
const threadSteps = ['plan', 'budget', 'package', 'process', 'agreement', 'spd', 'spp', 'spm', 'payment'] as const;
export type ThreadStepKind = (typeof threadSteps)[number];

/** A fact behind a step: the ledger knows what it says, and the file and row it came with. */
export type StepSource = readonly [kind: FactKind, key: string];

export interface ThreadStep {
  readonly step: ThreadStepKind;
  /** By which the thread can be walked from here. */
  readonly key: string;
  readonly unit: WorkUnitCode | null;
  readonly code: string | null;
  readonly amount: Sen | null;
  readonly date: IsoDate | null;
  /** How it joins what stands before it: the document of a plan, the stage in force, the state of a MAK or a payment's link. */
  readonly status: string | null;
  /** What it may belong to where that is not certain, best first, with the reasons. */
  readonly candidates: readonly { readonly key: string; readonly reasons: readonly string[] }[];
  readonly breaks: readonly Break[];
  readonly sources: readonly StepSource[];
}

/** A step of which only what it is is known. */
export const bare = (step: ThreadStepKind, key: string): ThreadStep => ({
  step,
  key,
  unit: null,
  code: null,
  amount: null,
  date: null,
  status: null,
  candidates: [],
  breaks: [],
  sources: [],
});

export const measuresIn = (shares: Shares): string[] => sharesIn(shares).flatMap((share) => share.measures);

/** Of a plan's item the ledger tells the rest. */
export const planStep = (item: string): ThreadStep => ({
  ...bare('plan', item),
  status: item.slice(0, item.indexOf('|')),
  sources: [['plan-item', item]],
});

export function processStep(node: ProcessNode): ThreadStep {
  const openings = [...papersOf(node, 'procurement-notice'), ...papersOf(node, 'recorded-procurement')];
  const [opening] = openings;
  return {
    ...bare('process', node.key.slice(node.key.indexOf('|') + 1)),
    unit: opening?.unit ?? null,
    amount: opening?.ceiling ?? null,
    date: opening?.date ?? null,
    status: opening?.status ?? null,
    sources: openings.map((paper) => [paper.kind, factKeyOf(node, paper)]),
  };
}

/** From plan to payment, and there by day. */
export const inOrder = (steps: readonly ThreadStep[]): ThreadStep[] =>
  [...steps].sort(
    (a, b) => threadSteps.indexOf(a.step) - threadSteps.indexOf(b.step) || (`${a.date}${a.key}` < `${b.date}${b.key}` ? -1 : 1),
  );
