import { describe, expect, it } from 'vitest';
import { closingLine, countListed, exitCode, sum, tallyPlaywright, tallyVitest } from './tally.mjs';

const file = (status, ...states) => ({
  name: 'a.test.ts',
  status,
  message: 'SyntaxError: x\nat y',
  assertionResults: states.map((state) => ({ status: state, fullName: `is ${state}` })),
});

describe('the closing line', () => {
  it('counts tests of both runners', () => {
    const units = tallyVitest({ testResults: [file('failed', 'passed', 'failed', 'skipped', 'todo'), file('passed', 'passed')] }, 1);
    const browser = tallyPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, suites: [] }, 1);
    const total = sum([units, browser]);
    expect(closingLine(total)).toBe('5 passed, 3 failed, 4 skipped');
    expect(exitCode(total)).toBe(1);
  });

  it('says nothing of skipped tests where there are none', () => {
    expect(closingLine({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed');
    expect(exitCode({ passed: 2, failed: 0 })).toBe(0);
  });

  it('does not call an empty run a success', () => {
    expect(exitCode(sum([]))).toBe(1);
    expect(exitCode(tallyVitest({ testResults: [] }, 0))).toBe(1);
  });
});

describe('a failure outside of every test', () => {
  it('counts: a file that cannot be loaded', () => {
    const tally = tallyVitest({ testResults: [file('failed'), file('passed', 'passed')] }, 1);
    expect(tally).toMatchObject({ passed: 1, failed: 1, problems: ['a.test.ts: SyntaxError: x'] });
  });

  it('counts: a runner that failed though all tests passed', () => {
    expect(tallyVitest({ testResults: [file('passed', 'passed')] }, 1)).toMatchObject({ passed: 1, failed: 1 });
    expect(tallyPlaywright({ stats: { expected: 1 } }, 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts: no report', () => {
    expect(tallyVitest(undefined, 139)).toMatchObject({ passed: 0, failed: 1 });
    expect(tallyPlaywright(undefined, null)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('counts: an error before the first browser test', () => {
    const tally = tallyPlaywright({ stats: {}, errors: [{ message: 'Error: no\nmore' }] }, 1);
    expect(tally).toMatchObject({ failed: 1, problems: ['Error: no'] });
  });
});

describe('the report of Playwright', () => {
  const report = {
    stats: { expected: 1, unexpected: 1 },
    suites: [{ specs: [{ ok: true }], suites: [{ specs: [{ ok: false, file: 'wall.spec.ts', line: 3, title: 'moves' }] }] }],
  };

  it('names what failed, however deep', () => {
    expect(tallyPlaywright(report, 1).problems).toEqual(['wall.spec.ts:3 > moves']);
    expect(countListed(report)).toBe(2);
  });
});
