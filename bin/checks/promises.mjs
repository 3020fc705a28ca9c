import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

/**
 * Finds promises nobody waits for, with the compiler's own types. Biome's rule knows only types it can infer itself and misses
 * promises that come out of packages (`mkdir(...)` of node:fs, a query of a driver), so the compiler has the last word.
 * @param {string} configPath a tsconfig.json
 * @param {string} root paths are told from here
 * @returns {{files: number, problems: string[]}}
 */
export function checkPromises(configPath, root) {
  const config = ts.getParsedCommandLineOfConfigFile(
    configPath,
    { noEmit: true, composite: false, incremental: false, tsBuildInfoFile: undefined },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  );
  if (!config) return { files: 0, problems: [`${relative(root, configPath)} cannot be read`] };
  const program = ts.createProgram({ rootNames: config.fileNames, options: config.options, projectReferences: config.projectReferences });
  const checker = program.getTypeChecker();
  const own = new Set(config.fileNames);
  const files = program.getSourceFiles().filter((file) => own.has(file.fileName));
  return { files: files.length, problems: files.flatMap((file) => floating(file, checker, root)) };
}

function floating(file, checker, root) {
  const problems = [];
  const visit = (node) => {
    const lost = ts.isExpressionStatement(node) ? isLost(node.expression, checker) : isCallbackIntoNothing(node, checker);
    if (lost) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      problems.push(`promise nobody waits for: ${relative(root, file.fileName)}:${line}: ${node.getText().split('\n')[0].slice(0, 100)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return problems;
}

/** A promise as a statement is lost unless it is awaited, `void`, or has a rejection handler at its end. */
function isLost(expression, checker) {
  if (ts.isParenthesizedExpression(expression)) return isLost(expression.expression, checker);
  if (ts.isAwaitExpression(expression) || ts.isVoidExpression(expression)) return false;
  if (ts.isConditionalExpression(expression)) return isLost(expression.whenTrue, checker) || isLost(expression.whenFalse, checker);
  if (ts.isBinaryExpression(expression)) {
    const operator = expression.operatorToken.kind;
    if (operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment) return false;
    return isLost(expression.right, checker);
  }
  if (!isPromise(checker.getTypeAtLocation(expression), checker)) return false;
  return !(ts.isCallExpression(expression) && handlesRejection(expression, checker));
}

/** A function that gives a promise, handed to somebody who expects nothing back: its rejection reaches nobody. */
function isCallbackIntoNothing(node, checker) {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  const expected = checker.getContextualType(node)?.getCallSignatures() ?? [];
  if (expected.length === 0 || !expected.every((one) => one.getReturnType().flags & ts.TypeFlags.Void)) return false;
  const own = checker.getSignatureFromDeclaration(node);
  return own !== undefined && isPromise(own.getReturnType(), checker);
}

function handlesRejection(call, checker) {
  if (!ts.isPropertyAccessExpression(call.expression)) return false;
  const name = call.expression.name.text;
  if (name === 'catch') return call.arguments.length > 0;
  if (name === 'then') return call.arguments.length > 1;
  return name === 'finally' && !isLost(call.expression.expression, checker);
}

function isPromise(type, checker) {
  if (type.isUnion()) return type.types.some((part) => isPromise(part, checker));
  const then = type.getProperty('then');
  return (
    then !== undefined && type.getProperty('catch') !== undefined && checker.getSignaturesOfType(type, ts.SignatureKind.Call).length === 0
  );
}

/** The projects of the root tsconfig. */
function projects(root) {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'));
  return config.references
    .map(({ path }) => join(root, path, path.endsWith('.json') ? '' : 'tsconfig.json'))
    .filter((path) => existsSync(dirname(path)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = process.cwd();
  let files = 0;
  for (const project of projects(root)) {
    const checked = checkPromises(project, root);
    files += checked.files;
    for (const problem of checked.problems) console.error(problem);
    if (checked.problems.length > 0) process.exitCode = 1;
  }
  console.log(`${files} files read`);
  if (files === 0) process.exitCode = 1;
}
