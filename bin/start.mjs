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

ensureDependencies();
if (!(await build())) {
  process.stderr.write('Penyusunan gagal; server tidak dijalankan.\n');
  process.exit(1);
}
setFlagsFromString(`--max-old-space-size=${HEAP_MB}`);
process.env.NODE_ENV ??= 'production';
await import('../apps/api/dist/main.js');
