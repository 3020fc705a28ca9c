import { addDays, BoardState, CalendarFold, detectors, documentFolds, Judge, LegalTable, weekday } from '../../libs/domain/dist/index.js';
import { createRegency, labelledYear } from '../../libs/simulator/dist/index.js';
import { factsOf } from './simulated-facts.mjs';

const YEAR = 2026;
const REGION = '12.05';
/** Thresholds were chosen on these; nothing is reported of them unless asked for (`LCC_BENCH_SEEDS=tune`). */
const TUNE = { seeds: [1, 2, 3], drift: 0 };
/** Years of other seeds whose constants differ by up to 30 %. */
const TEST = { seeds: [101, 102, 103, 104], drift: 0.3 };
/** What is to be reached, by detector. */
const GOALS = {
  B14: { recall: 0.98, precision: 0.9 },
  B05: { recall: 1, precision: 0.98 },
  B06: { recall: 1, precision: 0.98 },
  B07: { recall: 1, precision: 0.98 },
  B08: { recall: 1, precision: 0.9 },
  B13: { recall: 0.9, precision: 0.7 },
  P13: { recall: 0.9, precision: 0.7 },
};
const MOST_CASES_A_WEEK = 25;
const MOST_FALSE_A_SERIES = 0.1;
const LEAST_AUC = 0.85;

/**
 * Precision, recall and volume of the detectors on made-up years with known cases: every detector judges the year as the product does; the
 * labels are only read afterwards.
 */
export async function run(tell) {
  const { seeds, drift } = process.env.LCC_BENCH_SEEDS === 'tune' ? TUNE : TEST;
  const scores = new Map();
  const ranks = [];
  const weeks = [];
  for (const seed of seeds) {
    tell(`anomalies: the year with cases of seed ${seed}`);
    const honest = honestFacts(seed, drift);
    const year = labelledYear(honest, { seed, year: YEAR, drift, cases: true });
    const judged = judgeYear(year.facts);
    count(scores, judged, year);
    ranks.push(areaUnder(judged, year.labels));
  }
  tell(`anomalies: the honest year of seed ${seeds[0]}, week by week`);
  const volume = weekly(labelledYear(honestFacts(seeds[0], drift), { seed: seeds[0], year: YEAR, drift, cases: false }).facts);
  weeks.push(...volume.cases);
  return report(scores, ranks, weeks, volume);
}

function honestFacts(seed, drift) {
  const regency = createRegency({ seed, year: YEAR, drift });
  const sp2d = [...regency.sp2dUntil(`${YEAR}-12-31`)].flatMap(({ date }) => regency.sp2d(date));
  const rows = { roster: regency.roster(), 'budget-lines': regency.budgetLines(), 'cash-plan': regency.cashPlans(), sp2d };
  return Object.entries(rows).flatMap(([id, list]) => factsOf(id, list, YEAR));
}

const contextOf = (state, today) => ({ state, today, legal: new LegalTable(), calendar: state.fold(CalendarFold).calendar });

function judgeYear(facts) {
  const today = `${YEAR}-12-31`;
  const state = new BoardState(REGION, YEAR, today, documentFolds);
  for (const [i, after] of facts.entries()) state.apply({ revision: i + 1, before: null, after, firstRecordedOn: after.date });
  const judge = new Judge(detectors);
  judge.all(contextOf(state, today));
  return [...judge.judgements()];
}

/** Found, missed and false, by detector. What is found on the things that a case speaks of is its consequence, neither right nor wrong. */
function count(scores, judged, { labels, touched }) {
  for (const { id } of detectors) {
    const wanted = new Set(labels.filter((label) => label.detector === id).map((label) => label.subject));
    const risks = judged.filter((j) => j.detector.id === id && j.evaluation.outcome === 'RISK');
    const found = risks.filter((j) => wanted.has(j.subject.key));
    const others = risks.filter((j) => !wanted.has(j.subject.key));
    const isConsequence = (j) => [...names(j)].some((name) => touched.has(name));
    const consequences = others.filter(isConsequence).length;
    const score = scores.get(id) ?? { wanted: 0, found: 0, false: 0, consequences: 0, judged: 0, examples: [] };
    score.wanted += wanted.size;
    score.found += found.length;
    score.false += others.length - consequences;
    score.consequences += consequences;
    score.judged += judged.filter((j) => j.detector.id === id && /RISK/.test(j.evaluation.outcome)).length;
    score.examples.push(
      ...others
        .filter((j) => !isConsequence(j))
        .slice(0, 2)
        .map((j) => j.subject.key),
    );
    score.missed = [...(score.missed ?? []), ...[...wanted].filter((key) => !found.some((j) => j.subject.key === key)).slice(0, 2)];
    scores.set(id, score);
  }
}

/** What a finding speaks of: its subject, the parts of it, and its evidence. */
function* names({ subject, evaluation }) {
  yield subject.key;
  yield* subject.key.split('|');
  for (const { key } of evaluation.evidence ?? []) yield* [key, ...key.split('|')];
}

/** How well the index orders tenders: the chance that a cartel's stands above an honest one. */
function areaUnder(judged, labels) {
  const cartels = new Set(labels.filter((label) => label.detector === 'tender').map((label) => label.subject));
  const ranked = judged.filter((j) => j.detector.id === 'P25' && typeof j.evaluation.value === 'number');
  const [bad, good] = [true, false].map((is) => ranked.filter((j) => cartels.has(j.subject.key) === is).map((j) => j.evaluation.value));
  const above = bad.reduce((sum, b) => sum + good.filter((g) => b > g).length + good.filter((g) => b === g).length / 2, 0);
  return above / (bad.length * good.length);
}

/** New findings of each week of a year, each subject of a detector once; and alarms of the series. */
function weekly(facts) {
  const state = new BoardState(REGION, YEAR, `${YEAR}-01-01`, documentFolds);
  const judge = new Judge(detectors);
  const seen = new Set();
  const byDetector = new Map();
  const cases = [];
  let [revision, next, alarms, firing] = [0, 0, 0, new Set()];
  let series = 0;
  for (let day = `${YEAR}-01-09`; day <= `${YEAR}-12-31`; day = addDays(day, 7)) {
    if (weekday(day) !== 5) throw new Error('a week is judged on its Friday');
    for (; next < facts.length && facts[next].date <= day; next++)
      state.apply({ revision: ++revision, before: null, after: facts[next], firstRecordedOn: facts[next].date });
    state.apply({
      revision: ++revision,
      before: null,
      after: { kind: 'business-day', region: REGION, year: YEAR, date: day },
      firstRecordedOn: day,
    });
    judge.all(contextOf(state, day));
    const risks = [...judge.judgements()].filter((j) => j.evaluation.outcome === 'RISK' && j.detector.kind !== 'rank');
    const fresh = risks.filter((j) => !seen.has(`${j.detector.id}|${j.subject.key}`));
    for (const j of fresh) {
      seen.add(`${j.detector.id}|${j.subject.key}`);
      byDetector.set(j.detector.id, (byDetector.get(j.detector.id) ?? 0) + 1);
    }
    cases.push(new Set(fresh.map((j) => `${j.subject.workUnit}|${j.subject.key.split('|').at(-1)}`)).size);
    const stream = [...judge.judgements()].filter((j) => j.detector.id === 'S01');
    series = Math.max(series, stream.length);
    const now = new Set(stream.filter((j) => j.evaluation.outcome === 'RISK').map((j) => j.subject.key));
    alarms += [...now].filter((key) => !firing.has(key)).length;
    firing = now;
  }
  return { cases, byDetector, alarms: series === 0 ? 0 : alarms / series };
}

function report(scores, ranks, weeks, volume) {
  const lines = [];
  const result = {
    detectors: {},
    area: mean(ranks),
    weekly: { mean: mean(weeks), most: Math.max(...weeks) },
    alarmsPerSeriesYear: volume.alarms,
  };
  const verdict = (isMet) => (isMet ? 'met' : 'MISSED');
  for (const [id, score] of scores) {
    if (score.wanted === 0) continue;
    const recall = score.found / score.wanted;
    const precision = score.found + score.false === 0 ? 1 : score.found / (score.found + score.false);
    result.detectors[id] = { ...score, recall, precision, interval: wilson(score.found, score.found + score.false) };
    const goal = GOALS[id];
    const said = goal
      ? `goal ${goal.recall} at ${goal.precision}: ${verdict(recall >= goal.recall && precision >= goal.precision)}`
      : 'no goal';
    const rest = `${score.found} of ${score.wanted} found, ${score.false} false, ${score.consequences} consequences, ${score.judged} judged`;
    lines.push(`${id.padEnd(4)} recall ${recall.toFixed(3)} precision ${precision.toFixed(3)}  ${rest}; ${said}`);
  }
  const quiet = [...scores].filter(([, s]) => s.wanted === 0 && s.false > 0).map(([id, s]) => `${id} ${s.false}`);
  if (quiet.length > 0) lines.push(`findings without a label: ${quiet.join(', ')}`);
  lines.push(`ranking of tenders: area under the curve ${result.area.toFixed(3)}; goal ${LEAST_AUC}: ${verdict(result.area >= LEAST_AUC)}`);
  lines.push(
    `weekly series: ${volume.alarms.toFixed(3)} false alarms per series and year; goal ${MOST_FALSE_A_SERIES}: ${verdict(volume.alarms <= MOST_FALSE_A_SERIES)}`,
  );
  const of = [...volume.byDetector]
    .sort(([, a], [, b]) => b - a)
    .map(([id, n]) => `${id} ${n}`)
    .join(', ');
  lines.push(
    `honest year: ${result.weekly.mean.toFixed(1)} new cases a week, ${result.weekly.most} at most (${of}); goal ${MOST_CASES_A_WEEK}: ${verdict(result.weekly.most <= MOST_CASES_A_WEEK)}`,
  );
  return { lines, result };
}

const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;

/** Wilson's 95 % interval of a share. */
function wilson(hits, of) {
  if (of === 0) return [0, 1];
  const [z, p] = [1.96, hits / of];
  const centre = p + (z * z) / (2 * of);
  const spread = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  return [centre - spread, centre + spread].map((v) => v / (1 + (z * z) / of));
}
