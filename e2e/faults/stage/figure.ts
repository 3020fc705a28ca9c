import { expect, test } from '@playwright/test';

/** A test on a busy machine may take this many times the figure; `npm run faults` holds the figure itself against what was measured. */
const PATIENCE = 5;

export interface Figure {
  readonly name: string;
  readonly value: number;
  /** The goal: no more than this. */
  readonly atMost: number;
  readonly unit: string;
}

/** Notes a measured figure beside its goal. Counts with the goal 0 must be 0; everything else has {@link PATIENCE} here. */
export function figure(name: string, value: number, atMost: number, unit = ''): void {
  const rounded = Number.isInteger(value) ? value : Number(value.toFixed(2));
  test.info().annotations.push({ type: 'figure', description: JSON.stringify({ name, value: rounded, atMost, unit } satisfies Figure) });
  expect(value, `${name} ≤ ${atMost} ${unit}`).toBeLessThanOrEqual(atMost * PATIENCE);
}

/** Seconds from a moment of `performance.now()`. */
export const secondsSince = (began: number): number => (performance.now() - began) / 1_000;

/** Asks again until the answer is yes. @returns seconds it took; throws after `limitS`. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, limitS = 120, everyMs = 50): Promise<number> {
  const began = performance.now();
  while (!(await isSo())) {
    if (secondsSince(began) > limitS) throw new Error(`not within ${limitS} s: ${what}`);
    await new Promise((done) => setTimeout(done, everyMs));
  }
  return secondsSince(began);
}

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
