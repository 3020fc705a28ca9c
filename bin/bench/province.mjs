import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Rollup, ViewMemo, viewBoard } from '../../libs/domain/dist/index.js';
import { LAST_DAY, paymentStream, REGION, YEAR } from './rollup-facts.mjs';
import { rounded, verdict } from './statistics.mjs';

/** The regencies and cities of North Sumatra. */
const REGENCIES = 33;
const FACTS = 10_000_000;
const GOAL = { megabytes: 350, microseconds: 2, view: 25 };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
const held = () => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
};
/** Milliseconds of processor: what others do on the machine does not count. */
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** The sums of every regency of a province in one process, with a year of payments each: what they hold, and what one more fact costs. */
export async function run(tell) {
  const before = held();
  const regencies = Array.from({ length: REGENCIES }, (_, i) => ({
    next: paymentStream(1_200 + i),
    rollup: new Rollup(REGION, YEAR, LAST_DAY),
    memo: new ViewMemo(),
  }));
  let spent = 0;
  const each = Math.floor(FACTS / REGENCIES);
  for (const [i, { next, rollup }] of regencies.entries()) {
    for (let done = 0; done < each; done += 50_000) {
      const facts = Array.from({ length: Math.min(50_000, each - done) }, next);
      const started = processor();
      for (const fact of facts) rollup.apply(fact);
      spent += processor() - started;
    }
    if ((i + 1) % 11 === 0) tell(`province: ${i + 1} of ${REGENCIES} regencies`);
  }
  const megabytes = held() - before;
  for (const { rollup, memo } of regencies) viewBoard(rollup, '5', memo);
  const started = processor();
  for (const { next, rollup, memo } of regencies) {
    rollup.apply(next());
    const { totals } = viewBoard(rollup, '5', memo);
    if (totals.realization === null) throw new Error('a board without its sum');
  }
  const view = (processor() - started) / REGENCIES;
  const microseconds = (spent * 1_000) / (each * REGENCIES);
  const met = { memory: megabytes <= GOAL.megabytes, fact: microseconds <= GOAL.microseconds, view: view <= GOAL.view };
  return {
    lines: [
      `${REGENCIES} regencies, ${(each * REGENCIES).toLocaleString('en')} payments: ${rounded(megabytes, 0)} MB of sums, ${rounded(megabytes / REGENCIES, 1)} a regency; goal ≤ ${GOAL.megabytes} MB: ${verdict(met.memory)}`,
      `${rounded(microseconds)} µs a fact; goal ≤ ${GOAL.microseconds}: ${verdict(met.fact)}`,
      `${rounded(view)} ms from one more fact to the figures of its board; goal ≤ ${GOAL.view}: ${verdict(met.view)}`,
    ],
    result: {
      regencies: REGENCIES,
      facts: each * REGENCIES,
      megabytes: rounded(megabytes),
      microseconds: rounded(microseconds, 3),
      view: rounded(view),
      met,
    },
  };
}
