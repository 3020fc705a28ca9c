import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const TEXT = /\.(ts|tsx|js|mjs|cjs|json|md|html|css|sql|yml|yaml|sh)$|^(bin|docker|\.ci)\/[^.]+$/;
/** This list names what it looks for. */
const SELF = /^bin\/checks\/words\.(mjs|test\.mjs)$/;

/** A reader of the repository has only the repository: no paths beside it, no talk about how it came to be written. */
const WORDS = [
  ['a path outside the repository', /\.\.\/shared\/(docs|design|data)|\/work\/(main|shared)\b/],
  ['an issue number', /\b[Ii]ssue #?\d+\b|\b(fixes|closes) #\d+\b/],
  [
    'talk about a working session',
    /\b(coding|working|development) session\b|\bin (this|the next|a later|an earlier|a previous) session\b/i,
  ],
  ['talk about who wrote it', /\b(co-?workers?|colleagues?|sub-?agents?) (is|are|will|has|have|writes?|builds?)\b|\bas an AI\b|\bLLM\b/i],
];

/**
 * @param {string} text of a file
 * @returns {{line: number, what: string}[]}
 */
export function wordProblems(text) {
  return text
    .split('\n')
    .flatMap((line, index) => WORDS.filter(([, pattern]) => pattern.test(line)).map(([what]) => ({ line: index + 1, what })));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = process.cwd();
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  const files = listed.split('\0').filter((file) => TEXT.test(file) && !SELF.test(file) && file !== 'package-lock.json');
  const problems = files.flatMap((file) => wordProblems(read(join(root, file))).map(({ line, what }) => `${file}:${line}: ${what}`));
  for (const problem of problems) console.error(problem);
  if (files.length === 0) console.error('no file was read');
  process.exitCode = problems.length === 0 && files.length > 0 ? 0 : 1;
}

/** A file that git knows but that is gone from the tree has no words. */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
