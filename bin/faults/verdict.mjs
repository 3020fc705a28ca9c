/**
 * What was found of one row.
 * @typedef {{name: string, value: number, atMost: number, unit: string}} Figure
 * @typedef {{file: string, title: string, state: 'passed' | 'failed' | 'skipped', reason: string, figures: Figure[]}} Found
 * @typedef {{verdict: 'met' | 'MISSED' | 'SKIPPED', measured: string}} Verdict
 */

const firstLine = (text) =>
  (text ?? '')
    .replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
    .split('\n')[0]
    .trim();

/** The tests of Playwright's JSON report. @param {any} report @returns {Found[]} */
export function foundByPlaywright(report) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  return (report?.suites ?? []).flatMap(specs).map((spec) => {
    const test = spec.tests[0];
    const result = test?.results.at(-1);
    const notes = [...(test?.annotations ?? []), ...(result?.annotations ?? [])];
    const figures = [...new Set(notes.filter(({ type }) => type === 'figure').map(({ description }) => description))];
    const skipped = notes.find(({ type }) => type === 'skip')?.description;
    const state = result?.status === 'passed' ? 'passed' : result?.status === 'skipped' ? 'skipped' : 'failed';
    return {
      file: `e2e/${spec.file}`,
      title: spec.title,
      state,
      reason: {
        passed: '',
        failed: firstLine(result?.error?.message) || 'could not be run',
        skipped: skipped ?? 'a test before it failed',
      }[state],
      figures: figures.map((text) => JSON.parse(text)),
    };
  });
}

/** The tests of Vitest's JSON report. @param {any} report @param {string} root @returns {Found[]} */
export function foundByVitest(report, root) {
  return (report?.testResults ?? []).flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => status !== 'pending' && status !== 'skipped')
      .map(({ fullName, status, failureMessages, meta }) => ({
        file: file.name.replace(`${root}/`, ''),
        title: fullName,
        state: status === 'passed' ? 'passed' : 'failed',
        reason: firstLine(failureMessages?.[0]),
        figures: meta?.figures ?? [],
      })),
  );
}

/** The rows a title in `e2e/faults` names before its first colon, e.g. `F16, N3: …`. @param {string} title */
export const rowsOf = (title) => /^((?:[FN]\d+(?:, )?)+):/.exec(title)?.[1].split(', ') ?? [];

const belongs = (row, proof, found) =>
  found.file === proof.file && (proof.title ? found.title.includes(proof.title) : rowsOf(found.title).includes(row.id));

const shown = ({ name, value, atMost, unit }) => {
  const u = unit === '' ? '' : ` ${unit}`;
  return `${name} ${value}${u} (≤ ${atMost}${u})`;
};

/**
 * Holds a row's goal against what its tests found. A figure beyond its goal misses the row although its test, which is more patient, passed.
 * @param {import('../../e2e/faults/rows.mjs').Row} row @param {Found[]} all @returns {Verdict}
 */
export function verdictOf(row, all) {
  if (row.never) return { verdict: 'SKIPPED', measured: row.never };
  const found = row.proofs.map((proof) => all.filter((one) => belongs(row, proof, one)));
  const empty = row.proofs.find((_, i) => found[i].length === 0);
  if (empty) return { verdict: 'MISSED', measured: `no test of it ran in ${empty.file}` };
  const tests = found.flat();
  const failed = tests.find(({ state }) => state === 'failed');
  if (failed) return { verdict: 'MISSED', measured: `${failed.title}: ${failed.reason}` };
  const skipped = tests.find(({ state }) => state === 'skipped');
  const figures = tests.flatMap((test) => test.figures);
  const measured = [...figures.map(shown), ...(figures.length < tests.length ? [`${tests.length} tests passed`] : [])].join('; ');
  if (skipped) return { verdict: 'SKIPPED', measured: skipped.reason };
  if (row.lacks) return { verdict: 'MISSED', measured: `${measured}; missing: ${row.lacks}` };
  return { verdict: figures.some(({ value, atMost }) => value > atMost) ? 'MISSED' : 'met', measured };
}

/** A table for a terminal of any width. @param {string[][]} lines first = headings */
export function tableOf(lines) {
  const widths = lines[0].map((_, i) => (i === lines[0].length - 1 ? 0 : Math.max(...lines.map((line) => [...line[i]].length))));
  return lines.map((line) => line.map((cell, i) => cell.padEnd(widths[i])).join(' | ')).join('\n');
}
