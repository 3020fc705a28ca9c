import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

const SKIP = new Set(['node_modules', 'dist', 'dist-types', '.data', '.cache']);
const TEST = /\.(test|testing|spec)\.tsx?$|\/testing\.[^/]+$/;

const MONEY = /^libs\/domain\/src\/(values\/(sen|amount-text|ratio)\.ts$|board\/)/;
const PURE = /^libs\/(domain|connectors|simulator)\/src\//;
const API = /^apps\/api\/src\/(?!platform\/config\/)/;

/**
 * Where a float is right, with the reason. An entry that no longer matches is a problem too.
 * A comment `// not money: reason` on the line or the line above does the same.
 */
const FLOATS_ALLOWED = [
  { file: 'libs/domain/src/values/ratio.ts', text: 'Number(millionths)', why: 'the wire: a fraction of 1 with six decimals' },
  { file: 'libs/domain/src/values/amount-text.ts', text: 'Number(m[4])', why: 'the exponent of a printed double, not an amount' },
  { file: 'libs/domain/src/board/write-figures.ts', text: 'Number(millionths)', why: 'the wire: a fraction of 1 with six decimals' },
  { file: 'libs/domain/src/board/unit-sums.ts', text: "Number(stage.slice('GESER_'.length))", why: 'the number of a budget shift' },
];
const NOT_MONEY = /\/\/ not money: \S/;

/** The project's own laws: name, where it holds, and the expressions that break it. */
const LAWS = [
  {
    name: 'money-is-never-a-float',
    holds: (file) => MONEY.test(file) && !TEST.test(file),
    breaks: (node) =>
      (ts.isCallExpression(node) &&
        /^((globalThis\.)?(Number|parseFloat|parseInt)|Number\.(parseFloat|parseInt))$/.test(node.expression.getText())) ||
      (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.PlusToken),
    allowed: FLOATS_ALLOWED,
  },
  {
    name: 'pure-code-has-no-clock-and-no-dice',
    holds: (file) => PURE.test(file) && !TEST.test(file),
    breaks: (node) =>
      (ts.isPropertyAccessExpression(node) &&
        /^(globalThis\.)?(Date\.now|Math\.random|performance\.now|crypto\.(randomUUID|getRandomValues))$/.test(node.getText())) ||
      (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) ||
      (ts.isCallExpression(node) && node.expression.getText() === 'Date'),
  },
  {
    name: 'environment-is-read-in-one-place',
    holds: (file) => (API.test(file) || file.startsWith('libs/') || file.startsWith('apps/web/src/')) && !TEST.test(file),
    breaks: (node) =>
      (ts.isPropertyAccessExpression(node) && /^(globalThis\.)?process\.env$/.test(node.getText())) ||
      (ts.isElementAccessExpression(node) && /^process\[.env.\]$/.test(node.getText())) ||
      (ts.isImportDeclaration(node) &&
        /process/.test(node.moduleSpecifier.getText()) &&
        /\benv\b/.test(node.importClause?.getText() ?? '')),
  },
  {
    name: 'a-route-declares-who',
    holds: (file) => API.test(file) && !TEST.test(file),
    breaks: (node) => {
      if (!ts.isMethodDeclaration(node)) return false;
      const names = (ts.getDecorators(node) ?? []).map((d) => (ts.isCallExpression(d.expression) ? d.expression.expression.getText() : ''));
      return names.some((name) => /^(Get|Head|Post|Put|Patch|Delete|Options|All|Sse)$/.test(name)) && !names.includes('Allow');
    },
  },
  {
    name: 'a-body-has-a-shape',
    holds: (file) => API.test(file) && !TEST.test(file) && file !== 'apps/api/src/platform/http/json-body.ts',
    breaks: (node) => ts.isDecorator(node) && ts.isCallExpression(node.expression) && node.expression.expression.getText() === 'Body',
  },
  {
    name: 'no-html-from-strings',
    holds: (file) => file.startsWith('apps/web/'),
    breaks: (node) =>
      (ts.isIdentifier(node) && node.text === 'dangerouslySetInnerHTML') ||
      (ts.isPropertyAccessExpression(node) && /^(innerHTML|outerHTML|insertAdjacentHTML)$/.test(node.name.text)),
  },
  {
    name: 'a-condition-compares',
    holds: () => true,
    breaks: (node) =>
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      (ts.isIfStatement(node.parent) ||
        ts.isWhileStatement(node.parent) ||
        ts.isDoStatement(node.parent) ||
        ts.isConditionalExpression(node.parent)) &&
      (node.parent.expression === node || node.parent.condition === node),
  },
  {
    name: 'no-escape-from-types',
    holds: () => true,
    breaks: (node) => ts.isAsExpression(node) && node.type.kind === ts.SyntaxKind.AnyKeyword,
  },
];

/**
 * Reads one source file for broken laws.
 * @param {string} file path from the root, decides which laws hold
 * @param {string} text its source
 * @returns {{law: string, file: string, line: number, text: string}[]}
 */
export function brokenLaws(file, text) {
  const laws = LAWS.filter((law) => law.holds(file));
  const found = [];
  if (laws.length === 0) return found;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const lines = text.split('\n');
  const visit = (node) => {
    for (const law of laws) {
      if (!law.breaks(node)) continue;
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      if (law.allowed && (NOT_MONEY.test(lines[line - 1] ?? '') || /^\s*\/\/ not money: \S/.test(lines[line - 2] ?? ''))) continue;
      found.push({ law: law.name, file, line, text: node.getText().slice(0, 80) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Checks every TypeScript file under `root`. @returns {{files: number, problems: string[]}} */
export function checkLaws(root) {
  const files = ['libs', 'apps', 'e2e'].flatMap((folder) => sources(root, join(root, folder)));
  const broken = files.flatMap((file) => brokenLaws(file, readFileSync(join(root, file), 'utf8')));
  const allowed = LAWS.flatMap((law) => (law.allowed ?? []).map((entry) => ({ ...entry, law: law.name })));
  const matches = (entry) => (found) => found.law === entry.law && found.file === entry.file && found.text === entry.text;
  const problems = broken
    .filter((found) => !allowed.some((entry) => matches(entry)(found)))
    .map(({ law, file, line, text }) => `${law}: ${file}:${line}: ${text}`);
  for (const entry of allowed) {
    if (!broken.some(matches(entry))) problems.push(`${entry.law}: the exception is no longer needed: ${entry.file}: ${entry.text}`);
  }
  if (files.length === 0) problems.push('no source file was read');
  return { files: files.length, problems };
}

function sources(root, folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIP.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(root, path);
    return /\.tsx?$/.test(entry.name) ? [relative(root, path)] : [];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { files, problems } = checkLaws(process.cwd());
  for (const problem of problems) console.error(problem);
  console.log(`${files} files, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
