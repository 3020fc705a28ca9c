import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { securityPage, securityProblems } from './security.mjs';

const root = mkdtempSync(join(tmpdir(), 'lcc-security-'));
afterAll(() => rmSync(root, { recursive: true }));
writeFileSync(join(root, 'a.test.ts'), "it('holds the door', () => {});");

const line = (more) => ({
  id: '1.2.3',
  asks: 'a door',
  state: 'met',
  where: 'here',
  test: ['a.test.ts', 'holds the door'],
  level3: false,
  ...more,
});
const groups = Array.from({ length: 13 }, (_, i) => [`Kelompok ${i}`, ['1.2.3']]);

describe('the page of security', () => {
  it('is content with a test that is there', () => {
    expect(securityProblems(root, [line()], groups)).toEqual([]);
    expect(securityPage([line()], groups)).toContain('| 1.2.3 | a door | met | here | [a.test.ts](../a.test.ts) “holds the door” |');
  });

  it('complains of tests that are gone, by file and by name, of promises without one, and of groups that name what nobody judged', () => {
    const problems = (more) => securityProblems(root, [line(more)], groups);
    expect(problems({ test: ['b.test.ts', ''] })).toEqual(['1.2.3: there is no b.test.ts']);
    expect(problems({ test: ['a.test.ts', 'opens the door'] })).toEqual(['1.2.3: no test in a.test.ts is called “opens the door”']);
    expect(problems({ test: null })).toEqual(['1.2.3 is said to be met and names no test']);
    expect(problems({ id: '1.2.4' })).toHaveLength(13);
    expect(securityProblems(root, [line(), line()], groups)).toEqual(['1.2.3 stands twice']);
  });
});
