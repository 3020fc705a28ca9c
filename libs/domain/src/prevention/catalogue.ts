import type { CatalogueItemFact, PreventionValueFact } from '../facts/index.js';
import { earlier, type IsoDate, isoDate, monthOf, type WorkUnitCode, yearOf } from '../values/index.js';
import { scoringMethodOf } from './methods/index.js';
import { millionthsOf, type Points } from './points.js';
import { type Measure, type MethodScore, type ScoredDocument, weightedShare } from './scoring-method.js';

/** An item with what stands below it, in the order of its codes; what it does not say itself it has from above. */
export interface CatalogueNode {
  readonly item: CatalogueItemFact;
  readonly deadline: IsoDate | null;
  readonly workUnit: WorkUnitCode | null;
  readonly children: readonly CatalogueNode[];
}

/** Why a score is no better than it is: all published; weights missing; the method missing. The last one that applies. */
export type ScoreBasis = 'bobot' | 'tanpa-bobot' | 'tanpa-metode';

export interface Score {
  readonly points: Points;
  readonly basis: ScoreBasis;
  /** Items right below with a value, of all. */
  readonly known: number;
  readonly of: number;
}

/** What a catalogue is scored by. */
export interface Reckoning {
  /** Whether a document has reached the stage that is counted. */
  isFulfilled(code: string): boolean;
  /** What was measured for an item, up to the day; null = nothing. */
  measureOf(code: string): PreventionValueFact | null;
  readonly day: IsoDate;
}

/** `1.9` before `1.10`. */
export const byCode = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/**
 * The trees of a catalogue, areas first. An item whose parent is not there stands at the top, where it is seen. A parent that lies below its
 * own child does as well: nothing is lost in a circle.
 */
export function catalogueTree(items: Iterable<CatalogueItemFact>): CatalogueNode[] {
  const all = [...items].sort((a, b) => byCode(a.code, b.code));
  const known = new Map(all.map((item) => [item.code, item]));
  const below = new Map<string, CatalogueItemFact[]>();
  const top: CatalogueItemFact[] = [];
  for (const item of all) {
    if (item.parent === null || !known.has(item.parent) || isCircular(item, known)) top.push(item);
    else below.set(item.parent, [...(below.get(item.parent) ?? []), item]);
  }
  const nodeOf = (item: CatalogueItemFact, above: Pick<CatalogueNode, 'deadline' | 'workUnit'>): CatalogueNode => {
    const own = { deadline: item.deadline ?? above.deadline, workUnit: item.workUnit ?? above.workUnit };
    return { item, ...own, children: (below.get(item.code) ?? []).map((child) => nodeOf(child, own)) };
  };
  return top.map((item) => nodeOf(item, { deadline: null, workUnit: null }));
}

function isCircular(item: CatalogueItemFact, known: ReadonlyMap<string, CatalogueItemFact>): boolean {
  const seen = new Set<string>();
  for (let at: CatalogueItemFact | undefined = item; at; at = at.parent === null ? undefined : known.get(at.parent)) {
    if (seen.has(at.code)) return true;
    seen.add(at.code);
  }
  return false;
}

/** The documents at or below a node. */
export function documentsOf(node: CatalogueNode): CatalogueNode[] {
  return node.item.level === 'dokumen' ? [node] : node.children.flatMap(documentsOf);
}

/**
 * The score of a node: by its method from its documents and what was measured; above that, the mean of what has a value by weight, all alike
 * while a weight is unknown. Null = nothing below it has a value yet. Source: Σ nilai × bobot sub-indikator × bobot indikator × bobot area.
 */
export function scoreNode(node: CatalogueNode, reckoning: Reckoning): Score | null {
  const inner = node.children.filter((child) => child.item.level !== 'dokumen');
  return inner.length > 0 ? meanOf(inner, reckoning) : byMethod(node, reckoning);
}

/** The score of a whole catalogue from its areas. */
export const scoreCatalogue = (areas: readonly CatalogueNode[], reckoning: Reckoning): Score | null => meanOf(areas, reckoning);

function meanOf(nodes: readonly CatalogueNode[], reckoning: Reckoning): Score | null {
  const parts = nodes.map((node) => ({ weight: millionthsOf(node.item.weight), score: scoreNode(node, reckoning) }));
  const known = parts.flatMap(({ weight, score }) => (score ? [{ weight, score }] : []));
  if (known.length === 0) return null;
  const isWeighted = parts.every(({ weight }) => weight !== null && weight > 0n);
  const points = meanPoints(known.map(({ weight, score }) => ({ weight: isWeighted ? (weight ?? 1n) : 1n, points: score.points })));
  const worst = (basis: ScoreBasis): boolean => known.some(({ score }) => score.basis === basis);
  const basis = worst('tanpa-metode') ? 'tanpa-metode' : !isWeighted || worst('tanpa-bobot') ? 'tanpa-bobot' : 'bobot';
  return { points, basis, known: known.length, of: nodes.length };
}

/** The mean of points by weight, rounded half up. Weights must not be 0 together. */
export function meanPoints(parts: readonly { readonly weight: bigint; readonly points: Points }[]): Points {
  const sum = parts.reduce((before, { weight, points }) => before + weight * BigInt(points), 0n);
  const whole = parts.reduce((before, { weight }) => before + weight, 0n);
  return Number((2n * sum + whole) / (2n * whole));
}

function byMethod({ item, children }: CatalogueNode, reckoning: Reckoning): Score | null {
  const documents = children.map((child): ScoredDocument => documentOf(child.item, reckoning));
  const method = item.method === null ? undefined : scoringMethodOf(item.method);
  const measure = measureOf(reckoning.measureOf(item.code));
  const quarter = Math.ceil(monthOf(earlier(reckoning.day, isoDate(item.year, 12, 31))) / 3);
  const threshold = millionthsOf(item.threshold);
  const score: MethodScore | null = method
    ? method.score({ documents, quarter: yearOf(reckoning.day) < item.year ? 1 : quarter, measure, threshold })
    : weightedShare(documents);
  if (score === null) return null;
  const basis = method ? (score.isWeighted ? 'bobot' : 'tanpa-bobot') : 'tanpa-metode';
  return { points: score.points, basis, known: 1, of: 1 };
}

const documentOf = (item: CatalogueItemFact, reckoning: Reckoning): ScoredDocument => ({
  isFulfilled: reckoning.isFulfilled(item.code),
  weight: millionthsOf(item.weight),
  quarter: item.quarter,
  step: item.step,
});

function measureOf(told: PreventionValueFact | null): Measure | null {
  const value = millionthsOf(told?.value ?? null);
  return told === null || value === null ? null : { value, required: millionthsOf(told.required) };
}
