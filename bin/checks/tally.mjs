/** Counts of one test runner. @typedef {{passed: number, failed: number, skipped: number, problems: string[]}} Tally */

const NONE = { passed: 0, failed: 0, skipped: 0, problems: [] };

/**
 * Reads Vitest's JSON report. A file that could not be loaded, a hook that failed, and an error outside every test count as a failure
 * each: they are not among the failed tests.
 * @param {any} report the parsed report, undefined when none was written
 * @param {number | null} status exit code of the runner
 * @returns {Tally}
 */
export function tallyVitest(report, status) {
  if (!report) return lost('vitest', status);
  const files = report.testResults ?? [];
  const broken = files.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
  const tests = files.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: file.name })));
  const count = (...states) => tests.filter((test) => states.includes(test.status)).length;
  const failed = count('failed') + broken.length;
  return settle(status, 'vitest', {
    passed: count('passed'),
    failed,
    skipped: count('pending', 'skipped', 'todo', 'disabled'),
    problems: [
      ...tests.filter((test) => test.status === 'failed').map((test) => `${test.file} > ${test.fullName}`),
      ...broken.map((file) => `${file.name}: ${firstLine(file.message) || 'could not be run'}`),
    ],
  });
}

/**
 * Reads Playwright's JSON report. With retries off a flaky test cannot be; if there is one it counts as failed.
 * @param {any} report the parsed report, undefined when none was written
 * @param {number | null} status exit code of the runner
 * @returns {Tally}
 */
export function tallyPlaywright(report, status) {
  if (!report) return lost('playwright', status);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {};
  const errors = (report.errors ?? []).map((error) => firstLine(error.message));
  return settle(status, 'playwright', {
    passed: expected,
    failed: unexpected + flaky + errors.length,
    skipped,
    problems: [
      ...specs(report.suites ?? [])
        .filter((spec) => !spec.ok)
        .map((spec) => `${spec.file}:${spec.line} > ${spec.title}`),
      ...errors,
    ],
  });
}

/** How many tests Playwright would have run. @param {any} report of `playwright test --list` */
export function countListed(report) {
  return specs(report?.suites ?? []).length;
}

/** @param {Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return tallies.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
      problems: [...total.problems, ...one.problems],
    }),
    NONE,
  );
}

/** The closing line: `N passed, N failed`, with `, N skipped` when there are any. @param {Tally} tally */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A run in which nothing passed or failed proves nothing. @param {Tally} tally */
export function exitCode({ passed, failed }) {
  return failed > 0 || passed === 0 ? 1 : 0;
}

function lost(runner, status) {
  return { ...NONE, failed: 1, problems: [`${runner} ended with ${status} and left no report`] };
}

/** The runner's own verdict stands: when it failed though no test did, that is a failure too. */
function settle(status, runner, tally) {
  if (status === 0 || tally.failed > 0) return tally;
  return { ...tally, failed: 1, problems: [...tally.problems, `${runner} ended with ${status} though no test failed`] };
}

function specs(suites) {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specs(suite.suites ?? [])]);
}

function firstLine(text) {
  return (text ?? '').trim().split('\n')[0];
}
