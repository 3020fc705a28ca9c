import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPromises } from './promises.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');

const LOST = [
  `mkdir('x');`,
  `load();`,
  `Promise.all([load()]);`,
  `load().then(() => 1);`,
  `load().finally(() => {});`,
  `new Repo().save();`,
  `ready && load();`,
  `ready ? load() : undefined;`,
];
const KEPT = [`await load();`, `void load();`, `load().catch(() => {});`, `const p = load(); await p;`, `[1].forEach(() => {});`];

const source = (lines) => `import { mkdir } from 'node:fs/promises';
declare const ready: boolean;
async function load(): Promise<number> { return 1; }
class Repo { async save(): Promise<void> { await mkdir('x'); } }
export async function run(): Promise<unknown> {
  ${lines.join('\n  ')}
  return [Repo, ready, mkdir, load];
}
`;

let folder;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lcc-promises-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'src'));
  const compilerOptions = { types: ['node'], module: 'nodenext', target: 'ES2023', strict: true };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function check(lines) {
  writeFileSync(join(folder, 'src/a.ts'), source(lines));
  return checkPromises(join(folder, 'tsconfig.json'), folder);
}

describe('floating promises', () => {
  it('are all found, those out of packages too', () => {
    const { files, problems } = check(LOST);
    expect(files).toBe(1);
    expect(problems.map((problem) => problem.replace(/^.*?:\d+: /, ''))).toEqual(LOST);
  });

  it('are found in callbacks whose caller expects nothing back', () => {
    const texts = (lines) => check(lines).problems.map((problem) => problem.replace(/^.*?:\d+: /, ''));
    expect(texts(['setTimeout(async () => { await load(); });'])).toEqual(['async () => { await load(); }']);
    expect(texts(['[1].forEach(() => load());'])).toEqual(['() => load()']);
    expect(
      texts(['[1].map(() => load()).at(0)?.catch(() => {});', 'setTimeout(() => void load());', 'setTimeout(() => { void load(); });']),
    ).toEqual([]);
  });

  it('are not seen where somebody waits', () => {
    expect(check(KEPT).problems).toEqual([]);
  });
});

describe('the linter', () => {
  const lint = (name, text) => {
    const tree = mkdtempSync(join(tmpdir(), 'lcc-lint-'));
    try {
      copyFileSync(join(ROOT, 'biome.json'), join(tree, 'biome.json'));
      execFileSync('git', ['init', '-q', tree]);
      const path = join(tree, name);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, text);
      execFileSync(join(ROOT, 'node_modules/.bin/biome'), ['lint', '--colors=off', '.'], { cwd: tree, stdio: 'pipe' });
      return '';
    } catch (failure) {
      return String(failure.stdout) + String(failure.stderr);
    } finally {
      rmSync(tree, { recursive: true, force: true });
    }
  };

  it.each([
    ['noExplicitAny', 'libs/domain/src/a.ts', 'export const a: any = 1;\n'],
    ['noFloatingPromises', 'libs/domain/src/a.ts', 'async function f(): Promise<void> {}\nexport function g(): void {\n  f();\n}\n'],
    ['noParameterAssign', 'libs/domain/src/a.ts', 'export function f(a: number): number {\n  a = 2;\n  return a;\n}\n'],
    ['noProcessEnv', 'apps/api/src/ledger/a.ts', 'export const a = process.env.PORT;\n'],
    ['noDangerouslySetInnerHtml', 'apps/web/src/a.tsx', `export const A = () => <p dangerouslySetInnerHTML={{ __html: 'x' }} />;\n`],
    ['useImportType', 'libs/domain/src/a.ts', `import { Fact } from './fact.js';\nexport const f = (a: Fact): Fact => a;\n`],
    ['useAltText', 'apps/web/src/a.tsx', `export const A = () => <img src="x.png" />;\n`],
  ])('stops %s in %s', (rule, file, text) => {
    expect(lint(file, text)).toContain(rule);
  });

  it('leaves an injected class importable as a value', () => {
    const text = `import { Repo } from './repo.js';\nexport class A {\n  constructor(readonly repo: Repo) {}\n}\n`;
    expect(lint('apps/api/src/ledger/a.ts', text)).toBe('');
  });
});
