#!/usr/bin/env node
/** `npm run check`: types, lint, format, import rules, dead code and the project's own laws. Says what failed and exits 1. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './ensure.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const tool = (name) => join(ROOT, 'node_modules/.bin', name);
const script = (name, file) => ({ name, command: process.execPath, args: [join(ROOT, 'bin/checks', file)] });

await ensureDependencies();
const { runLanes } = await import('./checks/steps.mjs');

// The compiler has a lane of its own; everything else together takes about as long as it does.
const LANES = [
  [
    { name: 'types', command: tool('tsc'), args: ['-b', 'tsconfig.json', 'e2e/tsconfig.json'] },
    script('floating promises', 'promises.mjs'),
  ],
  [
    { name: 'lint and format', command: tool('biome'), args: ['ci', '--colors=off', '--max-diagnostics=100', '--error-on-warnings', '.'] },
    script('import rules', 'imports.mjs'),
    script('laws', 'laws.mjs'),
    { name: 'dead code', command: tool('knip'), args: ['--no-progress', '--no-config-hints'] },
    script('lock file', 'lock-file.mjs'),
    script('words', 'words.mjs'),
    script('security page', 'security.mjs'),
  ],
];

const started = performance.now();
const failed = await runLanes(ROOT, LANES, console.log);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(failed.length === 0 ? `\nAll checks passed in ${seconds} s` : `\nFailed after ${seconds} s: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
