import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROWS } from '../../e2e/faults/rows.mjs';
import { foundByPlaywright, rowsOf, tableOf, verdictOf } from './verdict.mjs';

const proof = { by: 'playwright', file: 'e2e/faults/a.spec.ts' };
const row = { id: 'F1', did: 'cut', goal: 'none lost', proofs: [proof] };
const found = (more) => ({ file: proof.file, title: 'F1, N2: cut', state: 'passed', reason: '', figures: [], ...more });
const figure = (value) => ({ name: 'lost', value, atMost: 5, unit: 's' });

describe('the verdict of a row', () => {
  it('is met while every figure is within its goal', () => {
    expect(verdictOf(row, [found({ figures: [figure(3)] })])).toEqual({ verdict: 'met', measured: 'lost 3 s (≤ 5 s)' });
    expect(verdictOf(row, [found({})])).toEqual({ verdict: 'met', measured: '1 tests passed' });
  });

  it('is missed by a figure beyond its goal though its test passed, by a failed test, by none, and by what is not built', () => {
    expect(verdictOf(row, [found({ figures: [figure(6)] })]).verdict).toBe('MISSED');
    expect(verdictOf(row, [found({ state: 'failed', reason: 'lost one' })])).toEqual({
      verdict: 'MISSED',
      measured: 'F1, N2: cut: lost one',
    });
    expect(verdictOf(row, [found({ title: 'F11: another' })]).verdict).toBe('MISSED');
    expect(verdictOf({ ...row, lacks: 'a breaker' }, [found({})]).verdict).toBe('MISSED');
  });

  it('is skipped only with a reason', () => {
    expect(verdictOf(row, [found({ state: 'skipped', reason: 'no disk' })])).toEqual({ verdict: 'SKIPPED', measured: 'no disk' });
    expect(verdictOf({ ...row, never: 'no Redis' }, [])).toEqual({ verdict: 'SKIPPED', measured: 'no Redis' });
  });

  it('reads the report of Playwright', () => {
    const annotations = [{ type: 'figure', description: JSON.stringify(figure(1)) }];
    const spec = { title: 'F1: cut', file: 'faults/a.spec.ts', tests: [{ annotations, results: [{ status: 'passed', annotations }] }] };
    expect(foundByPlaywright({ suites: [{ specs: [], suites: [{ specs: [spec] }] }] })).toEqual([
      found({ title: 'F1: cut', figures: [figure(1)] }),
    ]);
  });
});

describe('the list of rows', () => {
  it('has every failure and attacker once, in order', () => {
    const wanted = [...Array.from({ length: 37 }, (_, i) => `F${i + 1}`), ...Array.from({ length: 25 }, (_, i) => `N${i + 1}`)];
    expect(ROWS.map(({ id }) => id)).toEqual(wanted);
  });

  it('leads to tests that are there', () => {
    for (const { id, proofs, never } of ROWS) {
      expect([id, proofs.length > 0]).toEqual([id, never === undefined]);
      for (const { file, title } of proofs) {
        const path = join(import.meta.dirname, '../..', file);
        expect([id, file, existsSync(path)]).toEqual([id, file, true]);
        const text = readFileSync(path, 'utf8');
        if (title) expect([id, text.includes(title)]).toEqual([id, true]);
        else expect([id, [...text.matchAll(/test\(\s*['"]([^'"]+)/g)].some(([, name]) => rowsOf(name).includes(id))]).toEqual([id, true]);
      }
    }
  });

  it('is printed as a table', () => {
    expect(
      tableOf([
        ['row', 'goal'],
        ['F1', 'none lost'],
      ]),
    ).toBe('row | goal\nF1  | none lost');
  });
});
