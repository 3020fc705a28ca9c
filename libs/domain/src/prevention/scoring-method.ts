import type { Language } from '../values/index.js';
import { type Points, shareOf } from './points.js';

type Words = Readonly<Record<Language, string>>;

/** A document as a method sees it. */
export interface ScoredDocument {
  /** It has reached the stage that is counted. */
  readonly isFulfilled: boolean;
  /** Millionths; null = not published. */
  readonly weight: bigint | null;
  /** 1 to 4; null = the whole year. */
  readonly quarter: number | null;
  /** Stage of the work, in order; null = not said. */
  readonly step: number | null;
}

/** What was measured, in millionths. */
export interface Measure {
  readonly value: bigint;
  readonly required: bigint | null;
}

export interface ScoringInput {
  readonly documents: readonly ScoredDocument[];
  /** The quarter of the day, 1 to 4. */
  readonly quarter: number;
  readonly measure: Measure | null;
  /** Percent in millionths. */
  readonly threshold: bigint | null;
}

/** Points with whether they rest on published weights. */
export interface MethodScore {
  readonly points: Points;
  readonly isWeighted: boolean;
}

/**
 * One way from documents and measures to points. The readings are ours, as the guideline's own formulae are not public; an office that knows
 * better names another method in its catalogue.
 */
export interface ScoringMethod {
  readonly id: string;
  readonly title: Words;
  readonly formula: Words;
  /** What it gives at least and at most. */
  readonly bounds: readonly [low: number, high: number];
  readonly note: Words;
  /** Worked examples, run by the generic test; `points` as shown, null = unknown. */
  readonly examples: readonly { readonly title: string; readonly input: Partial<ScoringInput>; readonly points: number | null }[];
  /** Null = nothing to judge by yet: absence is not zero. */
  score(input: ScoringInput): MethodScore | null;
}

/** The share that the fulfilled ones have of all, by weight; by number while any weight is unknown. Null without documents. */
export function weightedShare(parts: readonly Pick<ScoredDocument, 'isFulfilled' | 'weight'>[]): MethodScore | null {
  if (parts.length === 0) return null;
  const weights = parts.map((part) => part.weight);
  const whole = weights.reduce<bigint>((sum, weight) => sum + (weight ?? 0n), 0n);
  const isWeighted = whole > 0n && weights.every((weight) => weight !== null);
  const size = (weight: bigint | null): bigint => (isWeighted ? (weight ?? 0n) : 1n);
  const done = parts.reduce((sum, part) => sum + (part.isFulfilled ? size(part.weight) : 0n), 0n);
  return { points: shareOf(done, isWeighted ? whole : BigInt(parts.length)), isWeighted };
}

/** Whether all documents have reached the stage; false without any. */
export const isWhole = (documents: readonly ScoredDocument[]): boolean =>
  documents.length > 0 && documents.every((document) => document.isFulfilled);

/** Documents by their step, in order; one without a step stands with the last. */
export function stepsOf(documents: readonly ScoredDocument[]): ScoredDocument[][] {
  const last = Math.max(...documents.map((document) => document.step ?? 0));
  const steps = new Map<number, ScoredDocument[]>();
  for (const document of documents) {
    const step = document.step ?? last;
    steps.set(step, [...(steps.get(step) ?? []), document]);
  }
  return [...steps].sort(([a], [b]) => a - b).map(([, all]) => all);
}

/** A document of an example. */
export const example = (
  isFulfilled: boolean,
  more: { readonly weight?: number; readonly quarter?: number; readonly step?: number } = {},
): ScoredDocument => ({
  isFulfilled,
  weight: more.weight === undefined ? null : BigInt(more.weight) * 1_000_000n,
  quarter: more.quarter ?? null,
  step: more.step ?? null,
});

/** A measure of an example. */
export const measured = (value: number, required?: number): Measure => ({
  value: BigInt(value) * 1_000_000n,
  required: required === undefined ? null : BigInt(required) * 1_000_000n,
});
