import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Rollup } from '../../libs/domain/dist/index.js';
import { LAST_DAY, paymentStream, REGION, YEAR } from './rollup-facts.mjs';
import { quantile, rounded, verdict } from './statistics.mjs';

const SIZES = [10_000, 100_000, 1_000_000, 5_000_000];
const TIMED = 50_000;
const ROUNDS = 7;
const GOAL = { microseconds: 2, growth: 1.2 };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** Fills a ledger, then times the facts that follow; answers microseconds a fact. The sums are asked after, so that none is idle work. */
function measure(size) {
  const next = paymentStream();
  const rollup = new Rollup(REGION, YEAR, LAST_DAY);
  for (let i = 0; i < size; i++) rollup.apply(next());
  const following = Array.from({ length: TIMED }, next);
  collectGarbage();
  const started = performance.now();
  for (const change of following) rollup.apply(change);
  const elapsed = performance.now() - started;
  const documents = [...rollup.units.values()].reduce((sum, unit) => sum + unit.payments.documents, 0);
  if (documents !== size + TIMED) throw new Error(`the sums hold ${documents} documents, not ${size + TIMED}`);
  return (elapsed * 1_000) / TIMED;
}

/** Sizes take turns within a round, so that a slow moment of the machine does not fall on one of them. */
export async function run(tell) {
  for (let i = 0; i < 3; i++) measure(SIZES[0]); // the compiler has seen the path before anything counts
  const rounds = SIZES.map(() => []);
  for (let round = 1; round <= ROUNDS; round++) {
    for (const [i, size] of SIZES.entries()) rounds[i].push(measure(size));
    tell(`rollup: round ${round} of ${ROUNDS}: ${rounds.map((r) => r.at(-1).toFixed(3)).join(', ')} µs`);
  }
  const medians = rounds.map((round) => quantile(round, 0.5));
  const growth = medians[3] / medians[1];
  const isFast = medians.every((value) => value < GOAL.microseconds);
  const isFlat = growth <= GOAL.growth;
  return {
    lines: [
      ...SIZES.map((size, i) => `${size.toLocaleString('en').padStart(9)} facts  ${medians[i].toFixed(3)} µs a fact`),
      `goal < ${GOAL.microseconds} µs: ${verdict(isFast)}`,
      `5,000,000 beside 100,000: ${growth.toFixed(2)} times; goal ≤ ${GOAL.growth}: ${verdict(isFlat)}`,
    ],
    result: {
      microseconds: Object.fromEntries(SIZES.map((size, i) => [size, rounded(medians[i], 3)])),
      rounds: Object.fromEntries(SIZES.map((size, i) => [size, rounds[i].map((value) => rounded(value, 3))])),
      growth: rounded(growth, 3),
      met: isFast && isFlat,
    },
  };
}
