#!/usr/bin/env node
/**
 * `npm start`: installs what is missing, builds what is stale, then becomes the server. The server runs in this very process: one
 * process to signal, one to kill, and Ctrl+C reaches it once.
 */
import { setFlagsFromString } from 'node:v8';
import { build } from './build.mjs';
import { ensureDependencies } from './ensure.mjs';

/** A ledger of a million facts keeps its board in about a third of this; more would hide a leak on a small machine. */
const HEAP_MB = 2048;
/** The heap is swept when it has grown by this much: left to itself it triples first, and the process holds a gigabyte for a board of 150 MB. */
const GROWTH_PERCENT = 40;

const [unknown] = process.argv.slice(2);
if (unknown !== undefined) {
  const isHelp = unknown === '--help' || unknown === '-h';
  const text = `npm start          memasang, menyusun, lalu menjalankan server
Pilihan diberikan sebagai variabel: PORT, HOST, LCC_DATA_DIR, DATABASE_URL, LCC_DEMO=off, LCC_PUBLIC=on, … (docs/operating.md).
Perintah lain: npm run -s lcc -- --help
`;
  (isHelp ? process.stdout : process.stderr).write(isHelp ? text : `Pilihan ${unknown} tidak dikenal.\n${text}`);
  process.exit(isHelp ? 0 : 2);
}
ensureDependencies();
if (!(await build())) {
  process.stderr.write('Penyusunan gagal; server tidak dijalankan.\n');
  process.exit(1);
}
setFlagsFromString(`--max-old-space-size=${HEAP_MB}`);
setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
process.env.NODE_ENV ??= 'production';
await import('../apps/api/dist/main.js');
