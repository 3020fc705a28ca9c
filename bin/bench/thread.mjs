import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Rollup, ThreadFold, walkThread } from '../../libs/domain/dist/index.js';
import { withFiles } from './processes.mjs';
import { quantile, rounded, verdict } from './statistics.mjs';
import { budgetLines, chains, LAST_DAY, REGION, YEAR } from './thread-facts.mjs';
import { writeThreadFiles } from './thread-files.mjs';

const SIZES = { lines: 100_000, chains: 50_000 };
const GOAL = { seconds: 30, megabytes: 120, traceMs: 50 };
const QUESTIONS = 200;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
const heap = () => {
  for (let i = 0; i < 3; i++) collectGarbage();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + Math.max(external, arrayBuffers)) / 2 ** 20;
};

/** Facts taken together: what the ledger hands out at once. */
const PORTION = 2_000;

/** Feeds all facts to a fold and lets it settle; answers the seconds that took and the megabytes it holds. Making the facts is not counted. */
function measure(make, settle) {
  const before = heap();
  const target = make();
  let elapsed = 0;
  let changes = [];
  const take = () => {
    const started = performance.now();
    for (const change of changes) target.apply(change);
    elapsed += performance.now() - started;
    changes = [];
  };
  let revision = 0;
  for (const source of [budgetLines(SIZES.lines), chains(SIZES.chains)])
    for (const after of source) {
      changes.push({ revision: ++revision, before: null, after, firstRecordedOn: '2026-01-01' });
      if (changes.length === PORTION) take();
    }
  take();
  const started = performance.now();
  const answer = settle(target);
  elapsed += performance.now() - started;
  return { seconds: elapsed / 1_000, megabytes: heap() - before, answer, facts: revision, target };
}

/** Milliseconds to walk the thread of one key, over payments, packages and sub-activities from everywhere in the year. */
function walks(fold) {
  const keys = [...fold.sides.payments.all()]
    .filter((_, i) => i % 997 === 0)
    .flatMap(({ number, subActivities }) => [number, ...subActivities]);
  return keys.map((key) => {
    const started = performance.now();
    if (!walkThread(fold, key)) throw new Error(`${key} is not in the thread`);
    return performance.now() - started;
  });
}

/** Milliseconds of `GET /api/v1/trace/:key` of payments, contracts and sub-activities, by HTTP on a product that imported the same year as files. */
async function overHttp(tell) {
  const started = performance.now();
  return withFiles(
    (folder) => writeThreadFiles(folder, SIZES),
    async (product) => {
      const imported = product.importSeconds;
      tell(
        `thread: files written, imported (${imported.toFixed(1)} s) and judged after ${((performance.now() - started) / 1_000).toFixed(0)} s`,
      );
      const keys = askedKeys();
      await ask(product, keys[0]); // waits until the thread is read
      const times = [];
      for (const key of keys) times.push(await ask(product, key));
      return { imported, p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
    },
  );
}

/** Keys of every kind from everywhere in the year. */
function askedKeys() {
  const step = Math.floor((SIZES.chains * 3) / QUESTIONS);
  const keys = [...chains(SIZES.chains)].flatMap((fact) =>
    fact.kind === 'sp2d' ? [fact.number, fact.lines[0].subActivity] : fact.kind === 'contract' ? [fact.number] : [],
  );
  return keys.filter((_, i) => i % step === 0);
}

async function ask({ origin, key: secret }, key) {
  const started = performance.now();
  const answer = await fetch(`${origin}/api/v1/trace/${encodeURIComponent(key)}`, { headers: { authorization: `Bearer ${secret}` } });
  const { steps, detail } = await answer.json();
  if (!steps?.length) throw new Error(`${key}: ${answer.status} ${detail}`);
  return performance.now() - started;
}

/** The thread of a year of budget rows and whole chains, beside the sums of a board from the same facts. */
export async function run(tell) {
  const thread = measure(
    () => new ThreadFold(REGION, YEAR, LAST_DAY),
    (fold) => fold.measures.total('payment-joined'),
  );
  tell(`thread: ${thread.seconds.toFixed(1)} s, ${thread.megabytes.toFixed(0)} MB`);
  const joined = thread.answer.count;
  if (joined < SIZES.chains * 0.6) throw new Error(`only ${joined} payments are joined`);
  const walked = quantile(walks(thread.target), 0.95);
  delete thread.target;
  const sums = measure(
    () => new Rollup(REGION, YEAR, LAST_DAY),
    (rollup) => rollup.units.size,
  );
  const http = await overHttp(tell);
  const isTraced = http.p95 < GOAL.traceMs;
  const isFast = thread.seconds < GOAL.seconds;
  const isSmall = thread.megabytes < GOAL.megabytes;
  return {
    lines: [
      `${thread.facts.toLocaleString('en')} facts, ${joined.toLocaleString('en')} payments joined to their contract`,
      `joined and summed in ${thread.seconds.toFixed(1)} s, the sums of a board alone in ${sums.seconds.toFixed(1)} s; goal < ${GOAL.seconds} s: ${verdict(isFast)}`,
      `a key walked both ways in ${walked.toFixed(1)} ms at p95, before the ledger is asked for names and rows`,
      `imported by lcc import in ${http.imported.toFixed(1)} s (roster, budget, contracts, SP2D; four commands); goal < ${GOAL.seconds} s: ${verdict(http.imported < GOAL.seconds)}`,
      `GET /api/v1/trace/:key ${http.p50.toFixed(0)} ms at p50, ${http.p95.toFixed(0)} ms at p95; goal < ${GOAL.traceMs} ms: ${verdict(isTraced)}`,
      `held ${thread.megabytes.toFixed(0)} MB, the sums of a board ${sums.megabytes.toFixed(0)} MB; goal < ${GOAL.megabytes} MB: ${verdict(isSmall)}`,
    ],
    result: {
      seconds: rounded(thread.seconds, 2),
      megabytes: rounded(thread.megabytes, 1),
      sums: { seconds: rounded(sums.seconds, 2), megabytes: rounded(sums.megabytes, 1) },
      joined,
      walk: rounded(walked, 2),
      http: { imported: rounded(http.imported, 1), p50: rounded(http.p50, 1), p95: rounded(http.p95, 1) },
      met: isFast && isSmall && isTraced && http.imported < GOAL.seconds,
    },
  };
}
