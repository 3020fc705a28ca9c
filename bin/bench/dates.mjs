import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { paymentRow } from './payments.mjs';
import { withFiles } from './processes.mjs';
import { paymentStream, YEAR } from './rollup-facts.mjs';
import { quantile, rounded, verdict } from './statistics.mjs';

const LINES = 100_000;
const PAYMENTS = 50_000;
/** Every fifth day of the year, so that no two questions share their sums. */
const QUESTIONS = 73;
const GOAL_MS = 300;
const BREAKDOWNS = ['workUnit', 'programme', 'account', 'fundingSource', 'district', 'month'];

/** The budget of the same units and accounts; the sub-activity makes each key its own. */
const line = ({ after }, i) => ({
  tahun: String(YEAR),
  kode_skpd: after.workUnit,
  kode_sub_kegiatan: `1.03.10.2.01.${String(i % 9_000).padStart(4, '0')}`,
  kode_sumber_dana: `1.2.01.01.${String(1 + (i % 9)).padStart(2, '0')}`,
  kode_rekening: after.lines[0].account,
  pagu: `${after.amount}.00`,
});

/** A year's files as an office has them; answers the arguments of `lcc import` for each. */
function writeFiles(folder) {
  const write = (name, rows) => writeFileSync(join(folder, name), rows.map((row) => JSON.stringify(row)).join('\n'));
  write('anggaran.ndjson', Array.from({ length: LINES }, paymentStream(7)).map(line));
  write(
    'sp2d.ndjson',
    Array.from({ length: PAYMENTS }, paymentStream(8)).map(({ after }) => paymentRow(after)),
  );
  const budget = ['--connector', 'budget-lines', '--stage', 'MURNI', '--in-force', `${YEAR}-01-02`];
  return [
    [join(folder, 'anggaran.ndjson'), ...budget],
    [join(folder, 'sp2d.ndjson'), '--connector', 'sp2d'],
  ];
}

const dayOf = (question) => new Date(Date.UTC(YEAR, 0, 1 + question * 5)).toISOString().slice(0, 10);

async function ask(product, query) {
  const started = performance.now();
  const answer = await fetch(`${product.origin}/api/v1/boards/12.05-${YEAR}${query}`, {
    headers: { authorization: `Bearer ${product.key}` },
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${answer.status} for ${query}: ${body.detail}`);
  return { ms: performance.now() - started, body };
}

/** Boards of days spread over a year of 100 thousand budget rows and 50 thousand SP2D, asked by HTTP one after another. */
export async function run(tell) {
  tell(`dates: importing ${LINES.toLocaleString('en')} budget rows and ${PAYMENTS.toLocaleString('en')} SP2D`);
  return withFiles(writeFiles, (product) => measure(product, tell));
}

async function measure(product, tell) {
  const first = await ask(product, '');
  tell(`dates: the board itself after ${first.ms.toFixed(0)} ms`);
  const times = [];
  for (let i = 0; i < QUESTIONS; i++) {
    const day = (i * 37) % QUESTIONS; // to and fro through the year
    times.push((await ask(product, `?asOf=${dayOf(day)}&by=${BREAKDOWNS[i % BREAKDOWNS.length]}`)).ms);
  }
  const again = (await ask(product, `?asOf=${dayOf(20)}`)).ms;
  const [median, slowest] = [quantile(times, 0.5), Math.max(...times)];
  const isMet = slowest < GOAL_MS;
  return {
    lines: [
      `first reading ${first.ms.toFixed(0)} ms; ${QUESTIONS} other days: median ${median.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms; one asked again ${again.toFixed(0)} ms`,
      `goal: every day < ${GOAL_MS} ms: ${verdict(isMet)}`,
    ],
    result: {
      firstMs: rounded(first.ms, 1),
      medianMs: rounded(median, 1),
      slowestMs: rounded(slowest, 1),
      againMs: rounded(again, 1),
      met: isMet,
    },
  };
}
