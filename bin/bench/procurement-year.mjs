#!/usr/bin/env node
/**
 * `node bin/bench/procurement-year.mjs DIR YEAR`: a regency's year of procurement (the datasets of LKPP as csv) through the detectors: what each
 * day touches, and everything on Fridays. Counts new cases a week before any budget. The data is not part of this repository. Build first: `npm run build`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectors, openFile } from '../../libs/connectors/dist/index.js';
import { CaseEngine, CaseFold, detectors, naturalKey, PastDays, weekday } from '../../libs/domain/dist/index.js';
import { verdict } from './statistics.mjs';

const REGION = '12.05';
const MOST_CASES_A_WEEK = 5;
const FRIDAY = 5;

const [dir, yearText] = process.argv.slice(2);
if (!dir || !/^\d{4}$/.test(yearText ?? '')) {
  process.stderr.write('Usage: node bin/bench/procurement-year.mjs DIR YEAR\n');
  process.exit(1);
}
const year = Number(yearText);

/** Facts of every file that a connector of LKPP knows; the first of a key holds. */
function readYear() {
  const known = new Map();
  const units = { byCode: (code) => ({ code, name: code }), byName: () => undefined };
  for (const name of readdirSync(dir)
    .filter((each) => each.endsWith('.csv'))
    .sort()) {
    const table = openFile({ name, bytes: readFileSync(join(dir, name)), format: 'csv' });
    const connector = [...connectors].reverse().find((each) => each.id.startsWith('lkpp-') && each.recognizes(table));
    if (!connector) throw new Error(`${name}: no dataset of LKPP has these headings`);
    const context = {
      region: REGION,
      regionName: '',
      options: { year, region: REGION },
      units,
      today: `${year}-12-31`,
      known: { find: () => undefined },
    };
    const { facts } = connector.convert(connector.read(table), context);
    for (const { fact } of facts) if (fact.year === year) known.set(`${fact.kind}|${naturalKey(fact)}`, fact);
  }
  return [...known.values()];
}

const facts = readYear();
const recordedOn = `${year + 1}-01-01`; // loaded afterwards: each counts from its own date
const changes = facts.map((after, i) => ({ revision: i + 1, before: null, after, firstRecordedOn: after.date, recordedOn }));
const past = new PastDays(REGION, year, changes);
const engine = new CaseEngine(past.state, detectors);
const [seen, weeks, byDetector] = [new Set(), [], new Map()];
let fresh = 0;
let revision = facts.length;
for (const { day, changes: told } of past.through(`${year}-12-31`)) {
  const isFriday = weekday(day) === FRIDAY;
  const found = isFriday ? engine.all(new Map()) : engine.touched(told, new Map());
  for (const after of found) past.state.apply({ revision: ++revision, before: null, after, firstRecordedOn: day });
  for (const { id, standing } of past.state.fold(CaseFold).cases()) {
    if (standing.length === 0 || standing.every(({ severity }) => severity === 'info') || seen.has(id)) continue;
    seen.add(id);
    fresh++;
    for (const detector of new Set(standing.map((alert) => alert.detector))) byDetector.set(detector, (byDetector.get(detector) ?? 0) + 1);
  }
  if (isFriday) {
    weeks.push(fresh);
    fresh = 0;
  }
}
const most = Math.max(...weeks);
const mean = weeks.reduce((a, b) => a + b, 0) / weeks.length;
const coverage = [...past.state.fold(CaseFold).coverage.values()].filter(({ detector }) => detector.startsWith('P'));
const of = [...byDetector].sort(([, a], [, b]) => b - a).map(([id, n]) => `${id} ${n}`);
process.stdout.write(`${facts.length} facts; ${seen.size} cases (${of.join(', ') || 'none'})\n`);
process.stdout.write(
  `new cases a week: mean ${mean.toFixed(1)}, most ${most}; goal ${MOST_CASES_A_WEEK}: ${verdict(most <= MOST_CASES_A_WEEK)}\n`,
);
for (const { detector, risk, notRisk, conditionsNotMet, impossible } of coverage)
  process.stdout.write(
    `${detector.padEnd(4)} risk ${risk}, no risk ${notRisk}, conditions not met ${conditionsNotMet}, impossible ${impossible}\n`,
  );
