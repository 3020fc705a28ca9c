#!/usr/bin/env node
/**
 * `node bin/bench/nab.mjs DIR`: the streaming modules on a copy of the Numenta Anomaly Benchmark, or a part of it in the same form
 * (`data/GROUP/FILE.csv`, `labels/combined_windows.json`). The data is not part of this repository. Build first: `npm run build`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STREAM_DEFAULTS, StreamDetector } from '../../libs/domain/dist/index.js';
import { nabScore } from './nab-scorer.mjs';

const [dir] = process.argv.slice(2);
if (!dir) {
  process.stderr.write('Usage: node bin/bench/nab.mjs DIR\n');
  process.exit(1);
}

const seconds = (text) => Date.parse(`${text.replace(' ', 'T')}Z`);
const labels = JSON.parse(readFileSync(join(dir, 'labels', 'combined_windows.json'), 'utf8'));
const files = Object.entries(labels).map(([name, windows]) => {
  const rows = readFileSync(join(dir, 'data', name), 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
  const times = rows.map(([time]) => seconds(time));
  const detector = new StreamDetector(STREAM_DEFAULTS);
  return {
    name,
    scores: rows.map(([, value]) => detector.next(Number(value))),
    windows: windows.map(([from, to]) => ({
      left: times.findIndex((time) => time >= seconds(from)),
      right: times.findLastIndex((time) => time <= seconds(to)),
    })),
  };
});

for (const group of new Set(files.map(({ name }) => name.split('/')[0]))) {
  const part = files.filter(({ name }) => name.startsWith(`${group}/`));
  if (part.some(({ windows }) => windows.length > 0))
    console.log(`${group.padEnd(24)}${nabScore(part).score.toFixed(1)} at its own threshold`);
}
const { score, threshold } = nabScore(files);
console.log(`${files.length} files: ${score.toFixed(1)} at threshold ${threshold.toFixed(3)} (standard profile)`);
