import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise } from 'dependency-cruiser';

const FOLDERS = ['libs', 'apps', 'e2e'];
const SKIP = new Set(['node_modules', 'dist', 'dist-types', '.data', '.cache']);

/**
 * Checks the import rules of `.dependency-cruiser.cjs` in `root` (the current directory).
 * A boundary tool that reads nothing also reports "no violations", so every source file on disk must be among the modules read,
 * and at least one import between files must have been seen.
 * @param {string} root folder with libs, apps and e2e
 * @returns {Promise<{modules: number, edges: number, problems: string[]}>}
 */
export async function checkImports(root) {
  const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(folders, { ...config.options, baseDir: root, ruleSet: { forbidden: config.forbidden }, validate: true });
  const seen = new Set(output.modules.map((module) => module.source));
  const edges = output.modules.flatMap((module) => module.dependencies).filter((edge) => /^(libs|apps|e2e)\//.test(edge.resolved)).length;
  const problems = output.summary.violations.map(describe);
  const unread = folders.flatMap((folder) => sources(root, join(root, folder))).filter((file) => !seen.has(file));
  problems.push(...unread.map((file) => `not read by the import check: ${file}`));
  if (seen.size === 0) problems.push('the import check read no module at all');
  else if (edges === 0) problems.push('the import check saw no import between files: it cannot be reading TypeScript');
  return { modules: seen.size, edges, problems };
}

function describe(violation) {
  const cycle = violation.cycle?.map((step) => step.name).join(' -> ');
  const to = cycle ? ` -> ${cycle}` : violation.to && violation.to !== violation.from ? ` -> ${violation.to}` : '';
  return `${violation.rule.name}: ${violation.from}${to}`;
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
  const { modules, edges, problems } = await checkImports(process.cwd());
  for (const problem of problems) console.error(problem);
  console.log(`${modules} modules, ${edges} imports between files, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
