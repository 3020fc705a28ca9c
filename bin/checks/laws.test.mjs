import { describe, expect, it } from 'vitest';
import { brokenLaws } from './laws.mjs';

const laws = (file, text) => brokenLaws(file, text).map((found) => found.law);

describe('laws', () => {
  it.each([
    ['libs/domain/src/values/sen.ts', 'const a = parseFloat(text);'],
    ['libs/domain/src/values/amount-text.ts', 'const a = Number(text);'],
    ['libs/domain/src/values/ratio.ts', 'const a = +text;'],
    ['libs/domain/src/board/rollup.ts', 'const a = Number.parseFloat(text);'],
  ])('keep floats out of money: %s: %s', (file, text) => {
    expect(laws(file, text)).toEqual(['money-is-never-a-float']);
  });

  it('want a reason beside a number that is not money', () => {
    expect(laws('libs/domain/src/board/a.ts', 'const a = Number(b); // not money: a shift number')).toEqual([]);
    expect(laws('libs/domain/src/board/a.ts', '// not money: a shift number\nconst a = Number(b);')).toEqual([]);
    expect(laws('libs/domain/src/board/a.ts', 'const a = Number(b); // not money:')).toEqual(['money-is-never-a-float']);
  });

  it.each(['Date.now()', 'Math.random()', 'new Date()', 'Date()', 'performance.now()', 'crypto.randomUUID()'])(
    'keep clock and dice out of pure code: %s',
    (text) => {
      for (const lib of ['domain', 'connectors', 'simulator']) {
        expect(laws(`libs/${lib}/src/a.ts`, `const a = ${text};`)).toEqual(['pure-code-has-no-clock-and-no-dice']);
      }
    },
  );

  it.each(['const a = process.env.PORT;', `const a = process['env'];`, `import { env } from 'node:process';`])(
    'let the environment be read in one place: %s',
    (text) => {
      expect(laws('apps/api/src/ledger/a.ts', text)).toEqual(['environment-is-read-in-one-place']);
      expect(laws('apps/api/src/platform/config/config.ts', text)).toEqual([]);
    },
  );

  it('want every route to declare who may call it', () => {
    const route = (decorators) => `class A { ${decorators} async read(): Promise<void> {} }`;
    expect(laws('apps/api/src/board/a.ts', route("@Get(':id')"))).toEqual(['a-route-declares-who']);
    expect(laws('apps/api/src/board/a.ts', route('@Post() @HttpCode(200)'))).toEqual(['a-route-declares-who']);
    expect(laws('apps/api/src/board/a.ts', route('@Get() @Allow({ anyone: true })'))).toEqual([]);
    expect(laws('apps/api/src/board/a.ts', route('@Helper()'))).toEqual([]);
  });

  it('want every body to be held against a schema', () => {
    const route = (parameter) => `class A { @Post() @Allow({}) add(${parameter} body: object): void {} }`;
    expect(laws('apps/api/src/identity/a.ts', route('@Body()'))).toEqual(['a-body-has-a-shape']);
    expect(laws('apps/api/src/identity/a.ts', route('@JsonBody(schema)'))).toEqual([]);
  });

  it('keep HTML strings out of the page', () => {
    expect(laws('apps/web/src/wall/a.tsx', 'const a = <p dangerouslySetInnerHTML={x} />;')).toEqual(['no-html-from-strings']);
    expect(laws('apps/web/src/wall/a.ts', 'node.innerHTML = x;')).toEqual(['no-html-from-strings']);
  });

  it('do not let any in by the back door', () => {
    expect(laws('apps/web/src/a.ts', 'const a = b as any;')).toEqual(['no-escape-from-types']);
  });

  it('want conditions to compare', () => {
    expect(laws('apps/api/src/a.ts', 'if (a = b) f();')).toEqual(['a-condition-compares']);
    expect(laws('apps/api/src/a.ts', 'const c = (a = b) ? 1 : (d = e);')).toEqual([]);
    expect(laws('apps/api/src/a.ts', 'return (this.tree ??= sum());')).toEqual([]);
  });

  it('leave honest code and tests alone', () => {
    expect(laws('libs/domain/src/board/rollup.ts', 'const a = Number.isFinite(b) && -b; const d = new Date(0);')).toEqual([]);
    expect(laws('libs/domain/src/board/rollup.test.ts', 'const a = Number(b);')).toEqual([]);
    expect(laws('libs/domain/src/facts/fact.ts', 'const year = Number(text);')).toEqual([]);
  });
});
